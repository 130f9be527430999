extension ListView {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    frame.clipped(to: rect) { frame in
      guard !rows.isEmpty else {
        frame.put(
          placeholder, at: Point(column: rect.column + min(2, rect.columns - 1), row: rect.row),
          style: look.style(.textDim))
        return
      }
      let first = firstRow(visible: rect.rows)
      let detail = detailColumn(columns: rect.columns, ascii: frame.isASCII)
      for (line, index) in (first..<min(rows.count, first + rect.rows)).enumerated() {
        let row = Rect(column: rect.column, row: rect.row + line, columns: rect.columns, rows: 1)
        switch rows[index] {
        case .section(let title):
          frame.put(
            title, at: Point(column: row.column + min(1, rect.columns - 1), row: row.row),
            style: look.style(.section))
        case .item(let item):
          draw(item, isChosen: index == chosenRow, in: row, detail: detail, into: &frame, look: look)
        }
      }
      frame.scrollMarks(in: rect, offset: first, count: rows.count, look: look)
    }
  }

  /// The entry drawn at a cell, counted among the entries alone.
  public func item(at point: Point, in rect: Rect) -> Int? {
    guard rect.contains(point) else { return nil }
    let index = firstRow(visible: rect.rows) + point.row - rect.row
    guard rows.indices.contains(index), case .item = rows[index] else { return nil }
    return rows[..<index].count { if case .item = $0 { true } else { false } }
  }

  /// The row of the chosen entry.
  private var chosenRow: Int? {
    guard let selection, selection >= 0 else { return nil }
    var items = 0
    for (index, row) in rows.enumerated() {
      guard case .item = row else { continue }
      if items == selection { return index }
      items += 1
    }
    return nil
  }

  private func firstRow(visible: Int) -> Int {
    let chosen = chosenRow
    // With the first entry its heading shows too.
    if selection == 0, let chosen, chosen < visible { return 0 }
    return Scrolling.offset(wanted: offset, selection: chosen, count: rows.count, visible: visible)
  }

  private func draw(
    _ item: Item, isChosen: Bool, in row: Rect, detail: Int, into frame: inout Frame, look: Look
  ) {
    if isChosen {
      frame.set(
        look.glyphs.pointer, column: row.column + min(1, row.columns - 1), row: row.row,
        style: look.style(.key))
    }
    var column = row.column + min(3, row.columns - 1)
    if !item.marker.isEmpty {
      let place = Point(column: column, row: row.row)
      column += frame.put(item.marker, at: place, style: look.style(item.markerScope)) + 1
    }
    let hasDetail = detail < row.columns && !item.detail.isEmpty
    let end = hasDetail ? row.column + detail - 1 : row.endColumn - 1
    frame.put(
      item.title, at: Point(column: column, row: row.row), style: look.style(item.scope), width: end - column)
    if hasDetail {
      frame.put(
        item.detail, at: Point(column: row.column + detail, row: row.row), style: look.style(.textDim),
        width: row.columns - detail - 1)
    }
    if isChosen { frame.select(row, isFocused: isFocused, look: look) }
  }

  /// Where the right-hand column begins: after the longest title if there is room for more than that.
  ///
  /// In wide lists long titles are cut for it; in narrow ones it goes, and the column begins past the end.
  private func detailColumn(columns: Int, ascii: Bool) -> Int {
    let widths = contentWidths(ascii: ascii)
    guard widths.detail > 0 else { return columns }
    let spare = columns - 4 - widths.title - widths.detail
    if spare >= 2 { return 3 + widths.title + min(3, spare) }
    if columns - widths.title - 6 >= 10 { return 5 + widths.title }
    return columns >= 40 ? columns * 3 / 5 : columns
  }

  /// The widest title, marker included, and the widest detail.
  func contentWidths(ascii: Bool) -> (title: Int, detail: Int) {
    var widths = (title: 0, detail: 0)
    for case .item(let item) in rows {
      let marker = item.marker.isEmpty ? 0 : DisplayWidth.of(item.marker, ascii: ascii) + 1
      widths.title = max(widths.title, marker + DisplayWidth.of(item.title, ascii: ascii))
      widths.detail = max(widths.detail, DisplayWidth.of(item.detail, ascii: ascii))
    }
    return widths
  }
}
