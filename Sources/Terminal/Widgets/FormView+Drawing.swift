extension FormView {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let first = firstField(visible: rect.rows)
    let columns = Columns(self, width: rect.columns, ascii: frame.isASCII)
    frame.clipped(to: rect) { frame in
      for (line, index) in (first..<min(fields.count, first + rect.rows)).enumerated() {
        let row = Rect(column: rect.column, row: rect.row + line, columns: rect.columns, rows: 1)
        draw(fields[index], isChosen: index == selection, in: row, columns, into: &frame, look: look)
      }
      frame.scrollMarks(in: rect, offset: first, count: fields.count, look: look)
    }
  }

  /// The field drawn at a cell.
  public func field(at point: Point, in rect: Rect) -> Int? {
    guard rect.contains(point) else { return nil }
    let index = firstField(visible: rect.rows) + point.row - rect.row
    return fields.indices.contains(index) ? index : nil
  }

  private func firstField(visible: Int) -> Int {
    Scrolling.offset(wanted: offset, selection: selection, count: fields.count, visible: visible)
  }

  /// Where values and hints begin, counted from the left edge, and how wide values are.
  private struct Columns {
    let value: Int
    let hint: Int

    init(_ form: FormView, width: Int, ascii: Bool) {
      let labels = form.fields.map { DisplayWidth.of($0.label, ascii: ascii) }.max() ?? 0
      let values = form.fields.map { DisplayWidth.of($0.value, ascii: ascii) }.max() ?? 0
      value = min(3 + labels + 2, width / 2)
      let wanted = value + max(values, 12) + 2
      hint = width - wanted >= 10 ? wanted : max(value + min(12, width - value), width * 3 / 5)
    }
  }

  private func draw(
    _ field: Field, isChosen: Bool, in row: Rect, _ columns: Columns, into frame: inout Frame, look: Look
  ) {
    if isChosen {
      frame.set(
        look.glyphs.pointer, column: row.column + min(1, row.columns - 1), row: row.row,
        style: look.style(.key))
    }
    let label = Point(column: row.column + min(3, row.columns - 1), row: row.row)
    frame.put(
      field.label, at: label, style: look.style(field.isEnabled ? .fieldLabel : .textDim),
      width: columns.value - 4)
    let value = Point(column: row.column + columns.value, row: row.row)
    // With nothing beside it a value has the row to itself.
    var end = columns.hint
    if field.hint.isEmpty, field.state == .normal || field.state == .changed { end = row.columns }
    frame.put(field.value, at: value, style: style(field, look), width: end - columns.value - 1)
    let ascii = frame.isASCII
    let shown = max(DisplayWidth.of(field.value, ascii: ascii), isChosen && editor != nil ? 8 : 0)
    let free = columns.value + shown + 2
    let room = row.columns - 1 - min(columns.hint, free)
    var (hint, hintScope) = (field.hint, Scope.textDim)
    if case .invalid(let message) = field.state {
      // Where the message has no room the range alone says what is wanted.
      let isCut = !field.hint.isEmpty && DisplayWidth.of(message, ascii: ascii) + 2 > room
      (hint, hintScope) = ("\(Character(look.glyphs.cross)) \(isCut ? field.hint : message)", .textError)
    }
    // A long hint begins further left where the value leaves room.
    let wanted = row.columns - 1 - DisplayWidth.of(hint, ascii: ascii)
    let start = min(columns.hint, max(free, wanted))
    frame.put(
      hint, at: Point(column: row.column + start, row: row.row), style: look.style(hintScope),
      width: row.columns - start - 1)
    guard isChosen else { return }
    frame.select(row, isFocused: isFocused, look: look)
    if let editor {
      let place = Rect(
        column: value.column, row: row.row, columns: min(start - columns.value - 1, row.columns),
        rows: 1)
      frame.put(editor, in: place, look: look)
    }
  }

  private func style(_ field: Field, _ look: Look) -> Style {
    guard field.isEnabled else { return look.style(.textDim) }
    switch field.state {
    case .normal: return look.style(.fieldValue)
    case .changed: return look.style(.fieldChanged)
    case .invalid: return look.style(.textError)
    }
  }
}
