extension HeatMap {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty, rows > 0, columns > 0 else { return }
    let layout = layout(in: rect, look: look)
    let scale = HeatMapScale(self)
    frame.clipped(to: rect) { frame in
      if usesHalfBlocks(look) {
        drawHalfBlocks(into: &frame, layout, scale, look: look)
      } else {
        drawCharacters(into: &frame, layout, scale, look: look)
      }
      drawMarks(into: &frame, layout, look: look)
      drawBoxes(into: &frame, layout, look: look)
      if let cell = cursor.flatMap(layout.cell) {
        frame.set(look.glyphs.cross, column: cell.column, row: cell.row, style: look.style(.cursor))
      }
      if let footer = footerRow(in: rect) { drawFooter(into: &frame, in: footer, scale, look: look) }
    }
  }

  /// Where the image lies in a rectangle.
  func layout(in rect: Rect, look: Look) -> HeatMapLayout {
    let room = footerRow(in: rect) == nil ? rect : rect.splitBottom(1).rest
    return HeatMapLayout(self, in: room, usesHalfBlocks: usesHalfBlocks(look))
  }

  /// The pixel shown at a cell, when the image is drawn in a rectangle.
  public func pixel(at point: Point, in rect: Rect, look: Look) -> Pixel? {
    guard !rect.isEmpty, rows > 0, columns > 0 else { return nil }
    return layout(in: rect, look: look).pixel(at: point)
  }

  /// Two pixels a cell: the upper one is the character's colour, the lower one the background's.
  private func drawHalfBlocks(
    into frame: inout Frame, _ layout: HeatMapLayout, _ scale: HeatMapScale, look: Look
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
    _ values: UnsafeBufferPointer<Float>, _ layout: HeatMapLayout, _ column: Int, _ row: Int,
    _ scale: HeatMapScale, _ ramp: ColorRamp
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
    return value(values, layout, column, row, scale).map { ramp[scale.fraction($0)] }
  }

  /// What stands for a sample's pixels: their mean or, of signed values, the one farthest from zero.
  @inline(__always)
  private func value(
    _ values: UnsafeBufferPointer<Float>, _ layout: HeatMapLayout, _ column: Int, _ row: Int,
    _ scale: HeatMapScale
  ) -> Float? {
    map == .diverging
      ? layout.peak(values, column, row, from: scale.middle)
      : layout.mean(values, column, row, channel: 0, of: 1)
  }

  /// One character a cell, darker to lighter; signed values as `=`, `−`, `+`, `#` on their colours.
  private func drawCharacters(
    into frame: inout Frame, _ layout: HeatMapLayout, _ scale: HeatMapScale, look: Look
  ) {
    let area = layout.area
    let plain = look.style(.text).on(look.style(.panel).background)
    let signs = SignStyles(look)
    values.withUnsafeBufferPointer { values in
      for row in 0..<area.rows {
        for column in 0..<area.columns {
          guard let fraction = fraction(values, layout, column, row, scale) else { continue }
          let place = Point(column: area.column + column, row: area.row + row)
          if map == .diverging {
            signs.draw(fraction, into: &frame, at: place)
          } else {
            let glyph = Self.shade(fraction, look)
            if glyph != " " { frame.set(glyph, column: place.column, row: place.row, style: plain) }
          }
        }
      }
    }
  }

  @inline(__always)
  private func fraction(
    _ values: UnsafeBufferPointer<Float>, _ layout: HeatMapLayout, _ column: Int, _ row: Int,
    _ scale: HeatMapScale
  ) -> Float? {
    guard map == .rgb else { return value(values, layout, column, row, scale).map(scale.fraction) }
    var sum: Float = 0
    for channel in 0..<3 {
      guard let mean = layout.mean(values, column, row, channel: channel, of: 3) else { return nil }
      sum += mean
    }
    return scale.fraction(sum / 3)
  }

  static func shade(_ fraction: Float, _ look: Look) -> Unicode.Scalar {
    let shades = look.glyphs.shades
    return shades[min(Int(fraction * Float(shades.count)), shades.count - 1)]
  }
}

/// How values become fractions of the scale.
struct HeatMapScale {
  let range: ClosedRange<Float>
  private let factor: Float

  init(_ map: HeatMap) {
    var range = map.range ?? 0...1
    if map.isRangeAutomatic || map.range == nil && (map.map == .heat || map.map == .diverging) {
      var (low, high) = (Float.infinity, -Float.infinity)
      for value in map.values where value.isFinite {
        low = min(low, value)
        high = max(high, value)
      }
      if low > high { (low, high) = (0, 1) }
      let most = max(low.magnitude, high.magnitude)
      range = map.map == .diverging ? -most...most : low...high
    }
    self.range = range
    let span = range.upperBound - range.lowerBound
    factor = span > 0 && span.isFinite ? 1 / span : 0
  }

  /// The value in the middle of the scale.
  var middle: Float { factor == 0 ? range.lowerBound : (range.lowerBound + range.upperBound) / 2 }

  @inline(__always)
  func fraction(_ value: Float) -> Float {
    factor == 0 ? 0.5 : min(max((value - range.lowerBound) * factor, 0), 1)
  }
}

/// How signed values are drawn in characters: the sign and its density tell them without colour, too.
struct SignStyles {
  private let glyphs: Glyphs
  private let ramp: ColorRamp
  private let plain: Style
  private let negative: Style
  private let positive: Style
  private let isFilled: Bool

  init(_ look: Look) {
    glyphs = look.glyphs
    ramp = ColorRamp(.diverging, look: look)
    isFilled = look.colors >= .palette256
    plain = look.style(.text).on(look.style(.panel).background)
    negative = look.style(.divergingNegative).on(plain.background)
    positive = look.style(.divergingPositive).on(plain.background)
  }

  /// Draws a fraction of the scale, a half being zero.
  @inline(__always)
  func draw(_ fraction: Float, into frame: inout Frame, at place: Point) {
    let glyph: Unicode.Scalar =
      switch fraction {
      case ..<0.2: "="
      case ..<0.45: glyphs.minus
      case ...0.55: " "
      case ...0.8: "+"
      default: "#"
      }
    guard isFilled else {
      let style = glyph == " " ? plain : fraction < 0.5 ? negative : positive
      if glyph != " " { frame.set(glyph, column: place.column, row: place.row, style: style) }
      return
    }
    let color = ramp[fraction]
    let front =
      color.contrast(plain.foreground) >= color.contrast(plain.background)
      ? plain.foreground : plain.background
    frame.set(
      glyph, column: place.column, row: place.row, style: Style(foreground: front, background: color))
  }
}

extension Color {
  /// How far apart in brightness two colours are, 0…255.
  func contrast(_ other: Color) -> Int { abs(luminance - other.luminance) }

  private var luminance: Int { (Int(red) * 2126 + Int(green) * 7152 + Int(blue) * 722) / 10_000 }
}
