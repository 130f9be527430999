extension HistogramPlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !counts.isEmpty, rect.rows > 0, rect.columns > 12 else { return }
    let layout = HistogramLayout(self, in: rect)
    frame.clipped(to: rect) { frame in
      if layout.isUpright {
        drawCounts(into: &frame, in: rect, layout, look: look)
        drawUpright(into: &frame, layout, look: look)
        drawEdges(into: &frame, layout, look: look)
      } else {
        drawRows(into: &frame, layout, look: look)
      }
      guard let cursor, !layout.readOut.isEmpty, let bar = layout.bar(of: cursor) else { return }
      frame.put(
        readOut(layout.bars[bar], layout.counts[bar]), at: layout.readOut.origin,
        style: look.style(.plotCursor), width: layout.readOut.columns)
    }
  }

  /// A row for each bar: where it begins, the bar, the count.
  private func drawRows(into frame: inout Frame, _ layout: HistogramLayout, look: Look) {
    let most = layout.counts.max() ?? 0
    let read = cursor.flatMap { layout.bar(of: $0) }
    let labels = layout.bars.map { edgeText(edges[$0.lowerBound]) }
    let ascii = frame.isASCII
    let width = min(layout.area.columns / 3, labels.map { DisplayWidth.of($0, ascii: ascii) }.max() ?? 0)
    let numbers = layout.counts.map { NumberFormat.integer.string(Double($0)) }
    let digits = numbers.map { DisplayWidth.of($0, ascii: ascii) }.max() ?? 0
    for (index, label) in labels.enumerated() {
      let line = Rect(
        column: layout.area.column, row: layout.area.row + index, columns: layout.area.columns, rows: 1)
      let isRead = index == read
      frame.put(
        label, at: line.origin, style: look.style(isRead ? .plotCursor : .axis), width: width,
        alignment: .right)
      if isRead {
        frame.set(
          look.glyphs.pointer, column: line.column + width, row: line.row, style: look.style(.plotCursor))
      }
      let (bar, text) = line.splitLeft(width + 1).rest.splitRight(digits + 1)
      frame.bar(
        length(layout.counts[index], of: most), in: bar, style: look.style(isRead ? .plotCursor : .bar),
        look: look)
      frame.put(
        numbers[index], at: text.origin, style: look.style(.text), width: text.columns, alignment: .right)
    }
  }

  /// Upright bars, to an eighth of a cell where the glyphs allow.
  private func drawUpright(into frame: inout Frame, _ layout: HistogramLayout, look: Look) {
    let (area, levels) = (layout.area, look.glyphs.levels)
    let most = layout.counts.max() ?? 0
    let read = cursor.flatMap { layout.bar(of: $0) }
    let solid = layout.width >= 3 ? layout.width - 1 : layout.width
    for (index, count) in layout.counts.enumerated() where count > 0 {
      let parts = max(1, Int((length(count, of: most) * Double(area.rows * levels.count)).rounded()))
      let style = look.style(index == read ? .plotCursor : .bar)
      let start = area.column + index * layout.width
      for row in 0..<area.rows {
        let here = min(parts - row * levels.count, levels.count)
        guard here > 0 else { break }
        for column in start..<min(start + solid, area.endColumn) {
          frame.set(levels[here - 1], column: column, row: area.endRow - 1 - row, style: style)
        }
      }
    }
    if let read {
      let column = area.column + read * layout.width + (solid - 1) / 2
      frame.set(look.glyphs.mark, column: column, row: area.endRow, style: look.style(.plotCursor))
    }
  }

  /// Counts at the left, at round numbers.
  private func drawCounts(into frame: inout Frame, in rect: Rect, _ layout: HistogramLayout, look: Look) {
    let most = layout.counts.max() ?? 0
    guard most > 0 else { return }
    let ticks =
      isLogarithmic
      ? Ticks.logarithmic(1...Double(max(2, most)), count: max(2, layout.area.rows / 3))
      : Ticks.linear(0...Double(most), count: max(2, layout.area.rows / 3))
    for value in ticks.values where value == value.rounded() {
      let share = length(Int(value), of: most)
      let row = layout.area.endRow - 1 - Int((share * Double(layout.area.rows - 1)).rounded())
      frame.put(
        NumberFormat.compact.string(value), at: Point(column: rect.column, row: row),
        style: look.style(.axis),
        width: Self.margin - 1, alignment: .right)
    }
  }

  /// Numbers below: under the bars themselves where only few are taken, else at round numbers.
  private func drawEdges(into frame: inout Frame, _ layout: HistogramLayout, look: Look) {
    let (area, row) = (layout.area, layout.area.endRow)
    let taken = layout.counts.indices.filter { layout.counts[$0] > 0 }
    var labels: [(column: Int, text: String)]
    if taken.count <= max(1, area.columns / 8) {
      labels = taken.map { index in
        let bar = layout.bars[index]
        let middle = edges[bar.lowerBound] / 2 + edges[bar.upperBound] / 2
        return (area.column + index * layout.width + layout.width / 2, edgeText(middle, finer: true))
      }
    } else {
      guard let low = edges.first, let high = edges.last, low < high, low.isFinite, high.isFinite else {
        return
      }
      let ticks = Ticks.linear(low...high, count: max(1, area.columns / 8))
      labels = ticks.values.map { value in
        (area.column + column(of: value, layout), NumberFormat.significant(3).tick(value, step: ticks.step))
      }
    }
    var free = area.column
    for label in labels {
      let width = DisplayWidth.of(label.text, ascii: frame.isASCII)
      let start = min(label.column - (width - 1) / 2, area.endColumn - width)
      let isCovered = (start..<start + width).contains {
        frame.cell($0, row)?.scalar == look.glyphs.mark.value
      }
      guard start >= free, !isCovered else { continue }
      free = start + 1 + frame.put(label.text, at: Point(column: start, row: row), style: look.style(.axis))
    }
  }

  /// Columns from the left of the area to a value.
  private func column(of value: Double, _ layout: HistogramLayout) -> Int {
    let after = layout.bars.firstIndex { edges[$0.upperBound] > value } ?? layout.bars.count - 1
    let bar = layout.bars[after]
    let (low, high) = (edges[bar.lowerBound], edges[bar.upperBound])
    let part = high > low ? min(max((value - low) / (high - low), 0), 1) : 0
    return after * layout.width + Int((part * Double(layout.width)).rounded())
  }
}
