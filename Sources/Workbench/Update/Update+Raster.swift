import Terminal

/// What keys and pointers do in a panel of spikes.
extension Model {
  /// The cursor begins where it was, or at the first neuron and step in sight.
  mutating func beginReadingRaster() {
    guard let plot = focusedView?.view.raster, panels?.focusedState.raster.cursor == nil else { return }
    let shown = plot.shown
    panels?.focusedState.raster.cursor = RasterPlot.Place(
      neuron: shown.neurons.lowerBound, step: shown.steps.lowerBound)
  }

  mutating func moveRasterCursor(columns: Int, rows: Int) {
    guard let (view, inside) = focusedView, let plot = view.raster, let from = plot.cursor else { return }
    let place = plot.place(from: from, columns: columns, rows: rows, in: inside, look: look)
    panels?.focusedState.raster.cursor = place
    panels?.focusedState.raster.window = plot.scrolled(toShow: place)
  }

  mutating func zoomRaster(in isIn: Bool, about pointed: RasterPlot.Place? = nil) {
    guard let (view, inside) = focusedView, let plot = view.raster else { return }
    let shown = plot.shown
    let middle = RasterPlot.Place(
      neuron: shown.neurons.lowerBound + shown.neurons.count / 2,
      step: shown.steps.lowerBound + shown.steps.count / 2)
    let window = plot.zoomed(in: isIn, about: pointed ?? plot.cursor ?? middle, in: inside, look: look)
    panels?.focusedState.raster.window = window
  }

  /// A click sets the cursor.
  mutating func clickRaster(_ point: Point) {
    guard let place = rasterPlace(at: point) else { return }
    panels?.focusedState.isReading = true
    panels?.focusedState.raster.cursor = place
  }

  /// The neuron and step under a pointer.
  func rasterPlace(at point: Point) -> RasterPlot.Place? {
    guard let (view, inside) = focusedView, let plot = view.raster else { return nil }
    return plot.place(at: point, in: inside, look: look)
  }
}
