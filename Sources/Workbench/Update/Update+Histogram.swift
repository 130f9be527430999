import Terminal

/// What keys and pointers do in a histogram.
extension Model {
  /// The cursor begins where it was, or at the interval that holds most.
  mutating func beginReadingHistogram() {
    guard let plot = focusedView?.view.histogram, panels?.focusedState.histogram.cursor == nil else { return }
    let most = plot.counts.indices.max { plot.counts[$0] < plot.counts[$1] }
    panels?.focusedState.histogram.cursor = most
  }

  mutating func moveHistogramCursor(by bars: Int) {
    guard let (view, inside) = focusedView, let plot = view.histogram, let cursor = plot.cursor else {
      return
    }
    let bin = plot.bin(from: cursor, by: bars, in: inside)
    panels?.focusedState.histogram.cursor = bin
  }

  /// A click sets the cursor.
  mutating func clickHistogram(_ point: Point) {
    guard let (view, inside) = focusedView, let bin = view.histogram?.bin(at: point, in: inside) else {
      return
    }
    panels?.focusedState.isReading = true
    panels?.focusedState.histogram.cursor = bin
  }
}
