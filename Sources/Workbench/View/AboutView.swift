import Sessions
import Terminal

extension Model {
  func drawAbout(into frame: inout Frame) {
    HeaderLine(title: [Span("About Plexus", .textStrong)], state: [Span("MIT licence", .headerState)])
      .draw(into: &frame, in: geometry.header, look: look)
    let inside = frame.box(geometry.body, title: "about", focused: true, look: look)
    var view = aboutView
    view.offset = about.offset
    view.draw(into: &frame, in: inside.inset(columns: 1), look: look)
    drawStatus(
      into: &frame, hints: hints([.about, .everywhere]) { $0.place == .about && aboutScroll == 0 ? "" : nil })
  }

  private var aboutView: FactsView {
    var lines: [FactsView.Line] = [
      .text("A laboratory in the terminal for brain-inspired and efficient computing.", .text), .space,
    ]
    if let fingerprint = about.fingerprint {
      lines += [
        .heading("Versions"), .fact(" Plexus", fingerprint.plexus, .text),
        .fact(
          " compute version", "\(fingerprint.computeVersion) (raised when results may change in their bits)",
          .text),
      ]
      lines += fingerprint.libraries.keys.sorted().map {
        .fact(" " + $0, fingerprint.libraries[$0] ?? "", .text)
      }
      lines += [
        .space, .heading("This machine"), .fact(" processor", fingerprint.cpu, .text),
        .fact(" architecture", fingerprint.architecture, .text),
        .fact(" instructions", fingerprint.cpuFeatures.joined(separator: " "), .text),
        .fact(" threads", "\(threads)", .text),
      ]
    }
    lines +=
      [.space, .heading("Where files are")] + about.places.map { .fact(" " + $0.what, $0.path, .text) }
    lines += [
      .space, .heading("Systems"),
    ]
    lines += labs.map { lab in
      let paper = [lab.description.paper.identifier, lab.description.paper.title].filter { !$0.isEmpty }
      return .fact(" " + lab.id, paper.isEmpty ? "–" : paper.joined(separator: " · "), .text)
    }
    lines += [
      .space, .heading("Licence"),
      .text(
        "MIT: use, copy, change and pass it on freely, with its copyright notice; there is no warranty.",
        .text),
    ]
    return FactsView(lines: lines)
  }

  /// How far it can be scrolled.
  var aboutScroll: Int {
    let inside = geometry.body.inset(columns: 2, rows: 1)
    return max(0, aboutView.rowCount(columns: inside.columns, ascii: isASCII) - inside.rows)
  }
}
