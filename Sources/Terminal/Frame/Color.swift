/// A cell's colour: the terminal's own, or red, green and blue.
///
/// Four bytes without indirection, so that a frame stays one flat array.
public struct Color: Hashable, Sendable {
  /// 0 is the terminal's own colour, else `0x01RRGGBB`.
  @usableFromInline let bits: UInt32

  @usableFromInline init(bits: UInt32) { self.bits = bits }

  /// The terminal's own foreground or background.
  public static let terminal = Color(bits: 0)

  /// A colour of 8-bit channels.
  @inlinable public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.init(bits: 1 << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue))
  }

  /// A colour from `#rrggbb` or `#rgb`; nil for anything else.
  public init?(hex text: String) {
    guard text.utf8.first == UInt8(ascii: "#"), let value = UInt32(text.dropFirst(), radix: 16),
      text.utf8.dropFirst().allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") })
    else { return nil }
    switch text.utf8.count {
    case 7: self.init(bits: 1 << 24 | value)
    case 4:
      let (red, green, blue) = (value >> 8 & 15, value >> 4 & 15, value & 15)
      self.init(bits: 1 << 24 | red * 0x110000 | green * 0x1100 | blue * 0x11)
    default: return nil
    }
  }

  /// Whether this is the terminal's own colour.
  @inlinable public var isTerminal: Bool { bits == 0 }
  /// The red channel; 0 for the terminal's own colour.
  @inlinable public var red: UInt8 { UInt8(truncatingIfNeeded: bits >> 16) }
  /// The green channel; 0 for the terminal's own colour.
  @inlinable public var green: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
  /// The blue channel; 0 for the terminal's own colour.
  @inlinable public var blue: UInt8 { UInt8(truncatingIfNeeded: bits) }

  /// The colour a fraction of the way to another, channel by channel; the terminal's own cannot be mixed.
  public func mixed(with other: Color, fraction: Double) -> Color {
    guard !isTerminal, !other.isTerminal else { return fraction < 0.5 ? self : other }
    let share = min(max(fraction, 0), 1)
    func channel(_ from: UInt8, _ to: UInt8) -> UInt8 {
      UInt8((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return Color(
      red: channel(red, other.red), green: channel(green, other.green), blue: channel(blue, other.blue))
  }
}
