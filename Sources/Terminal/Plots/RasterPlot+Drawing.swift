extension RasterPlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty, !groups.isEmpty else { return }
    let layout = RasterLayout(self, in: rect, look: look)
    frame.clipped(to: rect) { frame in
      for part in layout.parts where !part.area.isEmpty {
        if layout.hasLabels { drawLabels(of: part, into: &frame, in: rect, look: look) }
        if part.showsCounts {
          // Counts have no rate at their right.
          let area = part.area
          let wide = Rect(
            column: area.column, row: area.row, columns: rect.endColumn - area.column, rows: area.rows)
          drawCounts(of: groups[part.group], in: wide, into: &frame, look: look)
        } else if part.hasSigns {
          drawSigns(of: part, into: &frame, look: look)
        } else {
          drawDots(of: part, into: &frame, look: look)
        }
      }
      drawRates(into: &frame, in: rect, layout, look: look)
      drawAxis(into: &frame, layout, look: look)
      drawCursor(into: &frame, layout, look: look)
    }
  }

  /// Name and size at the left, mean rate at the right of the group's first row.
  private func drawLabels(of part: RasterLayout.Part, into frame: inout Frame, in rect: Rect, look: Look) {
    let (group, area) = (groups[part.group], part.area)
    let place = Point(column: rect.column, row: area.row)
    let count = NumberFormat.integer.string(Double(group.neurons))
    let room = area.column - rect.column - 1
    let name = room - DisplayWidth.of(count) - 1
    frame.put(group.name, at: place, style: look.style(.text), width: name)
    frame.put(count, at: place, style: look.style(.textDim), width: room, alignment: .right)
    if window != nil, area.rows > 1 {
      let shown = "\(part.neurons.lowerBound)–\(part.neurons.upperBound - 1)"
      frame.put(
        shown, at: Point(column: place.column, row: place.row + 1), style: look.style(.textDim), width: room,
        alignment: .right)
    }
    guard !part.showsCounts else { return }
    let rate = NumberFormat.percent(1).string(group.rate(part.neurons, part.steps))
    let style = look.style(.textDim)
    frame.set(look.glyphs.gutter, column: area.endColumn, row: area.row, style: style)
    frame.put(
      rate, at: Point(column: area.endColumn + 1, row: area.row), style: style,
      width: rect.endColumn - area.endColumn - 1, alignment: .right)
  }

  private func drawDots(of part: RasterLayout.Part, into frame: inout Frame, look: Look) {
    guard !part.steps.isEmpty, !part.neurons.isEmpty else { return }
    let group = groups[part.group]
    var canvas = DotCanvas(columns: part.area.columns, rows: part.area.rows, kind: look.glyphs.kind)
    let grid = part.grid
    let (firstNeuron, firstStep) = (part.neurons.lowerBound, part.steps.lowerBound)
    for x in 0..<canvas.width {
      guard let (steps, slice) = grid.column(x) else { continue }
      for y in 0..<canvas.height {
        guard let neuron = grid.neuron(slice: slice, y: y) else { continue }
        for step in steps where !group.spikes(firstNeuron + neuron, firstStep + step).isEmpty {
          canvas.dot(x, y, owner: 0)
          break
        }
      }
    }
    canvas.draw(into: &frame, at: part.area.origin, styles: [look.style(.raster)])
  }

  /// One sign a cell: the kinds of spikes differ by sign and by colour.
  private func drawSigns(of part: RasterLayout.Part, into frame: inout Frame, look: Look) {
    guard !part.steps.isEmpty, !part.neurons.isEmpty else { return }
    let (group, area, grid) = (groups[part.group], part.area, part.grid)
    let isSigned = group.negativeBits != nil
    for x in 0..<area.columns {
      guard let (steps, slice) = grid.column(x) else { continue }
      for y in 0..<area.rows {
        let neurons = grid.neurons(slice: slice, rows: y..<y + 1)
        var found: Spikes = []
        // Of very many neurons and steps in a cell evenly spread ones stand for all.
        for neuron in stride(from: neurons.lowerBound, to: neurons.upperBound, by: 1 + neurons.count / 16) {
          for step in stride(from: steps.lowerBound, to: steps.upperBound, by: 1 + steps.count / 16) {
            found.formUnion(group.spikes(part.neurons.lowerBound + neuron, part.steps.lowerBound + step))
          }
        }
        guard !found.isEmpty else { continue }
        let (glyph, scope): (Unicode.Scalar, Scope) =
          switch found {
          case _ where !isSigned: (look.glyphs.spike, .raster)
          case .positive: ("+", .divergingPositive)
          case .negative: (look.glyphs.minus, .divergingNegative)
          default: (look.glyphs.plusMinus, .raster)
          }
        frame.set(glyph, column: area.column + x, row: area.row + y, style: look.style(scope))
      }
    }
  }

  /// A bar for each neuron's spikes with its number below; the most active ones stand out.
  private func drawCounts(of group: Group, in area: Rect, into frame: inout Frame, look: Look) {
    guard group.neurons > 0 else { return }
    let slot = min(12, area.columns / group.neurons)
    guard slot >= 1 else { return }
    let counts = (0..<group.neurons).map { group.count($0..<$0 + 1, 0..<group.steps) }
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
}
