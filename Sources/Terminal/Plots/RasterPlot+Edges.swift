/// What stands along the edges of a raster: rates, steps, what is read at the cursor.
extension RasterPlot {
  /// A bar at the right for the neurons of each row, and one below for each step.
  func drawRates(into frame: inout Frame, in rect: Rect, _ layout: RasterLayout, look: Look) {
    guard showsRates, layout.hasLabels else { return }
    let rasters = layout.parts.filter { !$0.showsCounts && !$0.area.isEmpty }
    let rates = rasters.map { part in (1..<max(1, part.area.rows)).map { rowRate(part, $0) } }
    let most = rates.joined().max() ?? 0
    for (part, rates) in zip(rasters, rates) where most > 0 {
      for (index, rate) in rates.enumerated() {
        let row = part.area.row + index + 1
        frame.set(look.glyphs.gutter, column: part.area.endColumn, row: row, style: look.style(.textDim))
        let start = part.area.endColumn + 1
        let bar = Rect(column: start, row: row, columns: rect.endColumn - start, rows: 1)
        frame.bar(rate / most, in: bar, style: look.style(.bar), look: look)
      }
    }
    drawStepRates(of: rasters, into: &frame, in: rect, layout, look: look)
  }

  /// The mean rate of the neurons in a row of cells.
  private func rowRate(_ part: RasterLayout.Part, _ row: Int) -> Double {
    let grid = part.grid
    let dots = row * part.dots.down..<(row + 1) * part.dots.down
    var (spikes, neurons) = (0, 0)
    for slice in grid.sliceNumbers {
      let range = grid.neurons(slice: slice, rows: dots)
      guard !range.isEmpty else { continue }
      let first = part.neurons.lowerBound
      spikes += groups[part.group].count(first + range.lowerBound..<first + range.upperBound, part.steps)
      neurons += range.count
    }
    let places = neurons * part.steps.count
    return places > 0 ? Double(spikes) / Double(places) : 0
  }

  private func drawStepRates(
    of parts: [RasterLayout.Part], into frame: inout Frame, in rect: Rect, _ layout: RasterLayout, look: Look
  ) {
    guard !layout.rates.isEmpty, let part = parts.first, !part.steps.isEmpty else { return }
    var counts = [Int](repeating: 0, count: part.steps.count)
    var counted = 0
    for part in parts {
      counted += groups[part.group].addCounts(of: part.neurons, part.steps, to: &counts)
    }
    guard let most = counts.max(), most > 0, counted > 0 else { return }
    let row = layout.rates.row
    let grid = part.grid
    frame.put("rate", at: Point(column: rect.column, row: row), style: look.style(.textDim))
    let rate = NumberFormat.percent(1).string(Double(most) / Double(counted))
    let end = Point(column: part.area.endColumn + 1, row: row)
    frame.put(
      rate, at: end, style: look.style(.textDim), width: rect.endColumn - end.column, alignment: .right)
    let levels = look.glyphs.levels
    for column in 0..<part.area.columns {
      let dots = column * part.dots.across..<(column + 1) * part.dots.across
      let steps = dots.compactMap { grid.column($0)?.steps }
      guard let first = steps.first, let last = steps.last else { continue }
      let count = counts[first.lowerBound..<min(last.upperBound, counts.count)].max() ?? 0
      guard count > 0 else { continue }
      let level = max(0, (count * levels.count + most - 1) / most - 1)
      frame.set(levels[level], column: part.area.column + column, row: row, style: look.style(.bar))
    }
  }

  /// Numbers under the steps, at round ones.
  func drawAxis(into frame: inout Frame, _ layout: RasterLayout, look: Look) {
    guard !layout.axis.isEmpty,
      let part = layout.parts.first(where: { !$0.showsCounts && !$0.area.isEmpty }), !part.steps.isEmpty
    else { return }
    let range = Double(part.steps.lowerBound)...Double(part.steps.upperBound - 1)
    let style = look.style(.axis)
    var free = part.area.column
    for value in Ticks.linear(range, count: max(1, part.area.columns / 8)).values
    where value == value.rounded() {
      let dot = part.grid.dot(neuron: 0, step: Int(value) - part.steps.lowerBound)
      let column = part.area.column + dot.x / part.dots.across
      guard column >= free, column < part.area.endColumn else { continue }
      let place = Point(column: column, row: layout.axis.row)
      free = column + 1 + frame.put(NumberFormat.integer.string(value), at: place, style: style)
    }
  }

  /// Marks the cell of the cursor, its neuron at the left and its step below, and says what is there.
  func drawCursor(into frame: inout Frame, _ layout: RasterLayout, look: Look) {
    guard let cursor else { return }
    if let part = layout.part(of: cursor.neuron), part.steps.contains(cursor.step) {
      let dot = part.grid.dot(
        neuron: cursor.neuron - part.first - part.neurons.lowerBound,
        step: cursor.step - part.steps.lowerBound)
      let column = part.area.column + dot.x / part.dots.across
      let row = part.area.row + dot.y / part.dots.down
      if part.area.contains(Point(column: column, row: row)) {
        frame.restyle(Rect(column: column, row: row, columns: 1, rows: 1)) { $0.adding(.reverse) }
        if layout.hasLabels {
          frame.set(
            look.glyphs.pointer, column: part.area.column - 1, row: row, style: look.style(.plotCursor))
        }
        let below = Rect(column: column, row: layout.rates.row, columns: 1, rows: layout.rates.rows)
        frame.restyle(below) { $0.adding(.reverse) }
      }
    }
    guard !layout.readOut.isEmpty, let text = readOut(cursor) else { return }
    frame.put(
      text, at: layout.readOut.origin, style: look.style(.plotCursor), width: layout.readOut.columns)
  }

  /// Neuron, step, what it does there, and the rates of both.
  private func readOut(_ cursor: Place) -> String? {
    var first = 0
    for group in groups {
      defer { first += group.neurons }
      let neuron = cursor.neuron - first
      guard neuron >= 0, neuron < group.neurons, cursor.step >= 0, cursor.step < group.steps else { continue }
      let event =
        switch group.spikes(neuron, cursor.step) {
        case []: "silent"
        case .positive: group.negativeBits == nil ? "fires" : "+1"
        case .negative: "−1"
        default: "+1 and −1"
        }
      let percent = NumberFormat.percent(1)
      let own = percent.string(group.rate(neuron..<neuron + 1, 0..<group.steps))
      let step = percent.string(group.rate(0..<group.neurons, cursor.step..<cursor.step + 1))
      return "\(group.name) \(neuron) · t \(cursor.step) · \(event) · neuron \(own) · step \(step)"
    }
    return nil
  }
}
