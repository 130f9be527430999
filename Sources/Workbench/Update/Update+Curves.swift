import Experiments
import Sessions
import Terminal

/// What keys and pointers do in a panel of curves.
extension Model {
  /// The step that is read in the panel with the focus.
  var curvesCursor: Double? {
    guard let panels, panels.focusedState.isReading, case .curves = panels.focused?.content else {
      return nil
    }
    return panels.focusedState.curves.cursor
  }

  /// The cursor begins where it was, or at the last point in sight.
  mutating func beginReadingCurves() {
    guard let plot = focusedView?.view.plot, panels?.focusedState.curves.cursor == nil,
      let end = plot.xRange?.upperBound ?? plot.xExtent?.upperBound
    else { return }
    panels?.focusedState.curves.cursor = plot.nearestPoint(to: end)
  }

  mutating func moveCurvesCursor(by columns: Int) {
    guard let (view, inside) = focusedView, let plot = view.plot, let extent = plot.xExtent else { return }
    let from = panels?.focusedState.curves.cursor ?? extent.upperBound
    let target =
      switch columns {
      case .max: plot.nearestPoint(to: extent.upperBound)
      case -.max: plot.nearestPoint(to: extent.lowerBound)
      default: plot.point(from: from, columns: columns, in: inside, look: look)
      }
    guard let target else { return }
    panels?.focusedState.curves.cursor = target
    if let shown = plot.scrolled(toShow: target), shown != plot.xRange {
      panels?.focusedState.curves.window = .fixed(shown)
    }
  }

  /// Shows a share of the steps that are shown, around the cursor or a place under a pointer.
  mutating func zoomCurves(to share: Double, about place: Double? = nil) {
    guard let plot = focusedView?.view.plot,
      let about = place ?? panels?.focusedState.curves.cursor ?? plot.xExtent?.upperBound
    else { return }
    panels?.focusedState.curves.window = plot.zoomed(to: share, about: about).map { .fixed($0) } ?? .all
  }

  mutating func smoothCurves() {
    guard let shown = panels?.focusedState.curves else { return }
    let all = CurvesState.smoothings
    panels?.focusedState.curves.smoothing = all.first { $0 > shown.smoothing } ?? 0
  }

  mutating func toggleRecentCurves() {
    guard let shown = panels?.focusedState.curves else { return }
    panels?.focusedState.curves.window = shown.window == .all ? .recent : .all
  }

  mutating func holdValues() {
    guard let (view, inside) = focusedView, let plot = view.plot else { return }
    let isHeld = panels?.focusedState.curves.heldValues != nil
    let held = isHeld ? nil : plot.shownValues(in: inside, look: look)
    panels?.focusedState.curves.heldValues = held
  }

  mutating func chooseCurve(by steps: Int) {
    guard case .curves(let names, _) = panels?.focused?.content, !names.isEmpty else { return }
    let before = panels?.focusedState.curves.chosen
    let chosen = before.map { moved($0, by: steps, count: names.count) } ?? (steps < 0 ? names.count - 1 : 0)
    panels?.focusedState.curves.chosen = chosen
  }

  mutating func hideCurve() {
    guard let name = chosenCurve, let hidden = panels?.focusedState.curves.hidden else { return }
    panels?.focusedState.curves.hidden = hidden.symmetricDifference([name])
  }

  mutating func showOneCurve() {
    guard case .curves(let names, _) = panels?.focused?.content, let name = chosenCurve else { return }
    let others = Set(names).subtracting([name])
    let isAlone = panels?.focusedState.curves.hidden == others
    panels?.focusedState.curves.hidden = isAlone ? [] : others
  }

  /// A click sets the cursor; one where it is already goes to that moment in a replay.
  mutating func clickCurves(_ point: Point) -> [Effect] {
    guard let (view, inside) = focusedView, let plot = view.plot,
      let place = plot.x(at: point, in: inside, look: look), let target = plot.nearestPoint(to: place)
    else { return [] }
    let isThere = curvesCursor == target
    panels?.focusedState.isReading = true
    panels?.focusedState.curves.cursor = target
    return isThere && screen == .replay ? seekToCursor() : []
  }

  /// The step under a pointer.
  func curvesPlace(at point: Point) -> Double? {
    guard let (view, inside) = focusedView else { return nil }
    return view.plot?.x(at: point, in: inside, look: look)
  }

  private var chosenCurve: String? {
    guard case .curves(let names, _) = panels?.focused?.content,
      let place = panels?.focusedState.curves.chosen
    else { return nil }
    return names.indices.contains(place) ? names[place] : nil
  }
}
