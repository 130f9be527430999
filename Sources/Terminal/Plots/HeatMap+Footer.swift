extension HeatMap {
  /// The row under the image; nil where there is no room for it.
  func footerRow(in rect: Rect) -> Rect? {
    showsFooter && rect.rows >= 6 && rect.columns >= 16 ? rect.splitBottom(1).bottom : nil
  }

  /// The value of a pixel, or its three; nil outside the image.
  public func readOut(_ pixel: Pixel) -> String? {
    guard pixel.row >= 0, pixel.row < rows, pixel.column >= 0, pixel.column < columns else { return nil }
    let first = (pixel.row * columns + pixel.column) * channels
    return values[first..<first + channels].map { NumberFormat.significant(3).string(Double($0)) }
      .joined(separator: " ")
  }

  /// The cursor's place and value at the left, the scale with its ends at the right.
  func drawFooter(into frame: inout Frame, in row: Rect, _ scale: HeatMapScale, look: Look) {
    var used = 0
    if let cursor, let value = readOut(cursor) {
      let place = "row \(cursor.row) column \(cursor.column)  "
      used = frame.put(
        [Span(place, .textDim), Span(value, .textStrong)], at: row.origin, look: look, width: row.columns)
    }
    guard map != .rgb else { return }
    let number = NumberFormat.significant(3)
    let low = (isRangeAutomatic ? "auto " : "") + number.string(Double(scale.range.lowerBound)) + " "
    let high = " " + number.string(Double(scale.range.upperBound))
    let labels = DisplayWidth.of(low, ascii: frame.isASCII) + DisplayWidth.of(high, ascii: frame.isASCII)
    let room = row.columns - used - (used > 0 ? 2 : 0) - labels
    guard room >= 4 else { return }
    let steps = min(room, 20)
    var column = row.endColumn - labels - steps
    column += frame.put(low, at: Point(column: column, row: row.row), style: look.style(.axis))
    drawBar(into: &frame, at: Point(column: column, row: row.row), steps: steps, look: look)
    frame.put(high, at: Point(column: column + steps, row: row.row), style: look.style(.axis))
  }

  private func drawBar(into frame: inout Frame, at start: Point, steps: Int, look: Look) {
    let ramp = ColorRamp(map, look: look)
    let signs = SignStyles(look)
    let isFilled = usesHalfBlocks(look)
    let behind = look.style(.panel).background
    for step in 0..<steps {
      let fraction = Float(step) / Float(max(1, steps - 1))
      let place = Point(column: start.column + step, row: start.row)
      if isFilled {
        frame.set(" ", column: place.column, row: place.row, style: Style(background: ramp[fraction]))
      } else if map == .diverging {
        signs.draw(fraction, into: &frame, at: place)
      } else {
        frame.set(
          Self.shade(fraction, look), column: place.column, row: place.row,
          style: look.style(.text).on(behind))
      }
    }
  }
}
