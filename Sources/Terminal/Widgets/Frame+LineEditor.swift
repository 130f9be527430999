extension Frame {
  /// Shows a line being typed in one row, moved so that its cursor is in sight, and what could follow.
  mutating func put(_ editor: LineEditor, completion: String = "", in rect: Rect, look: Look) {
    guard rect.columns > 0 else { return }
    let style = look.style(.fieldEdit)
    fill(Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1), style: style)
    let before = Array(editor.text.prefix(editor.cursor))
    var first = before.count
    var used = 1
    while first > 0 {
      let width = DisplayWidth.of(String(before[first - 1]), ascii: isASCII)
      if used + width > rect.columns { break }
      used += width
      first -= 1
    }
    let shown = String(before[first...])
    let column = rect.column + DisplayWidth.of(shown, ascii: isASCII)
    put(shown, at: rect.origin, style: style, width: rect.columns)
    let rest = String(editor.text.dropFirst(editor.cursor))
    let place = Point(column: column, row: rect.row)
    let after = put(rest, at: place, style: style, width: rect.endColumn - column)
    put(
      completion, at: Point(column: column + after, row: rect.row),
      style: look.style(.textDim).on(style.background), width: rect.endColumn - column - after)
    restyle(Rect(column: column, row: rect.row, columns: 1, rows: 1)) { _ in
      look.hasColor ? look.style(.cursor) : Style(attributes: .reverse)
    }
  }
}
