import Experiments

/// What could be typed at the end of a command line.
package struct CommandCompletion: Sendable, Hashable {
  /// One word that could stand there.
  package struct Candidate: Sendable, Hashable {
    /// As it is typed, quoted where it must be.
    package var text: String
    package var help: String
    /// Whether more of the same word follows, as after a folder.
    package var isOpen: Bool

    init(_ text: String, _ help: String = "", isOpen: Bool = false) {
      self.text = text
      self.help = help
      self.isOpen = isOpen
    }
  }

  /// How many characters stand before the word.
  package var start = 0
  package var candidates: [Candidate] = []
  /// What is wanted there, where it cannot be listed.
  package var hint = ""
  /// The folder whose files would be candidates but are not known yet.
  package var missingFolder: String?
}

extension CommandContext {
  /// What could stand at the end of a line.
  package func completion(of line: String) -> CommandCompletion {
    let words = CommandWords(line)
    var finished = words.words
    let word = words.endsInWord ? finished.removeLast() : CommandWords.Word(text: "", start: line.count)
    var completion = CommandCompletion(start: word.start)
    guard let first = finished.first?.text else {
      completion.candidates = matching(word.text, in: commandNames)
      return completion
    }
    let before = finished.dropFirst().map(\.text)
    if let known = CommandWord(rawValue: first) {
      complete(word.text, of: known, after: before, &completion)
    } else if let entry = namedEntries.first(where: { $0.name == first }) {
      complete(word.text, of: entry, after: before, &completion)
    }
    return completion
  }

  private var commandNames: [CommandCompletion.Candidate] {
    words.map { CommandCompletion.Candidate($0.rawValue, $0.help) }
      + namedEntries.map { CommandCompletion.Candidate($0.name, $0.help) }
  }

  /// Those that begin with what is typed; where none does, those that contain it.
  private func matching(
    _ text: String, in all: [CommandCompletion.Candidate]
  ) -> [CommandCompletion.Candidate] {
    let wanted = text.lowercased()
    let beginning = all.filter { $0.text.lowercased().hasPrefix(wanted) }
    return beginning.isEmpty ? all.filter { $0.text.lowercased().contains(wanted) } : beginning
  }

  private func complete(
    _ text: String, of word: CommandWord, after before: [String], _ completion: inout CommandCompletion
  ) {
    guard word.screens?.contains(screen) ?? true else { return }
    let place = before.count
    switch word {
    case .set where place == 0:
      let settable = parameters.filter { screen == .setup || $0.isLive }
      completion.candidates = matching(text, in: settable.map { .init($0.name, about($0)) })
    case .set where place == 1:
      if let parameter = parameters.first(where: { $0.name == before[0] }) {
        complete(text, value: parameter, &completion)
      }
    case .theme where place == 0: completion.candidates = matching(text, in: themes.map { .init($0) })
    case .glyphs where place == 0:
      let names = [("braille", "finest"), ("block", "for fonts without braille"), ("ascii", "anywhere")]
      completion.candidates = matching(text, in: names.map { .init($0.0, $0.1) })
    case .seek where place == 0:
      completion.candidates = matching(text, in: [.init("step", "the step that curves are drawn over")])
      completion.hint = "a share such as 50%, a time such as 1:20, or step"
    case .seek where place == 1 && before[0] == "step": completion.hint = "the number of a step"
    case .speed where place == 0:
      completion.candidates = matching(
        text, in: ReplayModel.speeds.map { .init(Value.real($0).description, "times the time it took") })
    case .note: completion.hint = "a text; it stands on the line of time from now on"
    case .open where place == 0:
      completion.candidates = matching(
        text, in: sessions.map { .init(CommandWords.quoted($0.name), $0.help) })
      if completion.candidates.isEmpty { completeFile(text, ending: ".plexus", &completion) }
    case .compare:
      let others = sessions.filter { !before.contains($0.name) }
      completion.candidates = matching(text, in: others.map { .init(CommandWords.quoted($0.name), $0.help) })
    case .run: completeRun(text, before, &completion)
    default: break
    }
  }

  private func about(_ parameter: ParameterSpecification) -> String {
    let now = values[parameter.name].map { "\($0.isEmpty ? "none" : $0) · " } ?? ""
    return now + parameter.help
  }

  private func complete(
    _ text: String, value parameter: ParameterSpecification, _ completion: inout CommandCompletion,
    prefix: String = ""
  ) {
    switch parameter.kind {
    case .choice(let names):
      completion.candidates = matching(prefix + text, in: names.map { .init(prefix + $0) })
    case .flag: completion.candidates = matching(prefix + text, in: ["yes", "no"].map { .init(prefix + $0) })
    case .file:
      completion.hint = parameter.help
      completeFile(text, ending: "", &completion, prefix: prefix)
    case .integer, .real, .text:
      let unit = parameter.unit.isEmpty ? "" : " \(parameter.unit)"
      let now = values[parameter.name].map { ", now \($0)" } ?? ""
      completion.hint = parameter.domain + unit + now
    }
  }

  private func completeRun(_ text: String, _ before: [String], _ completion: inout CommandCompletion) {
    guard let id = before.first else {
      completion.candidates = matching(text, in: systems.map { .init($0.id, $0.description.title) })
      return
    }
    guard let lab = systems.first(where: { $0.id == id }) else { return }
    if let equals = text.firstIndex(of: "=") {
      let name = String(text[..<equals])
      guard let parameter = lab.parameters.first(where: { $0.name == name }) else { return }
      complete(
        String(text[text.index(after: equals)...]), value: parameter, &completion, prefix: name + "=")
      return
    }
    let presets = before.count == 1 ? lab.presets : []
    completion.candidates = matching(
      text,
      in: presets.map {
        .init($0.name, [$0.duration, $0.summary].filter { !$0.isEmpty }.joined(separator: ", "))
      }
        + [.init("seed=", "Of all that is drawn at random.", isOpen: true)]
        + lab.parameters.map { .init($0.name + "=", $0.help, isOpen: true) })
  }

  private func complete(
    _ text: String, of entry: ActionEntry, after before: [String], _ completion: inout CommandCompletion
  ) {
    guard case .system(let description) = entry.target, description.arguments.indices.contains(before.count)
    else { return }
    let argument = description.arguments[before.count]
    if case .choice(let names) = argument.kind {
      completion.candidates = matching(text, in: names.map { .init($0) })
    } else {
      completion.hint = "\(argument.name): \(argument.domain)"
    }
  }

  /// Files whose names begin with what is typed, folders among them.
  private func completeFile(
    _ text: String, ending: String, _ completion: inout CommandCompletion, prefix: String = ""
  ) {
    let slash = text.lastIndex(of: "/").map { text.index(after: $0) } ?? text.startIndex
    let (folder, beginning) = (String(text[..<slash]), text[slash...])
    let asked = expanded(folder)
    guard let listing, listing.folder == asked else {
      completion.missingFolder = asked
      return
    }
    completion.candidates = listing.names.filter { name in
      name.hasPrefix(beginning) && (beginning.hasPrefix(".") || !name.hasPrefix("."))
        && (name.hasSuffix("/") || ending.isEmpty || name.hasSuffix(ending))
    }.map { .init(prefix + CommandWords.quoted(folder + $0), isOpen: $0.hasSuffix("/")) }
  }
}
