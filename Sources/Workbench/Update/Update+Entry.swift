import Experiments
import Terminal

extension Model {
  /// Follows what is typed: a filter filters, a field is checked, a name is looked for.
  mutating func entryChanged() -> [Effect] {
    guard let entry else { return [] }
    let text = entry.editor.text
    self.entry?.problem = nil
    switch entry.purpose {
    case .homeFilter:
      home.filter = text
      home.system = 0
      home.session = 0
    case .setupField:
      if let place = setup?.selection { setup?.texts[place] = text }
    case .findNode:
      if !text.isEmpty, !findNode(text) { self.entry?.problem = "no node is called so" }
    case .settingsField: setSetting(to: text)
    case .command: return commandChanged()
    case .palette: palette.selection = 0
    case .helpFilter: filterHelp(by: text)
    case .searchText: if !searchText(text) { self.entry?.problem = "it stands nowhere" }
    case .note, .rename, .remark, .saveForm, .panelFile, .argument: break
    }
    return []
  }

  mutating func acceptEntry() -> [Effect] {
    guard let entry else { return [] }
    let text = entry.editor.text
    switch entry.purpose {
    case .homeFilter, .setupField, .settingsField, .findNode, .searchText, .helpFilter:
      self.entry = nil
      return []
    case .command: return acceptCommand()
    case .palette: return acceptPalette()
    case .note:
      self.entry = nil
      return note(text)
    case .rename(let path):
      self.entry = nil
      return rename(path, to: text)
    case .remark(let path):
      self.entry = nil
      return [.remark(path: path, text)]
    case .saveForm:
      self.entry = nil
      return saveForm(to: text)
    case .panelFile(let panel):
      self.entry = nil
      return writePanel(panel, to: text)
    case .argument(let action, let description): return accept(text, action, description)
    }
  }

  mutating func note(_ text: String) -> [Effect] {
    guard !text.isEmpty else { return [] }
    tell("noted")
    return screen == .replay ? [.noteOnReplay(text)] : run.map { [.noteOnRun($0.id, text)] } ?? []
  }

  private mutating func accept(
    _ text: String, _ action: Action, _ description: ActionDescription
  ) -> [Effect] {
    guard let argument = description.firstMissing(in: action) else { return [] }
    guard let value = argument.value(from: text) else {
      entry?.problem = "\(argument.name) must be \(argument.domain)"
      return []
    }
    entry = nil
    var action = action
    action.arguments[argument.name] = value
    return complete(action, description)
  }

  mutating func cancelEntry() -> [Effect] {
    if entry?.purpose == .homeFilter {
      home.filter = ""
      holdHomeSelection()
    }
    if entry?.purpose == .helpFilter { filterHelp(by: "") }
    if entry?.purpose == .searchText { panels?.focusedState.text.search = "" }
    if let entry, entry.purpose == .setupField, let place = setup?.selection {
      setup?.texts[place] = entry.original
    }
    if let entry, entry.purpose == .settingsField { setSetting(to: entry.original) }
    entry = nil
    return []
  }

  /// Goes through the choices of an argument, or to the field above or below.
  mutating func entryStep(by steps: Int) -> [Effect] {
    guard let entry else { return [] }
    switch entry.purpose {
    case .setupField:
      self.entry = nil
      moveField(by: steps)
    case .argument(let action, let description):
      guard case .choice(let names)? = description.firstMissing(in: action)?.kind, !names.isEmpty else {
        break
      }
      let place = names.firstIndex(of: entry.editor.text) ?? 0
      self.entry?.editor = LineEditor(names[(place + steps + names.count) % names.count])
    case .homeFilter:
      self.entry = nil
      moveHome(by: steps)
    case .settingsField:
      self.entry = nil
      moveSetting(by: steps)
    case .helpFilter: scrollHelp(by: steps)
    case .findNode, .searchText, .note, .rename, .remark, .saveForm, .panelFile, .command, .palette: break
    }
    return []
  }
}

extension ActionDescription {
  /// The next argument that an action lacks and cannot do without.
  func firstMissing(in action: Action) -> Argument? {
    arguments.first { !$0.isOptional && action.arguments[$0.name] == nil }
  }
}

extension ActionDescription.Argument {
  /// Reads a value as typed; nil if it is none.
  func value(from text: String) -> Value? {
    switch kind {
    case .node: Int(text).map(Value.integer)
    case .integer(let range): Int(text).flatMap { range.contains($0) ? .integer($0) : nil }
    case .choice(let names): names.contains(text) ? .text(text) : nil
    case .text: .text(text)
    }
  }

  /// What it may be, in words.
  var domain: String {
    switch kind {
    case .node: "the number of a node"
    case .integer(let range): "a whole number in \(range.lowerBound)…\(range.upperBound)"
    case .choice(let names): "one of \(names.joined(separator: ", "))"
    case .text: "a text"
    }
  }
}
