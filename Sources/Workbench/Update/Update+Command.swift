import Experiments
import Sessions
import Terminal

extension Model {
  /// What a command line can name now.
  package var commandContext: CommandContext {
    var parameters: [ParameterSpecification] = []
    var values: [String: String] = [:]
    switch screen {
    case .run:
      parameters = run?.lab.parameters ?? []
      for parameter in parameters { values[parameter.name] = run?.value(of: parameter).description }
    case .setup:
      parameters = setup?.fields ?? []
      for (field, text) in zip(parameters, setup?.texts ?? []) { values[field.name] = text }
    default: break
    }
    return CommandContext(
      screen: screen, entries: entries, places: Set(screenPlaces + [.everywhere, .always]),
      parameters: parameters, values: values, systems: labs, themes: themes.map(\.name),
      sessions: sessions.map { ($0.name, $0.path, $0.info?.header.title ?? "cannot be read") },
      homeFolder: homeFolder, listing: command.listing)
  }

  mutating func openCommandLine() -> [Effect] {
    entry = TextEntry(.command)
    command.begin()
    return complete()
  }

  /// Follows what is typed: what it could become is shown, and no line of the history any more.
  mutating func commandChanged() -> [Effect] {
    command.begin(draft: entry?.editor.text ?? "")
    return complete()
  }

  /// Looks for what could follow; files of a folder that is not known yet are asked for.
  mutating func complete() -> [Effect] {
    guard let editor = entry?.editor else { return [] }
    command.completion = commandContext.completion(of: editor.parts.before)
    return command.completion.missingFolder.map { [.listFolder($0)] } ?? []
  }

  /// The files of a folder are known now.
  mutating func take(_ listing: FolderListing) {
    command.listing = listing
    if entry?.purpose == .command, command.chosen == nil { _ = complete() }
  }

  /// Puts the next candidate into the line, or the one before.
  mutating func completeCommand(by steps: Int) -> [Effect] {
    let candidates = command.completion.candidates
    guard let editor = entry?.editor, !candidates.isEmpty else { return [] }
    let count = candidates.count
    let place = command.chosen.map { ($0 + steps + count) % count } ?? (steps > 0 ? 0 : count - 1)
    let candidate = candidates[place]
    let head = editor.parts.before.prefix(command.completion.start)
    command.problem = nil
    guard count == 1 else {
      command.chosen = place
      entry?.editor = LineEditor(before: head + candidate.text, after: editor.parts.after)
      return []
    }
    // The only one is taken, and what could follow it is shown.
    let end = candidate.isOpen || editor.parts.after.hasPrefix(" ") ? "" : " "
    entry?.editor = LineEditor(before: head + candidate.text + end, after: editor.parts.after)
    return commandChanged()
  }

  mutating func olderCommand() {
    guard let place = command.history.older(than: command.place, beginning: command.draft) else { return }
    showCommand(at: place)
  }

  mutating func newerCommand() {
    guard let place = command.place else { return }
    showCommand(at: command.history.newer(than: place, beginning: command.draft))
  }

  private mutating func showCommand(at place: Int?) {
    let draft = command.draft
    entry?.editor = LineEditor(place.map { command.history.lines[$0] } ?? draft)
    command.begin(draft: draft)
    command.place = place
  }

  /// Does what the line says, or tells why it cannot.
  mutating func acceptCommand() -> [Effect] {
    guard let line = entry?.editor.text else { return [] }
    do {
      guard let request = try commandContext.request(line) else {
        entry = nil
        return []
      }
      entry = nil
      command.history.add(line)
      return [.remember(line)] + perform(request)
    } catch {
      command.problem = error.description
      return []
    }
  }

  private mutating func perform(_ request: CommandRequest) -> [Effect] {
    switch request {
    case .action(let action): return perform(action)
    case .act(let action): return act(action)
    case .set(let name, let value): return set(name, to: value)
    case .theme(let name): show(theme: name)
    case .glyphs(let kind):
      glyphChoice = kind
      look = look.with(Glyphs.of(kind))
      reflectInSettings()
    case .seek(let place):
      if let reason = lessonObstacle(to: UserAction.replayForward.rawValue) {
        tell(reason)
        break
      }
      switch place {
      case .fraction(let fraction): return move(.seekFraction(fraction))
      case .microseconds(let time): return move(.seek(microseconds: time))
      case .step(let step): return move(.seekStep(step))
      }
    case .speed(let place):
      guard let speed = replay?.speed else { break }
      let action: UserAction = place < speed ? .replaySlower : .replayFaster
      if let reason = lessonObstacle(to: action.rawValue) {
        tell(reason)
        break
      }
      return changeSpeed(by: place - speed)
    case .note(let text):
      let action: UserAction = screen == .run ? .runNote : .replayNote
      if let reason = lessonObstacle(to: action.rawValue) ?? obstacle(to: action) {
        tell(reason)
        break
      }
      return note(text)
    case .open(let name): return [.open(path: name)]
    case .compare(let paths): return [.compare(paths: paths)]
    case .run(let system, let preset, let settings, let seed):
      return start(system, preset: preset, settings, seed)
    case .settings: return openSettings()
    }
    return []
  }

  /// Shows a theme of the list.
  mutating func show(theme name: String) {
    guard let theme = themes.first(where: { $0.name == name }) else { return }
    look = look.with(theme)
    reflectInSettings()
  }

  private mutating func set(_ name: String, to value: Value) -> [Effect] {
    if screen == .setup, let place = setup?.fields.firstIndex(where: { $0.name == name }) {
      setup?.remember()
      setup?.texts[place] = value.description
      setup?.selection = place
      return []
    }
    guard let run, run.isGoing else {
      tell("the run is over")
      return []
    }
    self.run?.pending[name] = value
    return send(.set(parameter: name, value: value))
  }

  private mutating func act(_ action: Action) -> [Effect] {
    guard let description = run?.lab.description.actions.first(where: { $0.name == action.name }) else {
      return []
    }
    guard run?.snapshot.isOver == false else { return begin(description) }
    if let reason = lessonObstacle(to: description.name) {
      tell(reason)
      return []
    }
    var action = action
    for argument in description.arguments where argument.kind == .node {
      guard let name = action.arguments[argument.name]?.text else { continue }
      guard let node = node(named: name, for: description) else {
        tell("no node is called \(name)", isError: true)
        return []
      }
      action.arguments[argument.name] = .integer(node)
    }
    return complete(action, description)
  }

  /// Starts a run as the command line of the program does.
  private mutating func start(_ system: String, preset: String, _ settings: [Setting], _ seed: UInt64)
    -> [Effect]
  {
    guard let lab = lab(system), let values = try? lab.values(preset: preset, settings: settings) else {
      return []
    }
    var leaving: [Effect] = shownLesson == nil ? [] : leaveLesson()
    if replay != nil { leaving.append(.closeReplay) }
    replay = nil
    if screen == .run { leaveRunScreen() }
    let request = RunRequest(system: system, values: values, seed: seed, threads: threads, dataPath: dataPath)
    return leaving + start(request, lab, preset: preset, isRecorded: true)
  }
}
