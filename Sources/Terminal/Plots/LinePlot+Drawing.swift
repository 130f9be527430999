extension LinePlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let layout = PlotLayout(self, in: rect, look: look)
    frame.clipped(to: rect) { frame in
      layout.drawAxes(into: &frame, look: look)
      frame.clipped(to: layout.area) { frame in
        drawMarks(into: &frame, layout, look: look)
        var canvas = DotCanvas(columns: layout.area.columns, rows: layout.area.rows, kind: look.glyphs.kind)
        let drawn = series.indices.filter { !series[$0].isHidden }
        for index in drawn.reversed() where !series[index].original.isEmpty {
          draw(series[index].original, .dotted, owner: series.count, on: &canvas, layout, look: look)
        }
        for index in drawn.reversed() {
          draw(series[index].buckets, line(index), owner: index, on: &canvas, layout, look: look)
        }
        let styles = series.indices.map { look.style(scope($0)) } + [look.style(.textDim)]
        canvas.draw(into: &frame, at: layout.area.origin, styles: styles)
        drawCursor(into: &frame, layout, look: look)
        if showsLegend { drawLegend(into: &frame, layout, canvas: canvas, look: look) }
      }
    }
  }

  func scope(_ index: Int) -> Scope { series[index].scope ?? .series(index) }

  func line(_ index: Int) -> LineStyle {
    series[index].line ?? [.solid, .dashed, .dotted][index % 3]
  }

  /// Draws the extent of the values in each column of dots, stippled, and the last values as a line over it.
  private func draw(
    _ buckets: [Bucket], _ line: LineStyle, owner: Int, on canvas: inout DotCanvas, _ layout: PlotLayout,
    look: Look
  ) {
    let owner = UInt8(truncatingIfNeeded: owner)
    var dash = Dash(line, kind: look.glyphs.kind)
    var before: (x: Double, y: Double)?
    for column in PlotColumns(buckets, layout: layout) {
      guard let last = layout.y(column.last) else {
        before = nil
        continue
      }
      if let low = layout.y(column.minimum), let high = layout.y(column.maximum), low - high >= 2 {
        let x = Int(column.x.rounded())
        for y in Int(high.rounded())...Int(low.rounded()) where (x + y) & 1 == 0 {
          canvas.dot(x, y, owner: owner)
        }
      }
      let here = (x: column.x, y: last)
      canvas.line(
        from: before ?? here, to: here, owner: owner, dash: &dash, continues: before != nil)
      before = here
    }
  }

  private func drawMarks(into frame: inout Frame, _ layout: PlotLayout, look: Look) {
    let style = look.style(.plotMark)
    for mark in marks {
      guard let column = layout.column(mark.x) else { continue }
      for row in layout.area.row..<layout.area.endRow {
        frame.set(look.glyphs.verticalDotted, column: column, row: row, style: style)
      }
      frame.put(mark.label, at: Point(column: column + 1, row: layout.area.row), style: style)
    }
  }

  private func drawCursor(into frame: inout Frame, _ layout: PlotLayout, look: Look) {
    guard let cursor, let column = layout.column(cursor) else { return }
    let style = look.style(.plotCursor)
    for row in layout.area.row..<layout.area.endRow where frame.cell(column, row)?.scalar == 0x20 {
      frame.set(look.glyphs.vertical, column: column, row: row, style: style)
    }
  }
}
