/// A style as a terminal is told it: colours by number or channels, after what the terminal can show.
struct ANSIStyle: Equatable {
  /// 0 the terminal's own, `0x01RRGGBB`, or `0x0200_0000` and a colour's number.
  var foreground: UInt32 = 0
  var background: UInt32 = 0
  var attributes: Style.Attributes = []

  init() {}

  init(_ style: Style, colors: ColorDepth) {
    attributes = style.attributes
    switch colors {
    case .none: break
    case .full: (foreground, background) = (style.foreground.bits, style.background.bits)
    default:
      let pair = ColorMapping.pair(foreground: style.foreground, background: style.background, depth: colors)
      (foreground, background) = (Self.numbered(pair.foreground), Self.numbered(pair.background))
    }
  }

  private static func numbered(_ index: Int16) -> UInt32 { index < 0 ? 0 : 0x0200_0000 | UInt32(index) }

  /// Writes the sequence that leads from this style to another.
  func change(to other: ANSIStyle, _ pen: inout ANSIPen) {
    pen.begin()
    if other != ANSIStyle() {
      var isFirst = true
      writeAttributes(of: other, &isFirst, &pen)
      if other.foreground != foreground { Self.write(other.foreground, base: 30, &isFirst, &pen) }
      if other.background != background { Self.write(other.background, base: 40, &isFirst, &pen) }
    }
    pen.write(0x6D)
  }

  private func writeAttributes(of other: ANSIStyle, _ isFirst: inout Bool, _ pen: inout ANSIPen) {
    guard other.attributes != attributes else { return }
    let off = attributes.subtracting(other.attributes)
    var on = other.attributes.subtracting(attributes)
    // One number takes back both.
    let weight: Style.Attributes = [.bold, .dim]
    if !off.isDisjoint(with: weight) {
      Self.write(22, &isFirst, &pen)
      on.formUnion(other.attributes.intersection(weight))
    }
    if off.contains(.italic) { Self.write(23, &isFirst, &pen) }
    if off.contains(.underline) { Self.write(24, &isFirst, &pen) }
    if off.contains(.reverse) { Self.write(27, &isFirst, &pen) }
    if on.contains(.bold) { Self.write(1, &isFirst, &pen) }
    if on.contains(.dim) { Self.write(2, &isFirst, &pen) }
    if on.contains(.italic) { Self.write(3, &isFirst, &pen) }
    if on.contains(.underline) { Self.write(4, &isFirst, &pen) }
    if on.contains(.reverse) { Self.write(7, &isFirst, &pen) }
  }

  private static func write(_ color: UInt32, base: Int, _ isFirst: inout Bool, _ pen: inout ANSIPen) {
    guard color != 0 else { return write(base + 9, &isFirst, &pen) }
    let number = Int(color & 0xFF)
    if color >> 24 == 2, number < 16 {
      // The first eight, and their brighter brothers from 90 and 100 on.
      return write(number < 8 ? base + number : base + 52 + number, &isFirst, &pen)
    }
    write(base + 8, &isFirst, &pen)
    if color >> 24 == 2 {
      write(5, &isFirst, &pen)
    } else {
      write(2, &isFirst, &pen)
      write(Int(color >> 16 & 0xFF), &isFirst, &pen)
      write(Int(color >> 8 & 0xFF), &isFirst, &pen)
    }
    write(number, &isFirst, &pen)
  }

  @inline(__always)
  private static func write(_ number: Int, _ isFirst: inout Bool, _ pen: inout ANSIPen) {
    if !isFirst { pen.write(0x3B) }
    isFirst = false
    pen.write(number: number)
  }
}
