import Experiments
import Terminal

extension Model {
  /// Chooses and scrolls with the mouse.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .press(.left):
      notice = nil
      return click(event.point)
    case .scrollUp: scroll(at: event.point, by: -1)
    case .scrollDown: scroll(at: event.point, by: 1)
    case .drag(.left): return drag(event.point)
    case .press, .release, .drag: break
    }
    return []
  }

  private mutating func click(_ point: Point) -> [Effect] {
    if case .help = popup {
      if !helpRect.contains(point) { popup = nil }
      return []
    }
    guard popup == nil, entry == nil else { return [] }
    switch screen {
    case .home: return clickHome(point)
    case .setup: clickSetup(point)
    case .run, .replay, .compare: return clickPanels(point)
    case .about: break
    }
    return []
  }

  /// A click on what is chosen already opens it.
  private mutating func clickHome(_ point: Point) -> [Effect] {
    let places = homeGeometry
    if let item = systemsView.item(at: point, in: places.systems.inset(columns: 2, rows: 1)) {
      let isChosen = home.list == .systems && home.system == item
      (home.list, home.system) = (.systems, item)
      return isChosen ? openChosen() : []
    }
    let sessions = places.sessions.inset(columns: 2, rows: 1)
    if let item = sessionsView(columns: sessions.columns).item(at: point, in: sessions) {
      let isChosen = home.list == .sessions && home.session == item
      (home.list, home.session) = (.sessions, item)
      return isChosen ? replayChosen() : []
    }
    if places.systems.contains(point) { home.list = .systems }
    if places.sessions.contains(point) { home.list = .sessions }
    return []
  }

  private mutating func clickSetup(_ point: Point) {
    guard let setup else { return }
    let rect = setupGeometry.form.inset(columns: 2, rows: 1)
    if let field = formView(setup).field(at: point, in: rect) { self.setup?.selection = field }
  }

  private mutating func clickPanels(_ point: Point) -> [Effect] {
    guard let tile = panelTiles.first(where: { $0.rect.contains(point) }) else { return drag(point) }
    panels?.focus = tile.index
    guard let panel = panels?.focused else { return [] }
    let inside = tile.rect.inset(columns: 2, rows: 1)
    switch panel.content {
    case .table(let name):
      guard let table = shownState?.table(name), let shown = panels?.focusedState else { break }
      let view = TableView(table: table, shown: shown, isFocused: true)
      if let row = view.row(at: point, in: inside) { panels?.focusedState.selection = row }
    case .graph:
      guard var plot = panels?.drawings[panel.id]?.plot, let shown = panels?.focusedState else { break }
      plot.viewport = shown.viewport
      plot.selected = shown.selection
      if let node = plot.node(at: point, in: inside) { select(node: node, of: plot) }
    default: break
    }
    return []
  }

  /// The line of time follows the pointer.
  private mutating func drag(_ point: Point) -> [Effect] {
    guard screen == .replay, popup == nil, let replay else { return [] }
    let inside = geometry.timeline.inset(columns: 2, rows: 1)
    guard let fraction = timelineBar(replay).fraction(at: point, in: inside) else { return [] }
    return move(.seekFraction(fraction))
  }

  private mutating func scroll(at point: Point, by lines: Int) {
    if case .help(let offset) = popup {
      popup = .help(offset: moved(offset, by: 3 * lines, count: helpScroll + 1))
      return
    }
    guard popup == nil, entry == nil else { return }
    switch screen {
    case .home:
      home.list = homeGeometry.sessions.contains(point) ? .sessions : .systems
      moveHome(by: lines)
    case .setup: moveField(by: lines)
    case .about: scrollAbout(by: 3 * lines)
    case .run, .replay, .compare:
      guard let tile = panelTiles.first(where: { $0.rect.contains(point) }) else { return }
      panels?.focus = tile.index
      switch panels?.focused?.content {
      case .graph: zoomGraph(by: lines < 0 ? 1.5 : 1 / 1.5)
      case .table, .text, .log: moveRows(by: 3 * lines)
      default: break
      }
    }
  }
}
