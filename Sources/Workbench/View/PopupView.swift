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
}
