import Experiments
import Sessions
import Terminal

extension Model {
  mutating func moveFocus(by steps: Int) {
    guard let panels, !panelOrder.isEmpty else { return }
    let order = panelOrder
    let place = order.firstIndex(of: panels.focus) ?? 0
    self.panels?.focus = order[(place + steps + order.count) % order.count]
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

  /// The drawing in the panel with the focus.
  private var focusedDrawing: GraphDrawing? {
    panels.flatMap { panels in panels.focused.flatMap { panels.drawings[$0.id] } }
  }

  mutating func moveNode(_ direction: NetworkPlot.Direction) {
    guard let drawing = focusedDrawing, let plot = drawing.plot, !plot.nodes.isEmpty else { return }
    guard let node = panels?.focusedState.selection else {
      select(node: plot.nodes.firstIndex { $0.kind != .other } ?? 0, of: plot)
      return
    }
    if let next = plot.neighbor(of: node, toward: direction) { select(node: next, of: plot) }
  }

  /// Chooses a node and keeps it in sight.
  mutating func select(node: Int, of plot: NetworkPlot) {
    panels?.focusedState.selection = node
    guard var viewport = panels?.focusedState.viewport else { return }
    let reach = 0.45 / viewport.zoom
    let (x, y) = (plot.nodes[node].x, plot.nodes[node].y)
    viewport.centerX = min(max(viewport.centerX, x - reach), x + reach)
    viewport.centerY = min(max(viewport.centerY, y - reach), y + reach)
    panels?.focusedState.viewport = viewport
  }

  mutating func zoomGraph(by factor: Double) {
    guard var shown = panels?.focusedState else { return }
    shown.viewport.zoom = min(max(shown.viewport.zoom * factor, 1), 60)
    if shown.viewport.zoom < 1.01 {
      shown.viewport = NetworkPlot.Viewport()
    } else if let node = shown.selection, let plot = focusedDrawing?.plot, node < plot.nodes.count {
      (shown.viewport.centerX, shown.viewport.centerY) = (plot.nodes[node].x, plot.nodes[node].y)
    }
    panels?.focusedState = shown
  }

  mutating func panGraph(_ columns: Double, _ rows: Double) {
    guard var viewport = panels?.focusedState.viewport else { return }
    let step = 0.2 / viewport.zoom
    viewport.centerX = min(max(viewport.centerX + columns * step, 0), 1)
    viewport.centerY = min(max(viewport.centerY + rows * step, 0), 1)
    panels?.focusedState.viewport = viewport
  }

  /// Chooses the next node whose name is, begins with or contains a text.
  mutating func findNode(_ text: String) -> Bool {
    guard !text.isEmpty, let plot = focusedDrawing?.plot else { return false }
    let wanted = text.lowercased()
    let names = plot.nodes.map { $0.name.lowercased() }
    let found =
      names.firstIndex { $0 == wanted } ?? names.firstIndex { $0.hasPrefix(wanted) }
      ?? names.firstIndex { $0.contains(wanted) }
    guard let found else { return false }
    select(node: found, of: plot)
    return true
  }

  /// The chosen node of the graph that an action is about.
  func chosenNode(for action: ActionDescription) -> Int? {
    guard let panels else { return nil }
    let graphs = panels.descriptions.filter { if case .graph = $0.content { true } else { false } }
    let panel = graphs.first { $0.id == action.panel } ?? graphs.first { $0.id == panels.focused?.id }
    return (panel ?? graphs.first).flatMap { panels.states[$0.id]?.selection }
  }
}
