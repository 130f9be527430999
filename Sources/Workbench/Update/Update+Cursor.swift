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
    guard let view = focusedView?.view else { return false }
    return view.plot != nil || view.raster != nil || view.table != nil || view.histogram != nil
  }

  mutating func beginReading() {
    panels?.focusedState.isReading = true
    guard let view = focusedView?.view else { return }
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
  }

  mutating func showAllOfPanel() {
    panels?.focusedState.curves.window = .all
    panels?.focusedState.raster.window = nil
  }

  /// Moves the replay to the moment of the step under the cursor.
  mutating func seekToCursor() -> [Effect] {
    guard let cursor = curvesCursor, cursor.magnitude < 1e15 else { return [] }
    return move(.seekStep(Int(cursor)))
  }
}
