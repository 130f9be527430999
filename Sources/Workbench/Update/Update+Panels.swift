import Experiments
import Sessions
import Terminal

extension Model {
  mutating func moveFocus(by steps: Int) {
    guard var panels, !panels.descriptions.isEmpty else { return }
    let count = panels.descriptions.count
    panels.focus = (panels.focus + steps + count) % count
    self.panels = panels
  }

  /// Moves the chosen row of a table, or scrolls a text or a log.
  mutating func moveRows(by lines: Int) {
    guard let panel = panels?.focused, let state = shownState, let shown = panels?.focusedState else {
      return
    }
    switch panel.content {
    case .table(let name):
      let count = state.table(name)?.rows.count ?? 0
      guard count > 0 else { return }
      let next = shown.selection.map { moved($0, by: lines, count: count) } ?? (lines == .max ? count - 1 : 0)
      panels?.focusedState.selection = next
    case .text:
      let offset = moved(shown.offset, by: lines, count: hiddenLines(of: panel) + 1)
      panels?.focusedState.offset = offset
    case .log:
      // A log is scrolled from its end.
      let offset = moved(shown.offset, by: -lines, count: hiddenLines(of: panel) + 1)
      panels?.focusedState.offset = offset
    default: break
    }
  }

  /// Lines of a text or log beyond what its panel shows.
  private func hiddenLines(of panel: PanelDescription) -> Int {
    guard let panels, let state = shownState,
      let tile = panelTiles.first(where: { panels.descriptions[$0.index] == panel })
    else { return 0 }
    let inside = tile.rect.inset(columns: 1, rows: 1)
    let text = PanelView(panel: panel, state: state, shown: panels.state(of: panel)).text
    return max(0, (text?.lineCount(columns: inside.columns) ?? 0) - inside.rows)
  }
}
