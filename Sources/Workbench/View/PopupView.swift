import Terminal

extension Model {
  func drawPopup(into frame: inout Frame) {
    switch popup {
    case .help(let offset): drawHelp(from: offset, into: &frame)
    case .quitQuestion: question("Quit", quitText).draw(into: &frame, in: frame.bounds, look: look)
    case .stopQuestion:
      question("Stop the run", "It ends at its next boundary and is saved as far as it came.")
        .draw(into: &frame, in: frame.bounds, look: look)
    case .deleteQuestion(let path):
      let name = path.split(separator: "/").last.map(String.init) ?? path
      question("Delete the session", "\(name) is deleted for good: it cannot be brought back.")
        .draw(into: &frame, in: frame.bounds, look: look)
    case .panelList(let selection):
      panelList(selection: selection).draw(into: &frame, in: frame.bounds, look: look)
    case nil: break
    }
  }

  private var quitText: String {
    let going = goingRuns
    let names = going.map(\.lab.description.title).joined(separator: ", ")
    return going.count == 1 ? "A run still goes on: \(names)." : "\(going.count) runs still go on: \(names)."
  }

  private func question(_ title: String, _ text: String) -> Popup {
    Popup(
      title: title, body: [TextView.Paragraph(text)],
      hints: keyMap.hints(ascii: isASCII) { $0.place != .always })
  }

  /// All keys of the place that the help covers, by places, the innermost first.
  var helpView: FactsView {
    var lines: [FactsView.Line] = []
    var place: String?
    for group in helpGroups {
      if group.place != place {
        if place != nil { lines.append(.space) }
        lines.append(.heading(group.place))
        place = group.place
      }
      lines.append(.fact(" " + group.keys, group.help, .text))
    }
    return FactsView(lines: lines, labelScope: .key)
  }

  /// The lines of the help: neighbours that do the same, such as the digits, share one.
  package var helpGroups: [(place: String, keys: String, help: String, names: [String])] {
    var groups: [(place: String, entries: [ActionEntry])] = []
    for entry in screenKeyMap.entries {
      if let last = groups.indices.last, groups[last].entries[0].help == entry.help {
        groups[last].entries.append(entry)
      } else {
        groups.append((entry.place.title, [entry]))
      }
    }
    return groups.map { group in
      let keys =
        group.entries.count > 1
        ? KeyMap.symbol(group.entries.map { $0.keys[0] }, ascii: isASCII)
        : group.entries[0].keys.map { $0.symbol(ascii: isASCII) }.joined(separator: " ")
      return (group.place, keys, group.entries[0].help, group.entries.map(\.name))
    }
  }

  /// The box of the help.
  var helpRect: Rect {
    let wanted = Size(columns: min(86, size.columns - 4), rows: min(helpView.lines.count + 2, size.rows - 2))
    return Rect(size).centered(wanted)
  }

  private func drawHelp(from offset: Int, into frame: inout Frame) {
    let inside = frame.box(
      helpRect, title: "Keys · \(screenTitle)", footer: keyMap.hints(ascii: isASCII) { $0.place == .help },
      focused: true, look: look)
    var view = helpView
    view.offset = offset
    view.draw(into: &frame, in: inside.inset(columns: 1), look: look)
  }

  private var screenTitle: String {
    switch screen {
    case .home: "Home"
    case .setup: "Set up"
    case .run: "Run"
    case .replay: "Replay"
    case .compare: "Compare"
    case .about: "About"
    }
  }

  /// How far the help can be scrolled.
  var helpScroll: Int {
    let inside = helpRect.inset(columns: 2, rows: 1)
    return max(0, helpView.rowCount(columns: inside.columns, ascii: isASCII) - inside.rows)
  }
}
