import Experiments
import Sessions
import Terminal

extension CommandContext {
  /// Reads a command line; nil for an empty one.
  ///
  /// - Throws: `CommandProblem` in words for the person.
  package func request(_ line: String) throws(CommandProblem) -> CommandRequest? {
    let words = CommandWords(line)
    guard let first = words.texts.first else { return nil }
    let arguments = Array(words.texts.dropFirst())
    if let word = CommandWord(rawValue: first) { return try request(word, arguments, words.rest(from: 1)) }
    if entries.contains(where: { $0.name == first }) { return try action(first, arguments) }
    let known = self.words.map(\.rawValue) + namedEntries.map(\.name)
    throw CommandProblem("command", first, among: known)
  }

  private func request(
    _ word: CommandWord, _ arguments: [String], _ rest: String
  ) throws(CommandProblem) -> CommandRequest {
    if let screens = word.screens, !screens.contains(screen) {
      let names = Model.Screen.allCases.filter(screens.contains).map(\.title)
      throw CommandProblem("\(word.rawValue) is for \(names.joined(separator: " and "))")
    }
    switch word {
    case .set: return try set(arguments)
    case .theme:
      let name = try only(arguments, of: word)
      guard themes.contains(name) else { throw CommandProblem("theme", name, among: themes) }
      return .theme(name)
    case .glyphs:
      let name = try only(arguments, of: word)
      guard let kind = Glyphs.Kind(rawValue: name) else {
        throw CommandProblem("set of glyphs", name, among: Glyphs.Kind.allCases.map(\.rawValue))
      }
      return .glyphs(kind)
    case .seek: return .seek(try place(arguments))
    case .speed: return .speed(try speed(try only(arguments, of: word)))
    case .note:
      guard !rest.isEmpty else { throw CommandProblem("note what? Write \(word.usage)") }
      return .note(rest)
    case .open: return .open(path(of: try only(arguments, of: word)))
    case .compare:
      guard Comparison.sizes.contains(arguments.count) else {
        throw CommandProblem("compare takes two to six sessions: \(word.usage)")
      }
      return .compare(arguments.map(path))
    case .run: return try run(arguments)
    case .settings:
      try none(arguments, of: word)
      return .settings
    case .help:
      try none(arguments, of: word)
      return .action(.help)
    case .quit:
      try none(arguments, of: word)
      return .action(.quit)
    }
  }

  /// The file of a session that is called by its name or file.
  private func path(of name: String) -> String {
    sessions.first { $0.name == name }?.path ?? expanded(name)
  }

  private func only(_ arguments: [String], of word: CommandWord) throws(CommandProblem) -> String {
    guard arguments.count == 1 else { throw CommandProblem("one argument is wanted: \(word.usage)") }
    return arguments[0]
  }

  private func none(_ arguments: [String], of word: CommandWord) throws(CommandProblem) {
    guard arguments.isEmpty else { throw CommandProblem("\(word.rawValue) takes no argument") }
  }

  // MARK: actions

  private func action(_ name: String, _ arguments: [String]) throws(CommandProblem) -> CommandRequest {
    guard let entry = entries.first(where: { $0.name == name && holds($0) }) else {
      throw CommandProblem(whyNotHere(entries.first { $0.name == name }, name))
    }
    switch entry.target {
    case .user(let action):
      guard arguments.isEmpty else { throw CommandProblem("\(name) takes no argument") }
      return .action(action)
    case .system(let description): return .act(try act(description, arguments))
    }
  }

  private func whyNotHere(_ entry: ActionEntry?, _ name: String) -> String {
    switch entry?.place {
    case .panel(let kind) where places.contains(.panels):
      "\(name) needs the focus on a panel of its kind (\(kind.rawValue)); panel.next goes to the next one"
    case .system, .systemPanel: "\(name) is for a run that goes on"
    case let place?: "\(name) is for: \(place.title)"
    case nil: "there is no command \(name)"
    }
  }

