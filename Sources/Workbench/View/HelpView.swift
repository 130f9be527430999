import Terminal

extension Model {
  /// All keys of the place that the help covers, by places, the innermost first, as far as the filter leaves them.
  var helpView: FactsView {
    var lines: [FactsView.Line] = []
    var place: String?
    for group in helpGroups where matchesFilter(group) {
      if group.place != place {
        if place != nil { lines.append(.space) }
        lines.append(.heading(group.place))
        place = group.place
      }
      lines.append(.fact(" " + group.keys, group.help, .text))
    }
    if lines.isEmpty { lines.append(.text("nothing here contains \(helpFilter)", .textDim)) }
    return FactsView(lines: lines, labelScope: .key)
  }

  private func matchesFilter(_ group: HelpGroup) -> Bool {
    let wanted = helpFilter.lowercased()
    guard !wanted.isEmpty else { return true }
    return ([group.keys, group.help] + group.names).contains { $0.lowercased().contains(wanted) }
  }

  /// One line of the help.
  package typealias HelpGroup = (place: String, keys: String, help: String, names: [String])

  /// The lines of the help: neighbours that do the same, such as the digits, share one.
  package var helpGroups: [HelpGroup] {
    var groups: [(place: String, entries: [ActionEntry])] = []
    for entry in coveredKeyMap.entries {
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

  /// The box of the help, as large as it is without a filter.
  var helpRect: Rect {
    var whole = self
    whole.helpFilter = ""
    let columns = min(86, size.columns - 4)
    let rows = whole.helpView.rowCount(columns: columns - 4, ascii: isASCII) + 2
    return Rect(size).centered(Size(columns: columns, rows: min(rows, size.rows - 2)))
  }

  /// The rows of the text; the last one is the filter's while it is typed.
  private var helpText: Rect {
    let inside = helpRect.inset(columns: 1, rows: 1)
    return inside.splitBottom(entry?.purpose == .helpFilter ? 1 : 0).rest.inset(columns: 1)
  }

  func drawHelp(from offset: Int, into frame: inout Frame) {
    let title = helpFilter.isEmpty ? "" : " · \(helpFilter)"
    let inside = frame.box(
      helpRect, title: "Keys · \(coveredTitle)\(title)",
      footer: keyMap.hints(ascii: isASCII) { $0.place == .help || $0.place == .entry }, focused: true,
      look: look)
    if let entry, entry.purpose == .helpFilter {
      TextField(prompt: " /", editor: entry.editor)
        .draw(into: &frame, in: inside.splitBottom(1).bottom, look: look)
    }
    var view = helpView
    view.offset = offset
    view.draw(into: &frame, in: helpText, look: look)
  }

  private var coveredTitle: String {
    if let entry, entry.purpose != .helpFilter { return entry.place.title }
    return coveredPopup != nil ? coveredPlaces[0].title : shownLesson == nil ? screen.title : "Lesson"
  }

  /// How far the help can be scrolled.
  var helpScroll: Int {
    max(0, helpView.rowCount(columns: helpText.columns, ascii: isASCII) - helpText.rows)
  }
}

extension Model.Screen {
  /// Its name in headings.
  var title: String {
    switch self {
    case .home: "Home"
    case .setup: "Set up"
    case .settings: "Settings"
    case .run: "Run"
    case .replay: "Replay"
    case .compare: "Compare"
    case .about: "About"
    }
  }
}
