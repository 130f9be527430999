import Experiments
import Sessions
import Terminal

/// What came out of a run that is over: one row, and below it, wrapped, what went wrong.
extension Model {
  /// Rows that it takes; a third of the screen at most.
  var resultRows: Int {
    let rows = (resultLine.isEmpty ? 0 : 1) + faultView.lineCount(columns: size.columns - 2, ascii: isASCII)
    return min(rows, size.rows / 3)
  }

  func drawResult(into frame: inout Frame) {
    var rect = geometry.result.inset(columns: 1)
    guard !rect.isEmpty else { return }
    if !resultLine.isEmpty {
      let (line, rest) = rect.splitTop(1)
      frame.put(resultLine, at: line.origin, look: look, width: line.columns)
      rect = rest
    }
    faultView.draw(into: &frame, in: rect, look: look)
  }

  /// How the run ended and what it found; a replay has a place of its own for that, and of a failure the reason
  /// says all.
  private var resultLine: [Span] {
    guard screen == .run, let run, !run.isGoing, run.state.failure == nil else { return [] }
    return resultSpans(run.state, lab: run.lab, recording: run.snapshot.recording)
  }

  /// Why the run failed, and why it is not fully recorded.
  private var faultView: TextView {
    guard let state = shownState, state.status.isFinal else { return TextView(paragraphs: []) }
    var faults = state.failure.map { ["failed: \($0)"] } ?? []
    if screen == .run, case .failed(_, let reason) = run?.snapshot.recording {
      faults.append("not fully recorded: \(reason)")
    }
    return TextView(paragraphs: faults.map { TextView.Paragraph($0, .textError, hangs: true) })
  }
}
