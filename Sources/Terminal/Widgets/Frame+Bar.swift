extension Frame {
  /// Fills a row from the left by a fraction, to an eighth of a cell where the glyphs allow.
  ///
  /// Every fraction above zero shows something.
  mutating func bar(_ fraction: Double, in rect: Rect, style: Style, look: Look) {
    guard rect.columns > 0, fraction.isFinite, fraction > 0 else { return }
    let glyphs = look.glyphs.bars
    let exact = min(fraction, 1) * Double(rect.columns * glyphs.count)
    let parts = max(1, Int(exact.rounded()))
    for column in 0..<rect.columns {
      let here = min(parts - column * glyphs.count, glyphs.count)
      guard here > 0 else { return }
      set(glyphs[here - 1], column: rect.column + column, row: rect.row, style: style)
    }
  }
}
