extension Frame {
  /// Draws a panel's border and returns its inside.
  ///
  /// The title stands in the top border at the left, key hints in the bottom border at the right; as many hints as
  /// fit are shown. A marked box has a heavy border. A rectangle too small for a border is only filled.
  @discardableResult
  public mutating func box(
    _ rect: Rect, title: String = "", footer: [KeyHint] = [], focused: Bool = false, marked: Bool = false,
    look: Look
  ) -> Rect {
    let styles = BoxStyles(
      inside: look.style(.panel),
      border: look.style(marked ? .panelBorderMarked : focused ? .panelBorderFocus : .panelBorder),
      title: look.style(focused ? .panelTitleFocus : .panelTitle))
    return box(rect, title: title, footer: footer, styles: styles, heavy: marked, look: look)
  }

  /// A border in given styles; see `box(_:title:footer:focused:look:)`.
  mutating func box(
    _ rect: Rect, title: String, footer: [KeyHint], styles: BoxStyles, heavy: Bool = false, look: Look
  ) -> Rect {
    fill(rect, style: styles.inside)
    guard rect.columns >= 2, rect.rows >= 2 else { return rect }
    outline(rect, style: styles.border, heavy: heavy, look: look)
    clipped(to: rect.inset(columns: 1)) { frame in
      if !title.isEmpty, rect.columns >= 6 {
        let width = rect.columns - 4
        let place = Point(column: rect.column + 2, row: rect.row)
        let used = min(DisplayWidth.of(title, ascii: frame.isASCII) + 2, width)
        frame.fill(Rect(column: place.column, row: place.row, columns: used, rows: 1), style: styles.border)
        frame.put(
          title, at: Point(column: place.column + 1, row: place.row), style: styles.title, width: used - 2)
      }
      frame.footer(footer, of: rect, styles: styles, look: look)
    }
    return rect.inset(columns: 1, rows: 1)
  }

  private mutating func outline(_ rect: Rect, style: Style, heavy: Bool, look: Look) {
    let glyphs = look.glyphs
    let (horizontal, vertical) =
      heavy ? (glyphs.heavyHorizontal, glyphs.heavyVertical) : (glyphs.horizontal, glyphs.vertical)
    let (topLeft, topRight) =
      heavy ? (glyphs.heavyTopLeft, glyphs.heavyTopRight) : (glyphs.topLeft, glyphs.topRight)
    let (bottomLeft, bottomRight) =
      heavy ? (glyphs.heavyBottomLeft, glyphs.heavyBottomRight) : (glyphs.bottomLeft, glyphs.bottomRight)
    let (right, bottom) = (rect.endColumn - 1, rect.endRow - 1)
    for column in rect.column...right {
      set(horizontal, column: column, row: rect.row, style: style)
      set(horizontal, column: column, row: bottom, style: style)
    }
    for row in rect.row...bottom {
      set(vertical, column: rect.column, row: row, style: style)
      set(vertical, column: right, row: row, style: style)
    }
    set(topLeft, column: rect.column, row: rect.row, style: style)
    set(topRight, column: right, row: rect.row, style: style)
    set(bottomLeft, column: rect.column, row: bottom, style: style)
    set(bottomRight, column: right, row: bottom, style: style)
  }

  private mutating func footer(_ hints: [KeyHint], of rect: Rect, styles: BoxStyles, look: Look) {
    let room = rect.columns - 4
    var used = 0
    var shown = 0
    for hint in hints {
      let next = used + hint.columns(ascii: isASCII) + (shown == 0 ? 0 : 2)
      if next + 1 > room { break }
      used = next
      shown += 1
    }
    guard shown > 0 else { return }
    let row = rect.endRow - 1
    var column = rect.endColumn - 2 - used
    fill(Rect(column: column - 1, row: row, columns: used + 2, rows: 1), style: styles.border)
    let behind = styles.inside.background
    for hint in hints.prefix(shown) {
      column += put(hint.key, at: Point(column: column, row: row), style: look.style(.key).on(behind)) + 1
      column += put(hint.action, at: Point(column: column, row: row), style: look.style(.keyHint).on(behind))
      column += hint.action.isEmpty ? 1 : 2
    }
  }
}

/// The styles of a border and what it holds.
struct BoxStyles {
  let inside: Style
  let border: Style
  let title: Style
}
