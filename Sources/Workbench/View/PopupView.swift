import Terminal

extension Model {
  func drawPopup(into frame: inout Frame) {
    switch popup {
    case .help(let offset): drawHelp(from: offset, into: &frame)
    case .quitQuestion: question("Quit", quitText).draw(into: &frame, in: frame.bounds, look: look)
    case .stopQuestion:
      question("Stop the run", "It ends at its next boundary and is saved as far as it came.")
        .draw(into: &frame, in: frame.bounds, look: look)
    case nil: break
    }
  }

  private var quitText: String {
    let going = goingRuns
    let names = going.map(\.lab.description.title).joined(separator: ", ")
    return going.count == 1 ? "A run still goes on: \(names)." : "\(going.count) runs still go on: \(names)."
  }

  private func question(_ title: String, _ text: String) -> Popup {
    Popup(title: title, body: [TextView.Paragraph(text)], hints: keyMap.hints(ascii: isASCII) { $0.place != .always })
  }

  /// All keys of the place that the help covers, by places, the innermost first.
  package var helpText: [TextView.Paragraph] {
    let entries = screenKeyMap.entries
    let shown = entries.map { entry in
      (entry, entry.keys.map { $0.symbol(ascii: isASCII) }.joined(separator: " "))
    }
    let width = shown.map { DisplayWidth.of($0.1, ascii: isASCII) }.max() ?? 0
    var paragraphs: [TextView.Paragraph] = []
    var title = ""
    for (entry, keys) in shown {
      if entry.place.title != title {
        title = entry.place.title
        if !paragraphs.isEmpty { paragraphs.append(TextView.Paragraph("")) }
        paragraphs.append(TextView.Paragraph(title, .textStrong))
      }
      let padding = String(repeating: " ", count: width - DisplayWidth.of(keys, ascii: isASCII))
      paragraphs.append(TextView.Paragraph("\(keys)\(padding)  \(entry.help)", indent: 1, hangs: true))
    }
    return paragraphs
  }

  /// The box of the help.
  var helpRect: Rect {
    let wanted = Size(columns: min(86, size.columns - 4), rows: min(helpText.count + 2, size.rows - 2))
    return Rect(size).centered(wanted)
  }

  private func drawHelp(from offset: Int, into frame: inout Frame) {
    let inside = frame.box(
      helpRect, title: "Keys · \(screenTitle)", footer: keyMap.hints(ascii: isASCII) { $0.place == .help },
      focused: true, look: look)
    TextView(paragraphs: helpText, offset: offset).draw(into: &frame, in: inside.inset(columns: 1), look: look)
  }

  private var screenTitle: String {
    switch screen {
    case .home: "Home"
    case .setup: "Set up"
    case .run: "Run"
    case .replay: "Replay"
    }
  }

  /// How far the help can be scrolled.
  var helpScroll: Int {
    let inside = helpRect.inset(columns: 2, rows: 1)
    return max(0, TextView(paragraphs: helpText).lineCount(columns: inside.columns) - inside.rows)
  }
}
