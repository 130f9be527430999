import Terminal

/// Labels in one column and what belongs to them, wrapped, in the next.
struct FactsView: Widget {
  enum Line {
    case heading(String)
    case fact(String, String, Scope)
    case text(String, Scope)
    case space
  }

  var lines: [Line]
  var offset = 0
  var labelScope = Scope.textDim

  /// The facts as they stand at a width: one label and one row of text each.
  private func rows(columns: Int, ascii: Bool) -> [(label: Span, text: Span)] {
    let width = labelColumns(ascii: ascii)
    return lines.flatMap { line -> [(label: Span, text: Span)] in
      switch line {
      case .space: [(Span(""), Span(""))]
      case .heading(let text): [(Span(text, .textStrong), Span(""))]
      case .text(let text, let scope):
        TextView.wrap(text, first: columns, rest: columns, ascii: ascii).map { (Span($0, scope), Span("")) }
      case .fact(let label, let text, let scope):
        TextView.wrap(text, first: columns - width - 2, rest: columns - width - 2, ascii: ascii).enumerated()
          .map { place, part in
            (Span(place == 0 ? label : "", labelScope), Span(part, scope))
          }
      }
    }
  }

  private func labelColumns(ascii: Bool) -> Int {
    lines.map { line in
      if case .fact(let label, _, _) = line { DisplayWidth.of(label, ascii: ascii) } else { 0 }
    }.max() ?? 0
  }

  /// How many rows it takes at a width.
  func rowCount(columns: Int, ascii: Bool) -> Int { rows(columns: columns, ascii: ascii).count }

  func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    let rows = rows(columns: rect.columns, ascii: frame.isASCII)
    let first = max(0, min(offset, rows.count - rect.rows))
    let width = labelColumns(ascii: frame.isASCII)
    for (place, row) in rows.dropFirst(first).prefix(rect.rows).enumerated() {
      let start = Point(column: rect.column, row: rect.row + place)
      frame.put(row.label.text, at: start, style: look.style(row.label.scope), width: rect.columns)
      let text = Point(column: start.column + width + 2, row: start.row)
      frame.put(
        row.text.text, at: text, style: look.style(row.text.scope), width: max(0, rect.columns - width - 2))
    }
    if first + rect.rows < rows.count, rect.rows > 0 {
      frame.set(
        look.glyphs.moreBelow, column: rect.endColumn, row: rect.endRow - 1, style: look.style(.key))
    }
  }
}