  private func act(
    _ description: ActionDescription, _ texts: [String]
  ) throws(CommandProblem) -> Action {
    var texts = texts
    // A text may have blanks without quotes.
    if let last = description.arguments.last, last.kind == .text, texts.count > description.arguments.count {
      let rest = texts[(description.arguments.count - 1)...].joined(separator: " ")
      texts = texts.prefix(description.arguments.count - 1) + [rest]
    }
    guard texts.count <= description.arguments.count else {
      let names = description.arguments.map(\.name).joined(separator: " ")
      throw CommandProblem(
        names.isEmpty ? "\(description.name) takes no argument" : "too much: \(description.name) \(names)")
    }
    var action = Action(description.name)
    for (argument, text) in zip(description.arguments, texts) {
      // A node is meant by its name; the names stand in the drawing, which this does not know.
      let value = argument.kind == .node ? .text(text) : argument.value(from: text)
      guard let value else {
        throw CommandProblem("\(argument.name) must be \(argument.domain), got \(text)")
      }
      action.arguments[argument.name] = value
    }
    return action
  }

  // MARK: words with arguments of their own

  private func set(_ arguments: [String]) throws(CommandProblem) -> CommandRequest {
    guard let name = arguments.first else { throw CommandProblem("set what? Write \(CommandWord.set.usage)") }
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      throw CommandProblem("parameter", name, among: parameters.map(\.name))
    }
    guard screen == .setup || parameter.isLive else {
      let live = parameters.filter(\.isLive).map(\.name)
      throw CommandProblem(
        "\(name) cannot change during a run; "
          + (live.isEmpty ? "no parameter of this system can" : "these can: \(live.joined(separator: ", "))"))
    }
    guard arguments.count == 2 else {
      throw CommandProblem("\(name) wants one value: \(parameter.domain)")
    }
    do {
      let text = parameter.kind == .file ? expanded(arguments[1]) : arguments[1]
      return .set(name, try parameter.value(from: text))
    } catch {
      throw CommandProblem(error.problem)
    }
  }

  private func place(_ arguments: [String]) throws(CommandProblem) -> SeekPlace {
    if arguments.first == "step" {
      guard arguments.count == 2, let step = Int(arguments[1]), step >= 0 else {
        throw CommandProblem("a step is a whole number from 0 up: seek step 400")
      }
      return .step(step)
    }
    guard arguments.count == 1, let place = SeekPlace(arguments[0]) else {
      throw CommandProblem("a place is a share, a time or a step: \(CommandWord.seek.usage)")
    }
    return place
  }

  private func speed(_ text: String) throws(CommandProblem) -> Int {
    let number = text.filter { $0 != "×" && $0 != "x" }
    let speeds = ReplayModel.speeds
    guard let speed = Double(number), let place = speeds.firstIndex(of: speed) else {
      let known = speeds.map { Value.real($0).description }.joined(separator: ", ")
      throw CommandProblem("a speed is one of \(known), got \(text)")
    }
    return place
  }

  private func run(_ arguments: [String]) throws(CommandProblem) -> CommandRequest {
    guard let id = arguments.first else { throw CommandProblem("run what? Write \(CommandWord.run.usage)") }
    guard let lab = systems.first(where: { $0.id == id }) else {
      throw CommandProblem("system", id, among: systems.map(\.id))
    }
    var preset = lab.presets.first?.name ?? ""
    var settings: [Setting] = []
    var seed: UInt64 = 1
    for (place, argument) in arguments.dropFirst().enumerated() {
      if let equals = argument.firstIndex(of: "=") {
        let text = String(argument[argument.index(after: equals)...])
        if argument[..<equals] == "seed" {
          guard let number = UInt64(text) else {
            throw CommandProblem("seed must be a whole number from 0 up, got \(text)")
          }
          seed = number
          continue
        }
        settings.append(
          Setting(name: String(argument[..<equals]), text: expanded(text), origin: .commandLine))
      } else if place == 0 {
        preset = argument
      } else {
        throw CommandProblem("\(argument) is no PARAMETER=VALUE")
      }
    }
    do {
      _ = try lab.values(preset: preset, settings: settings)
    } catch {
      throw CommandProblem("\(error.problem). \(error.remedy)")
    }
    return .run(system: id, preset: preset, settings: settings, seed: seed)
  }
}
