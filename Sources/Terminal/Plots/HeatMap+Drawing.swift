extension HeatMap {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty, rows > 0, columns > 0 else { return }
    let usesHalfBlocks = look.colors >= .palette256 && look.glyphs.kind != .ascii
    let layout = HeatMapLayout(self, in: rect, usesHalfBlocks: usesHalfBlocks)
    let scale = Scale(self)
    frame.clipped(to: rect) { frame in
      if usesHalfBlocks {
        drawHalfBlocks(into: &frame, layout, scale, look: look)
      } else {
        drawShades(into: &frame, layout, scale, look: look)
      }
      for box in boxes { draw(box, into: &frame, layout, look: look) }
    }
  }

  /// How values become fractions of the scale.
  private struct Scale {
    let low: Float
    let factor: Float

    init(_ map: HeatMap) {
      var range = map.range ?? 0...1
      if map.range == nil, map.map == .heat || map.map == .diverging {
        var (low, high) = (Float.infinity, -Float.infinity)
        for value in map.values where value.isFinite {
          low = min(low, value)
          high = max(high, value)
        }
        if low > high { (low, high) = (0, 1) }
        let most = max(low.magnitude, high.magnitude)
        range = map.map == .diverging ? -most...most : low...high
      }
      low = range.lowerBound
      let span = range.upperBound - range.lowerBound
      factor = span > 0 && span.isFinite ? 1 / span : 0
    }

    @inline(__always)
    func fraction(_ value: Float) -> Float {
      factor == 0 ? 0.5 : min(max((value - low) * factor, 0), 1)
    }
  }

  /// Two pixels a cell: the upper one is the character's colour, the lower one the background's.
  private func drawHalfBlocks(
    into frame: inout Frame, _ layout: HeatMapLayout, _ scale: Scale, look: Look
  ) {
    let ramp = ColorRamp(map, look: look)
    let area = layout.area
    let behind = look.style(.panel).background
    values.withUnsafeBufferPointer { values in
      for row in 0..<area.rows {
        for column in 0..<area.columns {
          let top = color(values, layout, column, 2 * row, scale, ramp) ?? behind
          let bottom = color(values, layout, column, 2 * row + 1, scale, ramp) ?? behind
          let style = Style(foreground: top, background: bottom)
          frame.set(
            top == bottom ? " " : "▀", column: area.column + column, row: area.row + row, style: style)
        }
      }
    }
  }

  @inline(__always)
  private func color(
    _ values: UnsafeBufferPointer<Float>, _ layout: HeatMapLayout, _ column: Int, _ row: Int, _ scale: Scale,
    _ ramp: ColorRamp
  ) -> Color? {
    guard row < layout.sampleRows else { return nil }
    if map == .rgb {
      guard let red = layout.mean(values, column, row, channel: 0, of: 3),
        let green = layout.mean(values, column, row, channel: 1, of: 3),
        let blue = layout.mean(values, column, row, channel: 2, of: 3)
      else { return nil }
      func byte(_ value: Float) -> UInt8 { UInt8(scale.fraction(value) * 255 + 0.5) }
      return Color(red: byte(red), green: byte(green), blue: byte(blue))
    }
    return layout.mean(values, column, row, channel: 0, of: 1).map { ramp[scale.fraction($0)] }
  }

  /// One character a cell, darker to lighter; signed values as `=`, `-`, `+`, `#`.
  private func drawShades(
    into frame: inout Frame, _ layout: HeatMapLayout, _ scale: Scale, look: Look
  ) {
    let area = layout.area
    let styles = [Scope.text, .divergingNegative, .divergingPositive].map {
      look.style($0).on(look.style(.panel).background)
    }
    values.withUnsafeBufferPointer { values in
      for row in 0..<area.rows {
        for column in 0..<area.columns {
          let channels = map == .rgb ? 3 : 1
          var sum: Float? = 0
          for channel in 0..<channels {
            let mean = layout.mean(values, column, row, channel: channel, of: channels)
            sum = sum.flatMap { sum in mean.map { sum + $0 } }
          }
          guard let sum else { continue }
          let fraction = scale.fraction(sum / Float(channels))
          let (glyph, style) = map == .diverging ? signed(fraction) : (shade(fraction, look), 0)
          if glyph != " " {
            frame.set(glyph, column: area.column + column, row: area.row + row, style: styles[style])
          }
        }
      }
    }
  }

  private func shade(_ fraction: Float, _ look: Look) -> Unicode.Scalar {
    let shades = look.glyphs.shades
    return shades[min(Int(fraction * Float(shades.count)), shades.count - 1)]
  }

  private func signed(_ fraction: Float) -> (Unicode.Scalar, Int) {
    switch fraction {
    case ..<0.2: ("=", 1)
    case ..<0.45: ("-", 1)
    case ...0.55: (" ", 0)
    case ...0.8: ("+", 2)
    default: ("#", 2)
    }
  }

  private func draw(_ box: Box, into frame: inout Frame, _ layout: HeatMapLayout, look: Look) {
    guard let place = layout.cells(of: box) else { return }
    let glyphs = look.glyphs
    let color = look.style(box.scope)
    let (right, bottom) = (place.endColumn - 1, place.endRow - 1)
    func put(_ light: Unicode.Scalar, _ heavy: Unicode.Scalar, _ column: Int, _ row: Int) {
      guard let cell = frame.cell(column, row) else { return }
      let style = color.on(cell.background)
      frame.set(box.isHeavy ? heavy : light, column: column, row: row, style: style)
    }
    for column in place.column...right {
      put(glyphs.horizontal, glyphs.heavyHorizontal, column, place.row)
      put(glyphs.horizontal, glyphs.heavyHorizontal, column, bottom)
    }
    for row in place.row...bottom {
      put(glyphs.vertical, glyphs.heavyVertical, place.column, row)
      put(glyphs.vertical, glyphs.heavyVertical, right, row)
    }
    put(glyphs.topLeft, glyphs.heavyTopLeft, place.column, place.row)
    put(glyphs.topRight, glyphs.heavyTopRight, right, place.row)
    put(glyphs.bottomLeft, glyphs.heavyBottomLeft, place.column, bottom)
    put(glyphs.bottomRight, glyphs.heavyBottomRight, right, bottom)
    if place.columns > 3, !box.label.isEmpty {
      frame.put(
        box.label, at: Point(column: place.column + 1, row: place.row), style: color,
        width: place.columns - 2)
    }
  }
}
