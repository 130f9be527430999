/// How many colours a terminal shows.
public enum ColorDepth: Int, Hashable, Comparable, Sendable {
  /// None, or the person asked for none (`NO_COLOR`); attributes remain.
  case none = 0
  case eight = 8
  case sixteen = 16
  case palette256 = 256
  /// 8 bits for each of red, green and blue.
  case full = 16_777_216

  /// Whether one depth shows fewer colours than another.
  public static func < (one: ColorDepth, other: ColorDepth) -> Bool { one.rawValue < other.rawValue }
}
