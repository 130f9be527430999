/// What keys and pointers need to know of a raster.
extension RasterPlot {
  /// Neurons in all groups.
  public var neurons: Int { groups.reduce(0) { $0 + $1.neurons } }

  /// Time steps of the longest group.
  public var steps: Int { groups.map(\.steps).max() ?? 0 }

  /// The part that is shown.
  public var shown: Window { window ?? Window(neurons: 0..<neurons, steps: 0..<steps) }

  /// The place under a cell, for a pointer; nil where there is none.
  public func place(at point: Point, in rect: Rect, look: Look) -> Place? {
    // As it is drawn once there is a cursor.
    var plot = self
    plot.cursor = plot.cursor ?? Place(neuron: 0, step: 0)
    let layout = RasterLayout(plot, in: rect, look: look)
    guard let part = layout.parts.first(where: { $0.area.contains(point) }), !part.neurons.isEmpty,
      !part.steps.isEmpty
    else { return nil }
    let place = part.grid.place(
      x: (point.column - part.area.column) * part.dots.across, y: (point.row - part.area.row) * part.dots.down
    )
    return Place(
      neuron: part.first + part.neurons.lowerBound + place.neuron, step: part.steps.lowerBound + place.step)
  }

  /// A place so many columns and rows from another, within all neurons and steps.
  public func place(from place: Place, columns: Int, rows: Int, in rect: Rect, look: Look) -> Place {
    let room = room(in: rect, look: look)
    func moved(_ index: Int, _ cells: Int, _ shown: Int, _ room: Int, _ count: Int) -> Int {
      let step = max(1, shown / max(1, room))
      let (far, overflow) = cells.multipliedReportingOverflow(by: step)
      guard !overflow, far.magnitude <= count else { return cells < 0 ? 0 : max(0, count - 1) }
      return min(max(index + far, 0), max(0, count - 1))
    }
    return Place(
      neuron: moved(place.neuron, rows, shown.neurons.count, room.rows, neurons),
      step: moved(place.step, columns, shown.steps.count, room.columns, steps))
  }

  /// Half or twice as much around a place; nil if that is all.
  ///
  /// Closest, each row is a neuron and each column a step.
  public func zoomed(in isIn: Bool, about place: Place, in rect: Rect, look: Look) -> Window? {
    let room = room(in: rect, look: look)
    func length(_ shown: Int, _ room: Int) -> Int {
      isIn ? (shown > room ? max(room, (shown + 1) / 2) : shown) : shown * 2
    }
    let (rows, columns) = (max(1, room.rows), max(1, room.columns))
    return window(
      neurons: length(shown.neurons.count, rows), steps: length(shown.steps.count, columns), about: place)
  }

  /// The part that is shown, moved so that a place is in it.
  public func scrolled(toShow place: Place) -> Window? {
    guard let window else { return nil }
    func moved(_ range: Range<Int>, _ index: Int) -> Range<Int> {
      if index < range.lowerBound { return index..<index + range.count }
      if index >= range.upperBound { return index + 1 - range.count..<index + 1 }
      return range
    }
    return Window(neurons: moved(window.neurons, place.neuron), steps: moved(window.steps, place.step))
  }

  private func window(neurons count: Int, steps length: Int, about place: Place) -> Window? {
    guard count < neurons || length < steps else { return nil }
    func around(_ index: Int, _ length: Int, _ all: Int) -> Range<Int> {
      let length = min(length, all)
      let start = min(max(index - length / 2, 0), all - length)
      return start..<start + length
    }
    return Window(neurons: around(place.neuron, count, neurons), steps: around(place.step, length, steps))
  }

  /// Rows and columns for spikes when one looks closely.
  private func room(in rect: Rect, look: Look) -> Size {
    var plot = self
    plot.cursor = plot.cursor ?? Place(neuron: 0, step: 0)
    let layout = RasterLayout(plot, in: rect, look: look)
    let bottom = layout.rates.rows + layout.axis.rows + layout.readOut.rows
    return Size(columns: layout.parts.first?.area.columns ?? 0, rows: rect.rows - bottom)
  }
}
