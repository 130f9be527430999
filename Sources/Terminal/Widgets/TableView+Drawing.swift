extension TableView {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty, !columns.isEmpty else { return }
    let layout = TableLayout(self, columns: rect.columns, ascii: frame.isASCII)
    let (header, body) = rect.splitTop(rect.rows > 1 ? 1 : 0)
    let ramp = ColorRamp(.heat, look: look)
    frame.clipped(to: rect) { frame in
      if !header.isEmpty { drawHeader(into: &frame, in: header, layout, look: look) }
      let first = firstRow(visible: body.rows)
      for (line, index) in (first..<min(rows.count, first + body.rows)).enumerated() {
        let row = Rect(column: body.column, row: body.row + line, columns: body.columns, rows: 1)
        draw(rows[index], in: row, layout, ramp: ramp, into: &frame, look: look)
        guard index == selection else { continue }
        frame.select(row, isFocused: isFocused, look: look)
        frame.set(
          look.glyphs.pointer, column: row.column, row: row.row,
          style: look.style(.key).on(look.style(isFocused ? .selection : .selectionPassive).background))
      }
      frame.scrollMarks(in: body, offset: first, count: rows.count, look: look)
    }
  }

  /// The row drawn at a cell.
  public func row(at point: Point, in rect: Rect) -> Int? {
    let body = rect.splitTop(rect.rows > 1 ? 1 : 0).rest
    guard body.contains(point) else { return nil }
    let index = firstRow(visible: body.rows) + point.row - body.row
    return rows.indices.contains(index) ? index : nil
  }

  /// The column whose heading is drawn at a cell.
  public func heading(at point: Point, in rect: Rect, look: Look) -> Int? {
    guard rect.rows > 1, point.row == rect.row else { return nil }
    let layout = TableLayout(self, columns: rect.columns, ascii: look.glyphs.kind == .ascii)
    let places = layout.places.filter { point.column >= rect.column + $0.start - 1 }
    guard let place = places.last, point.column <= rect.column + place.start + place.width else { return nil }
    return place.column
  }

  /// The first column to show so that another one is in sight.
  public func firstColumn(toShow column: Int, in rect: Rect, look: Look) -> Int {
    guard column > 0, columns.indices.contains(column) else { return column == 0 ? 1 : firstColumn }
    var table = self
    table.firstColumn = min(max(1, firstColumn), column)
    while table.firstColumn < column {
      let layout = TableLayout(table, columns: rect.columns, ascii: look.glyphs.kind == .ascii)
      if layout.places.contains(where: { $0.column == column }) { break }
      table.firstColumn += 1
    }
    return table.firstColumn
  }

  private func firstRow(visible: Int) -> Int {
    Scrolling.offset(wanted: offset, selection: selection, count: rows.count, visible: visible)
  }

  private func drawHeader(into frame: inout Frame, in rect: Rect, _ layout: TableLayout, look: Look) {
    for place in layout.places {
      let column = columns[place.column]
      let isChosen = place.column == chosenColumn
      let style = isChosen ? look.style(.tableHeader).adding(.reverse) : look.style(.tableHeader)
      var title = column.title
      if let order, order.column == place.column {
        title = String(order.isDescending ? look.glyphs.moreBelow : look.glyphs.moreAbove) + title
      }
      let cell = Rect(column: rect.column + place.start, row: rect.row, columns: place.width, rows: 1)
      frame.put(
        title.isEmpty && isChosen ? " " : title, at: cell.origin, style: style, width: place.width,
        alignment: column.isNumeric ? .right : .left)
    }
    let style = look.style(.textDim)
    if layout.isCut {
      frame.set(look.glyphs.ellipsis, column: rect.endColumn - 1, row: rect.row, style: style)
    }
    if layout.isScrolled, layout.places.count > 1 {
      frame.set(
        look.glyphs.ellipsis, column: rect.column + layout.places[1].start - 1, row: rect.row, style: style)
    }
  }

  private func draw(
    _ items: [Item], in row: Rect, _ layout: TableLayout, ramp: ColorRamp, into frame: inout Frame, look: Look
  ) {
    for place in layout.places {
      guard place.column < items.count else { continue }
      let item = items[place.column]
      let cell = Rect(column: row.column + place.start, row: row.row, columns: place.width, rows: 1)
      let column = columns[place.column]
      if case .missing = item.value {
        frame.put(
          "—", at: cell.origin, style: look.style(.textDim), width: cell.columns,
          alignment: column.isNumeric ? .right : .left)
      } else if let (fraction, label) = column.bar(item.value) {
        drawBar(fraction, label: label, scope: item.scope, in: cell, into: &frame, look: look)
      } else if column.kind == .bits, case .number(let bits) = item.value {
        drawBits(bits, scope: item.scope, in: cell, into: &frame, look: look)
      } else if isGrid, item.value == .number(0) {
        frame.put(
          "·", at: cell.origin, style: look.style(.textDim), width: cell.columns, alignment: .right)
      } else {
        frame.put(
          column.text(item.value), at: cell.origin, style: look.style(item.scope ?? .text),
          width: cell.columns, alignment: column.isNumeric ? .right : .left)
      }
      if let heat = item.heat, heat.isFinite { shade(cell, heat, ramp, in: &frame, look: look) }
    }
  }

  private func drawBar(
    _ fraction: Double, label: String, scope: Scope?, in cell: Rect, into frame: inout Frame, look: Look
  ) {
    let width = min(DisplayWidth.of(label, ascii: frame.isASCII), cell.columns)
    let (bar, text) = cell.splitRight(width)
    frame.put(label, at: text.origin, style: look.style(scope ?? .text), width: text.columns)
    frame.bar(fraction, in: bar.splitRight(1).rest, style: look.style(scope ?? .bar), look: look)
  }

  /// A number of bits with a mark for each of the first eight.
  private func drawBits(_ bits: Double, scope: Scope?, in cell: Rect, into frame: inout Frame, look: Look) {
    let used = frame.put(
      TableView.Column.bits(bits), at: cell.origin, style: look.style(scope ?? .text), width: cell.columns)
    guard bits.isFinite else { return }
    let marks = min(Int(min(8, max(0, bits.rounded()))), cell.columns - used - 1)
    for mark in 0..<max(0, marks) {
      frame.set(
        look.glyphs.spike, column: cell.column + used + 1 + mark, row: cell.row,
        style: look.style(scope ?? .bar))
    }
  }

  /// Colours a cell by a magnitude; without colour a strong one is bold.
  private func shade(_ cell: Rect, _ heat: Double, _ ramp: ColorRamp, in frame: inout Frame, look: Look) {
    let share = min(max(heat, 0), 1)
    guard look.colors >= .palette256 else {
      if share > 0.5 { frame.restyle(cell) { $0.adding(.bold) } }
      return
    }
    let color = ramp[Float(share)]
    let isBright = 299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue) > 128_000
    let ink = isBright ? Color(red: 0, green: 0, blue: 0) : Color(red: 255, green: 255, blue: 255)
    let wide = Rect(column: cell.column - 1, row: cell.row, columns: cell.columns + 2, rows: 1)
    frame.restyle(wide) { Style(foreground: ink, background: color, attributes: $0.attributes) }
  }
}

extension TableView.Column {
  /// Whether its cells stand at the right of the column.
  var isNumeric: Bool {
    if case .number = kind { return true }
    return false
  }

  /// A bar's length and label, if a value is one here.
  func bar(_ value: TableView.Value) -> (fraction: Double, label: String)? {
    if case .bar(let fraction, let label) = value { return (fraction, label) }
    guard kind == .bar, case .number(let fraction) = value else { return nil }
    let percent = NumberFormat.percent(0).string(fraction)
    return (fraction, String(repeating: " ", count: max(0, 5 - percent.count)) + percent)
  }

  /// A number of bits, in two columns.
  static func bits(_ bits: Double) -> String {
    let text = NumberFormat.integer.string(bits)
    return String(repeating: " ", count: max(0, 2 - text.count)) + text
  }

  /// What a value is as text.
  func text(_ value: TableView.Value) -> String {
    switch value {
    case .text(let text): return text
    case .number(let number):
      if case .number(let format) = kind { return format.string(number) }
      if kind == .bits { return Self.bits(number) + String(repeating: " ", count: 9) }
      return NumberFormat.significant(3).string(number)
    case .bar(_, let label): return label
    case .missing: return "—"
    }
  }
}
