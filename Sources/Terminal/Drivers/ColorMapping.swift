/// Which of a terminal's numbered colours comes nearest to a colour.
///
/// With 256 colours only the cube and the greys (16…255) are used: the first 16 differ from terminal to terminal.
/// With 16 or 8, where the nearest by distance is almost always a grey, a colour that has a hue keeps it.
package enum ColorMapping {
  /// The number of the nearest colour; -1 for the terminal's own.
  package static func index(of color: Color, depth: ColorDepth) -> Int16 {
    guard !color.isTerminal else { return -1 }
    switch depth {
    case .none: return -1
    case .eight: return ansi(color, hasBright: false)
    case .sixteen: return ansi(color, hasBright: true)
    case .palette256, .full: return palette256(color)
    }
  }

  /// The numbers of a character's colour and the one behind it, kept apart where the colours themselves differ.
  package static func pair(
    foreground: Color, background: Color, depth: ColorDepth
  ) -> (foreground: Int16, background: Int16) {
    let front = index(of: foreground, depth: depth)
    let back = index(of: background, depth: depth)
    guard front == back, front >= 0, foreground != background, depth <= .sixteen else { return (front, back) }
    let brighter = luminance(foreground) > luminance(background)
    if depth == .sixteen, back == 0 || back == 7 { return (8, back) }
    if depth == .sixteen, back == 8 { return (brighter ? 7 : 0, back) }
    return (back == 0 || back != 7 && brighter ? 7 : 0, back)
  }

  /// The levels of each channel in xterm's 6 × 6 × 6 cube.
  private static let levels: [Int] = [0, 95, 135, 175, 215, 255]

  private static func palette256(_ color: Color) -> Int16 {
    let (red, green, blue) = (Int(color.red), Int(color.green), Int(color.blue))
    let (r, g, b) = (level(red), level(green), level(blue))
    // Greys from 8 in steps of 10; the nearest is that of the mean, weighted as the distance is.
    let gray = min(max((2 * red + 4 * green + 3 * blue - 72 + 45) / 90, 0), 23)
    let grayValue = 8 + 10 * gray
    func distance(_ r: Int, _ g: Int, _ b: Int) -> Int {
      let (dr, dg, db) = (r - red, g - green, b - blue)
      return 2 * dr * dr + 4 * dg * dg + 3 * db * db
    }
    let cube = distance(levels[r], levels[g], levels[b])
    if distance(grayValue, grayValue, grayValue) < cube { return Int16(232 + gray) }
    return Int16(16 + 36 * r + 6 * g + b)
  }

  private static func level(_ value: Int) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40
  }

  private static func ansi(_ color: Color, hasBright: Bool) -> Int16 {
    let (red, green, blue) = (Int(color.red), Int(color.green), Int(color.blue))
    let most = max(red, green, blue)
    let least = min(red, green, blue)
    // Dark colours and weak hues are greys.
    guard most - least > 40, most > 70 else {
      switch luminance(color) {
      case ..<50: return 0
      case ..<150: return hasBright ? 8 : luminance(color) < 90 ? 0 : 7
      case ..<215: return 7
      default: return hasBright ? 15 : 7
      }
    }
    let middle = (most + least) / 2
    let hue = (red > middle ? 1 : 0) | (green > middle ? 2 : 0) | (blue > middle ? 4 : 0)
    return Int16(hasBright && most > 200 ? hue + 8 : hue)
  }

  private static func luminance(_ color: Color) -> Int {
    (299 * Int(color.red) + 587 * Int(color.green) + 114 * Int(color.blue)) / 1000
  }
}
