import Terminal

/// What is told and has no room in the row of keys: a box above it, until the next key.
extension Model {
  /// Whether the notice fits the row of keys.
  func fitsRow(_ notice: Notice) -> Bool {
    !notice.text.contains("\n") && DisplayWidth.of(notice.text, ascii: isASCII) <= size.columns - 2
  }

  func drawNotice(into frame: inout Frame) {
    guard let notice, entry == nil, !fitsRow(notice) else { return }
    let text = TextView(notice.text, scope: notice.isError ? .textError : .statusMessage)
    let columns = min(size.columns, 100)
    let rows = min(text.lineCount(columns: columns - 4, ascii: isASCII) + 2, geometry.hints.row)
    let rect = Rect(column: 0, row: geometry.hints.row - rows, columns: columns, rows: rows)
    let inside = frame.box(rect, title: notice.isError ? "not done" : "told", focused: true, look: look)
    text.draw(into: &frame, in: inside.inset(columns: 1), look: look)
  }
}
