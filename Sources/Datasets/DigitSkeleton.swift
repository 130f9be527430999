/// One way to write a digit: the path of the pen without any personal touch.
struct DigitSkeleton: Sendable {
  /// Each stroke's control points in percent of the digit's height, x to the right and y down, which a smooth
  /// curve passes through; a point given twice in a row is a corner.
  let strokes: [[SIMD2<Float>]]
  /// How often it is chosen, compared with the digit's other skeletons.
  let weight: Float

  private init(_ weight: Float, _ strokes: [Float]...) {
    self.weight = weight
    self.strokes = strokes.map { stroke in
      stride(from: 0, to: stroke.count, by: 2).map { SIMD2(stroke[$0], stroke[$0 + 1]) }
    }
  }

  /// The skeletons of each digit `[digit]`.
  static let all: [[DigitSkeleton]] = [
    zero, one, two, three, four, five, six, seven, eight, nine,
  ]

  private static let zero = [
    DigitSkeleton(3, [32, 0, 10, 16, 0, 52, 10, 88, 32, 100, 54, 84, 62, 48, 52, 14, 30, 0]),
    DigitSkeleton(2, [42, 8, 22, 1, 4, 34, 4, 76, 26, 100, 52, 80, 60, 36, 44, 4, 26, 6]),
    DigitSkeleton(1, [20, 4, 2, 36, 6, 84, 30, 100, 54, 74, 56, 26, 34, 0, 14, 10]),
  ]

  private static let one = [
    DigitSkeleton(5, [0, 0, -1, 50, 0, 100]),
    DigitSkeleton(1.5, [-14, 18, 0, 0, 0, 0, 0, 52, -1, 100]),
    DigitSkeleton(0.5, [-16, 20, 0, 0, 0, 0, 0, 50, 0, 100], [-22, 100, 0, 100, 22, 99]),
  ]

  private static let two = [
    DigitSkeleton(3, [4, 24, 16, 4, 38, 0, 52, 16, 46, 42, 24, 72, 2, 97, 2, 97, 30, 97, 62, 94]),
    DigitSkeleton(3, [4, 18, 24, 1, 46, 6, 50, 28, 34, 60, 12, 90, 2, 92, 4, 80, 18, 78, 40, 94, 64, 92]),
    DigitSkeleton(2, [2, 16, 24, 0, 46, 10, 46, 34, 24, 68, 0, 96, 0, 96, 18, 89, 40, 97, 62, 90]),
    DigitSkeleton(1, [0, 12, 26, 0, 46, 14, 42, 46, 26, 84, 10, 98, 0, 86, 12, 72, 34, 82, 66, 98]),
  ]

  private static let three = [
    DigitSkeleton(3, [4, 10, 26, 0, 48, 12, 42, 34, 18, 46, 18, 46, 44, 54, 54, 76, 36, 98, 2, 92]),
    DigitSkeleton(3, [4, 12, 28, 0, 50, 16, 36, 40, 20, 46, 24, 50, 46, 58, 54, 80, 30, 100, 0, 88]),
    DigitSkeleton(1, [4, 3, 26, 2, 48, 2, 48, 2, 22, 40, 22, 40, 48, 54, 54, 76, 32, 100, 2, 90]),
  ]

  private static let four = [
    DigitSkeleton(3, [8, 0, 4, 26, 4, 48, 4, 48, 28, 48, 56, 45], [48, 2, 45, 50, 42, 100]),
    DigitSkeleton(3, [6, 2, 0, 30, 8, 50, 28, 52, 50, 40], [52, 0, 48, 50, 42, 100]),
    DigitSkeleton(1, [40, 0, 20, 32, 0, 62, 0, 62, 30, 63, 62, 60], [40, 0, 40, 50, 40, 100]),
    DigitSkeleton(1, [48, 0, 22, 22, 4, 48, 24, 54, 48, 42], [50, 0, 47, 50, 42, 100]),
  ]

  private static let five = [
    DigitSkeleton(3, [56, 2, 34, 2, 13, 3, 13, 3, 8, 42, 8, 42, 34, 38, 54, 58, 48, 86, 22, 100, 0, 90]),
    DigitSkeleton(
      3, [14, 5, 12, 24, 10, 42, 10, 42, 34, 40, 52, 60, 44, 90, 20, 100, 0, 92], [12, 4, 60, 0]),
    DigitSkeleton(2, [56, 4, 26, 2, 10, 20, 14, 40, 38, 52, 50, 72, 34, 96, 4, 94]),
  ]

  private static let six = [
    DigitSkeleton(3, [42, 0, 16, 26, 2, 62, 8, 92, 28, 100, 48, 86, 48, 66, 30, 56, 10, 68, 4, 80]),
    DigitSkeleton(3, [26, 0, 8, 36, 1, 72, 10, 96, 30, 98, 44, 80, 34, 62, 16, 66, 4, 82]),
    DigitSkeleton(2, [50, 2, 24, 12, 4, 46, 4, 84, 28, 100, 52, 84, 46, 58, 24, 52, 6, 68]),
  ]

  private static let seven = [
    DigitSkeleton(4, [0, 5, 26, 4, 52, 2, 52, 2, 36, 44, 22, 100]),
    DigitSkeleton(2, [0, 5, 26, 4, 52, 2, 52, 2, 36, 44, 22, 100], [8, 50, 52, 46]),
    DigitSkeleton(1.5, [2, 18, 4, 4, 4, 4, 28, 4, 54, 2, 54, 2, 36, 46, 24, 100]),
    DigitSkeleton(2, [0, 8, 30, 5, 52, 6, 44, 34, 28, 64, 22, 100]),
  ]

  private static let eight = [
    DigitSkeleton(
      3, [44, 8, 22, 0, 6, 18, 22, 42, 44, 62, 44, 88, 24, 100, 4, 86, 10, 60, 34, 40, 50, 16, 42, 6]),
    DigitSkeleton(
      1.5, [28, 0, 8, 10, 10, 34, 28, 44, 46, 34, 48, 10, 28, 0],
      [28, 44, 4, 58, 4, 88, 28, 100, 52, 88, 52, 58, 28, 44]),
    DigitSkeleton(2, [52, 6, 30, 0, 10, 16, 26, 42, 44, 66, 38, 94, 16, 98, 6, 78, 22, 52, 42, 30, 56, 6]),
  ]

  private static let nine = [
    DigitSkeleton(3, [44, 14, 24, 0, 4, 18, 8, 42, 28, 44, 44, 26, 46, 8, 46, 8, 45, 54, 42, 100]),
    DigitSkeleton(2, [44, 14, 24, 0, 4, 20, 8, 44, 30, 44, 46, 20, 46, 20, 46, 56, 34, 88, 8, 98]),
    DigitSkeleton(3, [46, 16, 26, 0, 4, 16, 8, 40, 30, 44, 48, 20, 46, 54, 36, 100]),
    DigitSkeleton(1, [40, 6, 18, 2, 2, 24, 14, 44, 36, 34, 46, 6, 46, 6, 40, 46, 24, 100]),
  ]
}
