import Terminal

extension Model {
  /// The candidates above the command line, or what is wrong with it.
  func drawCommandLine(into frame: inout Frame) {
    guard entry?.purpose == .command else { return }
    let candidates = command.completion.candidates
    let room = geometry.hints.row - 3
    let columns = min(size.columns, 100)
    let text: [TextView.Paragraph] =
      if let problem = command.problem {
        [TextView.Paragraph("\(Character(look.glyphs.cross)) \(problem)", .textError)]
      } else if !command.completion.hint.isEmpty {
        [TextView.Paragraph(command.completion.hint, .textDim)]
      } else {
        []
      }
    let view = TextView(paragraphs: text)
    let textRows = min(view.lineCount(columns: columns - 4, ascii: isASCII), text.isEmpty ? 0 : room)
    let listRows = min(candidates.count, 10, max(0, room - textRows))
    guard textRows + listRows > 0 else { return }
    let rect = Rect(
      column: 0, row: geometry.hints.row - textRows - listRows - 2, columns: columns,
      rows: textRows + listRows + 2)
    let inside = frame.box(
      rect, title: "command", footer: keyMap.hints(ascii: isASCII) { $0.place == .commandLine },
      focused: true,
      look: look)
    let (top, rest) = inside.inset(columns: 1).splitTop(textRows)
    view.draw(into: &frame, in: top, look: look)
    list(candidates).draw(into: &frame, in: rest, look: look)
  }

  private func list(_ candidates: [CommandCompletion.Candidate]) -> ListView {
    ListView(
      rows: candidates.map { .item(ListView.Item($0.text, detail: $0.help)) }, selection: command.chosen,
      isFocused: true)
  }
}
