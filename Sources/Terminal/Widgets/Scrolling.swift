/// What part of some rows is in sight.
public enum Scrolling {
  /// The first row to show so that the chosen one is in sight, as near to a wanted first row as may be.
  public static func offset(wanted: Int, selection: Int?, count: Int, visible: Int) -> Int {
    guard visible > 0 else { return 0 }
    var offset = wanted
    if let selection {
      if selection < offset { offset = selection }
      if selection >= offset + visible { offset = selection - visible + 1 }
    }
    return max(0, min(offset, count - visible))
  }
}

extension Frame {
  /// Marks at the right edge that rows lie above or below those in sight.
  mutating func scrollMarks(in rect: Rect, offset: Int, count: Int, look: Look) {
    guard rect.columns >= 8, rect.rows >= 2 else { return }
    let column = rect.endColumn - 1
    let style = look.style(.textDim)
    if offset > 0 { set(look.glyphs.moreAbove, column: column, row: rect.row, style: style) }
    if offset + rect.rows < count {
      set(look.glyphs.moreBelow, column: column, row: rect.endRow - 1, style: style)
    }
  }

  /// Shows a row as the chosen one: its background, and bold or reversed.
  mutating func select(_ rect: Rect, isFocused: Bool, look: Look) {
    let chosen = look.style(isFocused ? .selection : .selectionPassive)
    restyle(rect) { style in
      Style(
        foreground: style.foreground, background: chosen.background,
        attributes: style.attributes.union(chosen.attributes))
    }
  }
}
