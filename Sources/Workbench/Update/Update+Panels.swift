import Experiments
import Sessions
import Terminal

extension Model {
  mutating func moveFocus(by steps: Int) {
    guard let panels, !panelOrder.isEmpty else { return }
    let order = panelOrder
    let place = order.firstIndex(of: panels.focus) ?? 0
    // A cursor is seen and moved in one panel: it would hold the values of another without a word.
    self.panels?.focusedState.isReading = false
    self.panels?.focus = order[(place + steps + order.count) % order.count]
  }

  /// Moves the chosen row of a table, or scrolls a text or a log.
  mutating func moveRows(by lines: Int) {
    switch panels?.focused?.content {
    case .table: moveTableRow(by: lines)
    case .text, .log: scrollText(by: lines)
    default: break
    }
  }
}
