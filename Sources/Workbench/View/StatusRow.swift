import Terminal

extension Model {
  /// The rows of keys and state: what is being typed, or something to tell, or the keys that hold here.
  func drawStatus(into frame: inout Frame, hints: [KeyHint], state: [Span] = []) {
    let geometry = geometry
    if let entry, entry.hasLine {
      draw(entry, into: &frame, in: geometry.hints)
    } else if let notice, fitsRow(notice) {
      let style = look.style(notice.isError ? .textError : .statusMessage)
      frame.put(
        notice.text, at: Point(column: 1, row: geometry.hints.row), style: style, width: size.columns - 2)
    } else {
      let hasTwoRows = !geometry.state.isEmpty
      StatusLine(
        hints: hasTwoRows ? hints.filter { !Self.isAlwaysShown($0) } : hints, state: hasTwoRows ? [] : state
      ).draw(into: &frame, in: geometry.hints, look: look)
    }
    if !geometry.state.isEmpty {
      StatusLine(hints: hints.filter(Self.isAlwaysShown), state: state)
        .draw(into: &frame, in: geometry.state, look: look)
    }
  }

  /// How one gets help and away stands beside the state where that has a row of its own.
  private static func isAlwaysShown(_ hint: KeyHint) -> Bool {
    hint.action == "help" || hint.action == "back"
  }

  private func draw(_ entry: TextEntry, into frame: inout Frame, in rect: Rect) {
    let (left, right) = rect.splitLeft(entry.problem == nil ? rect.columns : rect.columns * 3 / 5)
    TextField(prompt: " " + prompt(of: entry), editor: entry.editor).draw(into: &frame, in: left, look: look)
    if let problem = entry.problem {
      frame.put(
        problem, at: right.origin, style: look.style(.textError), width: right.columns - 1, alignment: .right)
    }
  }

  private func prompt(of entry: TextEntry) -> String {
    switch entry.purpose {
    case .homeFilter: return "filter: "
    case .setupField, .settingsField, .palette, .helpFilter: return ""
    case .command: return ":"
    case .findNode: return "find node: "
    case .searchText: return "search: "
    case .note: return "note: "
    case .rename: return "new name: "
    case .remark: return "what it is: "
    case .saveForm: return "save as: "
    case .panelFile: return "write to: "
    case .argument(let action, let description):
      guard let argument = description.firstMissing(in: action) else { return "" }
      return "\(argument.name) (\(argument.domain)): "
    }
  }

  /// The hints of the keys in some places, those that can be done now.
  func hints(_ places: Set<Place>, renaming: (ActionEntry) -> String? = { _ in nil }) -> [KeyHint] {
    var map = screenKeyMap
    map.rename(renaming)
    // Where room is short the last ones go: what moves the run and how to get help and away stay.
    map.sort { entry in
      switch (entry.place, entry.target) {
      case (_, .user(.runParameter)), (_, .user(.runNote)): 2
      case (_, .user(.commandLine)), (_, .user(.palette)): 4
      case (.everywhere, _): 1
      case (.system, _): 2
      case (.panels, _): 3
      default: 0
      }
    }
    return map.hints(ascii: isASCII) { entry in
      guard places.contains(entry.place), lessonObstacle(to: entry.name) == nil else { return false }
      guard case .user(let action) = entry.target else { return true }
      return obstacle(to: action) == nil
    }
  }
}

extension TextEntry {
  /// Whether it is typed into the line of keys, not where it belongs.
  var hasLine: Bool {
    switch purpose {
    case .setupField, .settingsField, .palette, .helpFilter: false
    case .homeFilter, .findNode, .searchText, .note, .rename, .remark, .saveForm, .panelFile, .command,
      .argument:
      true
    }
  }
}
