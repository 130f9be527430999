extension TimelineBar {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let (line, labels) = rect.splitTop(1)
    frame.clipped(to: line) { drawLine(into: &$0, in: line, look: look) }
    guard !labels.isEmpty else { return }
    frame.clipped(to: labels.splitTop(1).top) { drawLabels(into: &$0, in: labels, look: look) }
  }

  /// The time under a cell, from 0 to 1; nil outside.
  public func fraction(at point: Point, in rect: Rect) -> Double? {
    guard rect.contains(point), rect.columns > 2 else { return nil }
    let share = Double(point.column - rect.column - 1) / Double(max(1, rect.columns - 3))
    return min(max(share, 0), 1)
  }

  /// The column of a time; the ends of the line stay free.
  private func column(_ fraction: Double, in rect: Rect) -> Int {
    let share = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    guard rect.columns > 2 else { return rect.column }
    return rect.column + 1 + Int((share * Double(rect.columns - 3)).rounded())
  }

  private func drawLine(into frame: inout Frame, in line: Rect, look: Look) {
    let style = look.style(.timeline)
    frame.fill(line, with: look.glyphs.horizontal, style: style)
    if line.columns > 2 {
      frame.set(look.glyphs.startTee, column: line.column, row: line.row, style: style)
      frame.set(look.glyphs.endTee, column: line.endColumn - 1, row: line.row, style: style)
    }
    let present = column(position, in: line)
    // Marks at the same place keep their order.
    let placed = marks.enumerated().map { (place: column($1.fraction, in: line), order: $0, mark: $1) }
      .sorted { ($0.place, $0.order) < ($1.place, $1.order) }
    for (index, (place, _, mark)) in placed.enumerated() {
      let glyph = mark.isNote ? look.glyphs.mark : look.glyphs.crossTick
      let scope: Scope = mark.isNote ? .timelineMark : .timeline
      frame.set(glyph, column: place, row: line.row, style: look.style(scope))
      // A label takes the room up to the next mark or the present, whole or not at all.
      var end = index + 1 < placed.count ? placed[index + 1].place : line.endColumn - 1
      if present > place { end = min(end, present) }
      let width = DisplayWidth.of(mark.label, ascii: frame.isASCII)
      if width > 0, place + 1 + width < end {
        frame.put(
          mark.label, at: Point(column: place + 1, row: line.row), style: look.style(.timelineMark),
          width: width)
      }
    }
    frame.set(look.glyphs.position, column: present, row: line.row, style: look.style(.timelinePosition))
  }

  private func drawLabels(into frame: inout Frame, in rect: Rect, look: Look) {
    let style = look.style(.textDim)
    let width = DisplayWidth.of(positionLabel, ascii: frame.isASCII)
    let present = column(position, in: rect)
    let start = max(rect.column, min(present - width / 2, rect.endColumn - width))
    frame.put(
      positionLabel, at: Point(column: start, row: rect.row), style: look.style(.timelinePosition),
      width: rect.columns)
    let startWidth = DisplayWidth.of(startLabel, ascii: frame.isASCII)
    if width == 0 || rect.column + startWidth < start {
      frame.put(startLabel, at: rect.origin, style: style, width: rect.columns)
    }
    let endWidth = DisplayWidth.of(endLabel, ascii: frame.isASCII)
    let end = rect.endColumn - endWidth
    if end > (width == 0 ? rect.column + startWidth : start + width) {
      frame.put(endLabel, at: Point(column: end, row: rect.row), style: style, width: endWidth)
    }
  }
}
