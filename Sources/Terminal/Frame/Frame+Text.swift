/// Where a text stands in the width it is given.
public enum TextAlignment: Hashable, Sendable {
  case left, center, right
}

extension Frame {
  /// Puts a text on one row and returns how many columns it took.
  ///
  /// It never wraps: what does not fit the width (to the edge of the clip, if none is given) ends in an ellipsis.
  /// Control characters never reach a cell, whatever the text's source (see `DisplayWidth`).
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, style: Style, width: Int? = nil, alignment: TextAlignment = .left
  ) -> Int {
    let room = min(width ?? Int.max, clip.endColumn - point.column)
    guard room > 0, point.row >= clip.row, point.row < clip.endRow else { return 0 }
    let needed = DisplayWidth.of(text, ascii: isASCII)
    guard needed <= room else {
      let used = write(text, at: point, style: style, room: room - 1)
      write(
        Cell(isASCII ? "~" : "…", style: style), column: point.column + used, row: point.row)
      return used + 1
    }
    var start = point
    if alignment != .left, width != nil {
      start.column += (room - needed) / (alignment == .center ? 2 : 1)
    }
    return write(text, at: start, style: style, room: needed)
  }

  /// Puts pieces of text one after another and returns how many columns they took.
  @discardableResult
  public mutating func put(_ spans: [Span], at point: Point, look: Look, width: Int? = nil) -> Int {
    let room = min(width ?? Int.max, clip.endColumn - point.column)
    var used = 0
    for (index, span) in spans.enumerated() where used < room {
      let rest = spans[(index + 1)...].contains { !$0.text.isEmpty }
      let fits = DisplayWidth.of(span.text, ascii: isASCII)
      // A span that fills the last column while more follows must show the ellipsis itself.
      let cut = rest && used + fits == room
      let place = Point(column: point.column + used, row: point.row)
      used += put(
        cut ? span.text + "  " : span.text, at: place, style: look.style(span.scope), width: room - used)
    }
    return used
  }

  /// The rows as plain text, as wide as the frame.
  public var text: [String] {
    (0..<size.rows).map { row in
      var line = String.UnicodeScalarView()
      for column in 0..<size.columns {
        let cell = cells[row * size.columns + column]
        guard let scalar = Unicode.Scalar(cell.scalar), !cell.isContinuation else { continue }
        line.append(scalar)
        if cell.mark != 0, let mark = Unicode.Scalar(cell.mark) { line.append(mark) }
      }
      return String(line)
    }
  }

  /// Writes as many whole characters as fit and returns the columns used.
  private mutating func write(_ text: String, at point: Point, style: Style, room: Int) -> Int {
    var used = 0
    for scalar in text.unicodeScalars {
      let shown = Presented(scalar, ascii: isASCII)
      if used + shown.columns > room { break }
      let column = point.column + used
      switch shown.columns {
      case 1: write(Cell(value: shown.value, style: style), column: column, row: point.row)
      case 2: writeWide(Cell(value: shown.value, style: style), column: column, row: point.row)
      default:
        if shown.value != 0, used > 0 { combine(UInt16(shown.value), before: column, row: point.row) }
      }
      used += shown.columns
    }
    return used
  }
}
