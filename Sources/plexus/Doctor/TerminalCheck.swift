import Experiments
import Foundation
import Terminal

/// What the terminal is and how it shows the characters of each set of glyphs.
enum TerminalCheck {
  static func sections(_ terminal: TerminalReport) -> [DoctorReport.Section] {
    guard let questions = terminal.size == nil ? nil : TerminalQuestions(), let answer = questions.ask()
    else {
      let reason = terminal.size == nil ? "standard output is no terminal" : "it does not answer"
      return [section(terminal, nil, reason), glyphs(terminal, nil, reason)]
    }
    return [section(terminal, answer, ""), glyphs(terminal, { questions.width(of: $0) }, "")]
  }

  private static func section(
    _ terminal: TerminalReport, _ answer: TerminalQuestions.Answer?, _ reason: String
  ) -> DoctorReport.Section {
    var section = DoctorReport.Section(name: "Terminal")
    let kind = [terminal.name, answer?.program ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    if let problem = terminal.problem, terminal.size != nil {
      section.add("kind", .text(terminal.name), "\(problem)", .problem)
    } else {
      section.add("kind", .text(terminal.name), kind.isEmpty ? "none: TERM is not set" : kind)
    }
    section.add("colorterm", .text(terminal.colorTerm), terminal.colorTerm.isEmpty ? "not set" : nil)
    if let size = terminal.size {
      let isSmall = size.columns < 60 || size.rows < 18
      section.add(
        "size", .list([.integer(size.columns), .integer(size.rows)]), "\(size.columns)×\(size.rows)",
        isSmall ? .problem : .fine,
        remedy: isSmall ? "The workbench needs 60×18: make the window larger." : "")
    } else {
      section.add("size", .none, "not asked: \(reason)")
    }
    section.add("output", .text(terminal.driver.rawValue))
    section.add("colours", .integer(terminal.colors.rawValue), words(terminal.colors))
    section.add("mouse", .flag(terminal.hasMouse))
    section.add(
      "encoding", .text(terminal.encoding), nil, terminal.isUTF8 ? .fine : .note,
      remedy: terminal.isUTF8
        ? "" : "Only ASCII is shown. For more set a UTF-8 locale, such as LC_ALL=C.UTF-8.")
    switch answer?.isSynchronized {
    case true?: section.add("synchronized", true, "yes: a frame is shown at once")
    case false?: section.add("synchronized", false, "no: a frame may be seen half drawn")
    case nil:
      section.add("synchronized", .none, answer == nil ? "not asked: \(reason)" : "the terminal does not say")
    }
    return section
  }

  private static func words(_ colors: ColorDepth) -> String {
    switch colors {
    case .none: "none"
    case .full: "24-bit"
    default: "\(colors.rawValue)"
    }
  }

  /// Characters of each set whose width terminals and fonts disagree on, the plainest set last.
  private static let samples: [(name: String, kind: Glyphs.Kind?, text: String)] = [
    ("braille", .braille, "⣀⣤⣶⣿⠁⠿"), ("blocks", .block, "▌▐▀▄█▞▏▋"), ("lines", .block, "╭─╮│┏━┓"),
    ("marks", .block, "▸▲●○◐◆✓✗▶⏸⏎…·"), ("arrows", .block, "↑↓←→"), ("wide", nil, "漢字"),
    ("combining", nil, "e\u{301}"),
  ]

  private static func glyphs(
    _ terminal: TerminalReport, _ width: ((String) -> Int?)?, _ reason: String
  ) -> DoctorReport.Section {
    var section = DoctorReport.Section(name: "Glyphs")
    var wrong: Set<Glyphs.Kind> = []
    if !terminal.isUTF8 {
      section.add("widths", .none, "not asked: the locale has ASCII alone")
      wrong = [.braille, .block]
    } else if let width {
      for sample in samples {
        let wanted = DisplayWidth.of(sample.text)
        let found = width(sample.text)
        let isRight = found == wanted
        if let kind = sample.kind, !isRight { wrong.formUnion(kind == .block ? [.block, .braille] : [kind]) }
        let columns = found.map { "\($0) of \(wanted) columns" } ?? "no answer"
        section.add(
          sample.name, found.map { .integer($0) } ?? .none, "\(sample.text)  \(columns)",
          isRight ? .fine : .note,
          remedy: isRight
            ? ""
            : sample.kind == nil
              ? "Such characters in data may shift what stands to their right until it changes."
              : "The screen would shift. Choose the glyphs below.")
      }
    } else {
      section.add("widths", .none, "not asked: \(reason)")
    }
    let best = Glyphs.Kind.allCases.first { !wrong.contains($0) } ?? .ascii
    section.add(
      "use", .text(best.rawValue),
      "\(best.rawValue), if all of it looks right below; --glyphs and the key T change it")
    section.picture = picture(terminal.isUTF8 ? Glyphs.Kind.allCases : [.ascii])
    return section
  }

  /// The same curve in each set, side by side.
  private static func picture(_ kinds: [Glyphs.Kind]) -> [String] {
    let (columns, rows) = (24, 5)
    let points = (0...60).map { step in (x: Double(step), y: 1 / (1 + Double(step) / 8)) }
    let frames = kinds.map { kind in
      let look = Look(glyphs: .of(kind), colors: .none)
      var frame = Frame(size: Size(columns: columns, rows: rows), look: look)
      LinePlot(series: [.init(name: kind.rawValue, points: points)], xLabel: "").draw(
        into: &frame, in: frame.bounds, look: look)
      return frame.text
    }
    return (0..<rows).map { row in frames.map { $0[row] }.joined(separator: "   ") }
  }
}
