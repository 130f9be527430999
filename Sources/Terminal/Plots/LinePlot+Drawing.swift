extension LinePlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let layout = PlotLayout(self, in: rect, look: look)
    frame.clipped(to: rect) { frame in
      layout.drawAxes(into: &frame, look: look)
      frame.clipped(to: layout.area) { frame in
        drawMarks(into: &frame, layout, look: look)
        var canvas = DotCanvas(columns: layout.area.columns, rows: layout.area.rows, kind: look.glyphs.kind)
        for index in series.indices.reversed() { draw(index, on: &canvas, layout, look: look) }
        let styles = series.indices.map { look.style(scope($0)) }
        canvas.draw(into: &frame, at: layout.area.origin, styles: styles)
        drawCursor(into: &frame, layout, look: look)
        if showsLegend { drawLegend(into: &frame, layout, canvas: canvas, look: look) }
      }
    }
  }

  /// The place on the axis under a cell, for a pointer; nil outside the drawing area.
  public func x(at point: Point, in rect: Rect, look: Look) -> Double? {
    let layout = PlotLayout(self, in: rect, look: look)
    guard layout.area.contains(point) else { return nil }
    let across = DotCanvas.across(look.glyphs.kind)
    return layout.x(atDot: (point.column - layout.area.column) * across + across / 2)
  }

  func scope(_ index: Int) -> Scope { series[index].scope ?? .series(index) }

  func line(_ index: Int) -> LineStyle {
    series[index].line ?? [.solid, .dashed, .dotted][index % 3]
  }

  /// Draws the extent of the values in each column of dots, stippled, and the last values as a line over it.
  private func draw(_ index: Int, on canvas: inout DotCanvas, _ layout: PlotLayout, look: Look) {
    let owner = UInt8(truncatingIfNeeded: index)
    var dash = Dash(line(index), kind: look.glyphs.kind)
    var before: (x: Double, y: Double)?
    for column in PlotColumns(series[index].buckets, layout: layout) {
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

  /// Names and values in the corner where they hide the least.
  private func drawLegend(
    into frame: inout Frame, _ layout: PlotLayout, canvas: DotCanvas, look: Look
  ) {
    let shown = series.indices.filter { series[$0].inLegend && !series[$0].name.isEmpty }
    let names = shown.map { DisplayWidth.of(series[$0].name, ascii: frame.isASCII) }.max() ?? 0
    var entries: [(mark: String, text: String, scope: Scope)] = shown.map { index in
      let name = series[index].name
      let gap = 1 + names - DisplayWidth.of(name, ascii: frame.isASCII)
      let value = legendValue(series[index])
      let text = value.isEmpty ? name : name + String(repeating: " ", count: gap) + value
      let dash = String(look.glyphs.legendLine(line(index)))
      return (dash + dash, text, scope(index))
    }
    if let cursor { entries.insert(("", layout.readOut(cursor), .plotCursor), at: 0) }
    let width = 3 + (entries.map { DisplayWidth.of($0.text, ascii: frame.isASCII) }.max() ?? 0)
    let area = layout.area
    guard !entries.isEmpty, width + 4 <= area.columns, entries.count < area.rows else { return }
    let size = Size(columns: width, rows: entries.count)
    let corners = [(1, 0), (1, 1), (0, 0), (0, 1)].map { right, bottom in
      Rect(
        column: right * (area.columns - width - 1) + (1 - right), row: bottom * (area.rows - entries.count),
        columns: size.columns, rows: size.rows)
    }
    let hidden = corners.map { canvas.count(in: $0.inset(columns: -1)) }
    guard let least = hidden.min(), let corner = hidden.firstIndex(of: least) else { return }
    for (row, entry) in entries.enumerated() {
      let place = Point(
        column: area.column + corners[corner].column, row: area.row + corners[corner].row + row)
      let behind = Rect(column: place.column, row: place.row, columns: width, rows: 1)
      frame.fill(behind, style: look.style(.text))
      frame.put(entry.mark, at: place, style: look.style(entry.scope))
      let text = Point(column: place.column + (entry.mark.isEmpty ? 0 : 3), row: place.row)
      frame.put(entry.text, at: text, style: look.style(entry.mark.isEmpty ? entry.scope : .text))
    }
  }

  /// The value at the cursor, else the last one.
  private func legendValue(_ series: Series) -> String {
    let bucket =
      cursor.map { cursor in series.buckets.last { $0.x <= cursor } ?? series.buckets.first }
      ?? series.buckets.last { $0.last.isFinite }
    return bucket.map { yFormat.string($0.last) } ?? ""
  }
}
