import Experiments
import Sessions
import Terminal

extension Model {
  func drawCompare(into frame: inout Frame) {
    guard let compare else { return }
    let comparison = compare.comparison
    let systems = Set(comparison.sessions.map(\.info.header.title)).sorted()
    let running = comparison.sessions.count { $0.info.status == .running }
    HeaderLine(
      title: [
        Span("COMPARE ", .transportReplay), Span(systems.joined(separator: ", "), .textStrong),
        Span(running > 0 ? " · as far as they have come" : "", .header),
      ],
      state: [Span("\(comparison.sessions.count) sessions", .headerState)]
    ).draw(into: &frame, in: geometry.header, look: look)
    drawPanels(into: &frame)
    drawStatus(
      into: &frame,
      hints: hints([.compare, .panels, .everywhere]) { entry in
        switch entry.target {
        case .user(.compareCurve): comparison.curveNames.count > 1 ? nil : ""
        case .user(.compareRefresh): running > 0 ? nil : ""
        case .user(.panelZoom): ""
        default: nil
        }
      }, state: [Span(compareWords(comparison), .status)])
  }

  /// How the sessions are to each other.
  private func compareWords(_ comparison: Comparison) -> String {
    guard comparison.isOneSystem else { return "different systems: results only" }
    if comparison.differsBySeedAlone { return "only seeds differ" }
    let count = comparison.changedParameters.count
    return count == 1 ? "1 setting differs" : "\(count) settings differ"
  }
}
