extension RasterPlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty, !groups.isEmpty else { return }
    let layout = RasterLayout(self, in: rect)
    frame.clipped(to: rect) { frame in
      for (group, area) in zip(groups, layout.areas) where !area.isEmpty {
        if layout.hasLabels { drawLabels(of: group, at: area, into: &frame, in: rect, layout, look: look) }
        if showsCounts(group) {
          // Counts have no rate at their right.
          let wide = Rect(
            column: area.column, row: area.row, columns: rect.endColumn - area.column, rows: area.rows)
          drawCounts(of: group, in: wide, into: &frame, look: look)
        } else {
          drawDots(of: group, in: area, into: &frame, look: look)
        }
      }
      drawCursor(into: &frame, layout, look: look)
    }
  }

  func showsCounts(_ group: Group) -> Bool { group.neurons <= countsUpTo }

  /// Name and size at the left, mean rate at the right of the group's first row.
  private func drawLabels(
    of group: Group, at area: Rect, into frame: inout Frame, in rect: Rect, _ layout: RasterLayout, look: Look
  ) {
    let place = Point(column: rect.column, row: area.row)
    let count = NumberFormat.integer.string(Double(group.neurons))
    let room = area.column - rect.column - 1
    let name = room - DisplayWidth.of(count) - 1
    frame.put(group.name, at: place, style: look.style(.text), width: name)
    frame.put(count, at: place, style: look.style(.textDim), width: room, alignment: .right)
    guard !showsCounts(group) else { return }
    let rate = NumberFormat.percent(1).string(group.rate)
    let style = look.style(.textDim)
    frame.set(look.glyphs.gutter, column: area.endColumn, row: area.row, style: style)
    frame.put(
      rate, at: Point(column: area.endColumn + 1, row: area.row), style: style,
      width: rect.endColumn - area.endColumn - 1, alignment: .right)
  }

  private func drawDots(of group: Group, in area: Rect, into frame: inout Frame, look: Look) {
    guard group.steps > 0 else { return }
    var canvas = DotCanvas(columns: area.columns, rows: area.rows, kind: look.glyphs.kind)
    let grid = RasterGrid(
      neurons: group.neurons, steps: group.steps, width: canvas.width, height: canvas.height)
    for x in 0..<canvas.width {
      guard let (steps, slice) = grid.column(x) else { continue }
      for y in 0..<canvas.height {
        guard let neuron = grid.neuron(slice: slice, y: y) else { continue }
        for step in steps where group.fires(neuron, step) {
          canvas.dot(x, y, owner: 0)
          break
        }
      }
    }
    canvas.draw(into: &frame, at: area.origin, styles: [look.style(.raster)])
  }

  /// A bar for each neuron's spikes with its number below; the most active ones stand out.
  private func drawCounts(of group: Group, in area: Rect, into frame: inout Frame, look: Look) {
    guard group.neurons > 0 else { return }
    let slot = min(12, area.columns / group.neurons)
    guard slot >= 1 else { return }
    let counts = (0..<group.neurons).map { group.count($0) }
    let most = counts.max() ?? 0
    for (neuron, count) in counts.enumerated() {
      let column = area.column + neuron * slot
      let isMost = count == most && most > 0
      if count == 0 {
        frame.set(look.glyphs.dot, column: column, row: area.row, style: look.style(.barEmpty))
      } else {
        let share = Double(count) / Double(max(1, group.steps))
        let bar = Rect(column: column, row: area.row, columns: max(1, slot - 1), rows: 1)
        frame.bar(share, in: bar, style: look.style(isMost ? .raster : .bar), look: look)
      }
      guard area.rows > 1 else { continue }
      let label = Point(column: column, row: area.row + 1)
      let used = frame.put(
        String(neuron), at: label, style: look.style(isMost ? .textStrong : .textDim), width: slot)
      let times = "\(Character(look.glyphs.multiply))\(count)"
      if count > 0, used + times.count + 1 < slot {
        let place = Point(column: label.column + used + 1, row: label.row)
        frame.put(times, at: place, style: look.style(.textDim))
      }
    }
  }

  private func drawCursor(into frame: inout Frame, _ layout: RasterLayout, look: Look) {
    guard let cursor else { return }
    for (group, area) in zip(groups, layout.areas) {
      guard !showsCounts(group), (0..<max(group.steps, 0)).contains(cursor) else { continue }
      let across = DotCanvas.across(look.glyphs.kind)
      let width = area.columns * across
      let dot = group.steps <= width ? cursor * max(1, width / group.steps) : cursor * width / group.steps
      for row in area.row..<area.endRow {
        let column = area.column + dot / across
        guard area.contains(Point(column: column, row: row)) else { continue }
        frame.restyle(Rect(column: column, row: row, columns: 1, rows: 1)) { $0.adding(.reverse) }
      }
    }
  }
}
