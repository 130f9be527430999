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
      if !helpRect.contains(point) { closeHelp() }
      return []
    }
    if entry?.purpose == .palette { return clickPalette(point) }
    guard popup == nil, entry == nil else { return [] }
    switch screen {
    case .home: return clickHome(point)
    case .setup: clickSetup(point)
    case .settings: clickSettings(point)
    case .run, .replay, .compare: return clickPanels(point)
    case .about: break
    }
    return []
  }

  /// A click on what is chosen already opens it.
  private mutating func clickHome(_ point: Point) -> [Effect] {
    if let effects = clickLessons(point) { return effects }
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

  private mutating func clickSettings(_ point: Point) {
    guard let settings else { return }
    let rect = SetupGeometry(geometry.body).form.inset(columns: 2, rows: 1)
    if let field = settingsForm(settings).field(at: point, in: rect) { self.settings?.selection = field }
  }

  /// A click on a line does it, one beside the palette closes it.
  private mutating func clickPalette(_ point: Point) -> [Effect] {
    guard let editor = entry?.editor else { return [] }
    let bounds = Rect(size)
    let list = PaletteView.list(in: bounds)
    if list.contains(point) {
      let match = paletteView(editor).first(rows: list.rows) + point.row - list.row
      guard paletteMatches.indices.contains(match) else { return [] }
      palette.selection = match
      return acceptPalette()
    }
    if !PaletteView.rect(in: bounds).contains(point) { entry = nil }
    return []
  }

  private mutating func clickPanels(_ point: Point) -> [Effect] {
    guard let tile = panelTiles.first(where: { $0.rect.contains(point) }) else { return drag(point) }
    panels?.focus = tile.index
    guard let panel = panels?.focused else { return [] }
    let inside = tile.rect.inset(columns: 2, rows: 1)
    switch panel.content {
    case .curves: return clickCurves(point)
    case .raster: clickRaster(point)
    case .histogram: clickHistogram(point)
    case .table: clickTable(point)
    case .graph:
      guard let drawing = panels?.drawings[panel.id], let shown = panels?.focusedState,
        let plot = drawing.plot(selection: shown.selection, viewport: shown.graph.viewport)
      else { break }
      if let number = plot.node(at: point, in: inside) { select(number: number, of: drawing) }
    case .image, .images, .tracking: clickPicture(point, in: inside)
    default: break
    }
    return []
  }

  /// The line of time follows the pointer.
  private mutating func drag(_ point: Point) -> [Effect] {
    guard screen == .replay, popup == nil, lessonObstacle(to: "replay.forward") == nil, let replay else {
      return []
    }
    let inside = geometry.timeline.inset(columns: 2, rows: 1)
    guard let fraction = timelineBar(replay).fraction(at: point, in: inside) else { return [] }
    return move(.seekFraction(fraction))
  }

  private mutating func scroll(at point: Point, by lines: Int) {
    if case .help(let offset) = popup {
      popup = .help(offset: moved(offset, by: 3 * lines, count: helpScroll + 1))
      return
    }
    if entry?.purpose == .palette { return movePalette(by: lines) }
    guard popup == nil, entry == nil else { return }
    switch screen {
    case .home:
      let places = homeGeometry
      home.list =
        places.lessons.contains(point) ? .lessons : places.sessions.contains(point) ? .sessions : .systems
      moveHome(by: lines)
    case .setup: moveField(by: lines)
    case .settings: moveSetting(by: lines)
    case .about: scrollAbout(by: 3 * lines)
    case .run, .replay, .compare:
      if geometry.lesson.contains(point) { return scrollLesson(by: lines) }
      guard let tile = panelTiles.first(where: { $0.rect.contains(point) }) else { return }
      panels?.focus = tile.index
      switch panels?.focused?.content {
      case .graph: zoomGraph(by: lines < 0 ? 1.5 : 1 / 1.5)
      case .curves: zoomCurves(to: lines < 0 ? 0.5 : 2, about: curvesPlace(at: point))
      case .raster: zoomRaster(in: lines < 0, about: rasterPlace(at: point))
      case .image, .images, .tracking:
        scrollPicture(by: lines, at: point, in: tile.rect.inset(columns: 2, rows: 1))
      case .table, .text, .log: moveRows(by: 3 * lines)
      default: break
      }
    }
  }

  /// A click on the lesson that is chosen already begins it.
  mutating func clickLessons(_ point: Point) -> [Effect]? {
    let rect = homeGeometry.lessons
    guard rect.contains(point) else { return nil }
    let item = lessonsView.item(at: point, in: rect.inset(columns: 2, rows: 1))
    let isChosen = home.list == .lessons && home.lesson == item
    home.list = .lessons
    if let item { home.lesson = item }
    return isChosen ? openChosenLesson() : []
  }
}
