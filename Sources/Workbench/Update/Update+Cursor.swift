import Experiments
import Sessions
import Terminal

/// Reading values with a cursor: the same keys in every kind of panel that has one.
extension Model {
  /// The panel with the focus as it is drawn, and where its inside is.
  var focusedView: (view: PanelView, inside: Rect)? {
    guard let panels, let panel = panels.focused, let state = shownState,
      let tile = panelTiles.first(where: { $0.index == panels.focus })
    else { return nil }
    let view = PanelView(
      panel: panel, state: state, shown: panels.state(of: panel), drawing: panels.drawings[panel.id],
      isFocused: true)
    return (view, tile.rect.inset(columns: 2, rows: 1))
  }

  /// Whether the panel with the focus shows values that a cursor can go over.
  var hasReadableValues: Bool {
    guard let state = shownState else { return false }
    switch panels?.focused?.content {
    case .curves(let names, _): return names.contains { state.curve($0) != nil }
    case .raster(let name): return state.raster(name) != nil
    case .table(let name): return state.table(name) != nil
    case .histogram(let name): return state.histogram(name)?.counts.isEmpty == false
    case .image, .images, .tracking: return focusedPicture != nil
    case .graph, .text, .log, nil: return false
    }
  }

  mutating func beginReading() {
    panels?.focusedState.isReading = true
    guard let view = focusedView?.view else { return }
    beginReadingPicture()
    if view.plot != nil { beginReadingCurves() }
    if view.raster != nil { beginReadingRaster() }
    if view.histogram != nil { beginReadingHistogram() }
    if view.table != nil {
      moveTableRow(by: 0)
      chooseColumn(by: 0)
    }
  }

  mutating func moveCursor(columns: Int = 0, rows: Int = 0) {
    guard let view = focusedView?.view else { return }
    if view.plot != nil {
      if columns != 0 { moveCurvesCursor(by: columns) }
      if rows != 0 { chooseCurve(by: rows) }
    }
    if view.raster != nil { moveRasterCursor(columns: columns, rows: rows) }
    movePictureCursor(columns: columns, rows: rows)
    if view.histogram != nil { moveHistogramCursor(by: columns != 0 ? columns : rows) }
    if view.table != nil {
      if columns != 0 { chooseColumn(by: columns) }
      if rows != 0 { moveTableRow(by: rows) }
    }
  }

  mutating func zoomPanel(in isIn: Bool) {
    guard let view = focusedView?.view else { return }
    if view.plot != nil { zoomCurves(to: isIn ? 0.5 : 2) }
    if view.raster != nil { zoomRaster(in: isIn) }
    if focusedPicture != nil { zoomPicture(by: isIn ? 2 : 0.5) }
  }

  mutating func showAllOfPanel() {
    panels?.focusedState.curves.window = .all
    panels?.focusedState.raster.window = nil
    panels?.focusedState.picture.viewport = HeatMap.Viewport()
  }

  /// Moves the replay to the moment of the step under the cursor.
  mutating func seekToCursor() -> [Effect] {
    guard let cursor = curvesCursor, cursor.magnitude < 1e15 else { return [] }
    return move(.seekStep(Int(cursor)))
  }
}
