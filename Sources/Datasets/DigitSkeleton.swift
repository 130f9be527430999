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
    DigitSkeleton(3, [40, 0, 15, 14, 0, 50, 7, 88, 30, 100, 58, 84, 71, 48, 63, 14, 38, 0]),
    DigitSkeleton(2, [50, 8, 29, 1, 6, 34, 2, 76, 24, 100, 54, 80, 67, 36, 53, 4, 33, 6]),
    DigitSkeleton(1, [27, 4, 4, 36, 3, 84, 28, 100, 57, 74, 64, 26, 42, 0, 19, 10]),
    DigitSkeleton(1, [35, 26, 53, 5, 31, 1, 4, 36, 3, 84, 26, 100, 57, 76, 68, 32, 51, 3]),
  ]

  private static let one = [
    DigitSkeleton(5, [7, 0, -1, 50, -7, 100]),
    DigitSkeleton(1, [-10, 18, 7, 0, 7, 0, 0, 52, -8, 100]),
    DigitSkeleton(0.4, [-12, 20, 7, 0, 7, 0, 0, 50, -7, 100], [-29, 100, -7, 100, 15, 99]),
  ]

  private static let two = [
    DigitSkeleton(3, [4, 24, 17, 4, 40, 0, 55, 16, 48, 42, 25, 72, 2, 97, 2, 97, 32, 97, 65, 94]),
    DigitSkeleton(3, [4, 18, 25, 1, 48, 6, 52, 28, 36, 60, 13, 90, 2, 92, 4, 80, 19, 78, 42, 94, 67, 92]),
    DigitSkeleton(2, [2, 16, 25, 0, 48, 10, 48, 34, 25, 68, 0, 96, 0, 96, 19, 89, 42, 97, 65, 90]),
    DigitSkeleton(3, [2, 14, 29, 0, 50, 16, 46, 50, 27, 86, 6, 98, -2, 82, 15, 68, 40, 78, 74, 96]),
    DigitSkeleton(1, [0, 8, 25, 0, 52, 4, 42, 40, 21, 72, 0, 98, 0, 98, 36, 98, 74, 96]),
  ]

  private static let three = [
    DigitSkeleton(3, [3, 10, 24, 0, 47, 12, 42, 34, 18, 46, 18, 46, 44, 54, 55, 76, 37, 98, 3, 92]),
    DigitSkeleton(3, [3, 12, 26, 0, 49, 16, 36, 40, 20, 46, 24, 50, 46, 58, 55, 80, 32, 100, 1, 88]),
    DigitSkeleton(2, [-1, 10, 22, 0, 43, 8, 33, 30, 16, 42, 16, 42, 46, 50, 55, 74, 31, 98, -7, 96]),
    DigitSkeleton(1, [3, 3, 25, 2, 47, 2, 47, 2, 22, 40, 22, 40, 48, 54, 55, 76, 34, 100, 3, 90]),
  ]

  private static let four = [
    DigitSkeleton(3, [13, 0, 7, 26, 4, 48, 4, 48, 29, 48, 59, 45], [55, 2, 47, 50, 39, 100]),
    DigitSkeleton(2, [11, 2, 2, 30, 8, 50, 29, 52, 53, 40], [59, 0, 50, 50, 39, 100]),
    DigitSkeleton(2, [26, 0, 12, 30, -1, 58, -1, 58, 35, 58, 70, 54], [55, 22, 45, 60, 35, 100]),
    DigitSkeleton(0.7, [47, 0, 23, 32, -1, 62, -1, 62, 30, 63, 63, 60], [47, 0, 42, 50, 37, 100]),
  ]

  private static let five = [
    DigitSkeleton(3, [55, 2, 33, 2, 12, 3, 12, 3, 8, 42, 8, 42, 34, 38, 54, 58, 49, 86, 23, 100, 1, 90]),
    DigitSkeleton(
      3, [13, 5, 11, 24, 10, 42, 10, 42, 34, 40, 52, 60, 45, 90, 21, 100, 1, 92], [11, 4, 35, 2, 63, 0]),
    DigitSkeleton(
      2, [21, 8, 16, 26, 12, 44, 12, 44, 30, 44, 42, 62, 33, 90, 13, 100, -5, 92], [21, 8, 49, 4, 75, -2]),
    DigitSkeleton(2, [59, 2, 27, 4, 11, 20, 14, 40, 36, 52, 48, 72, 33, 96, 1, 94]),
  ]

  private static let six = [
    DigitSkeleton(3, [41, 0, 15, 26, 3, 62, 11, 92, 32, 100, 52, 86, 51, 66, 32, 56, 11, 68, 6, 80]),
    DigitSkeleton(3, [24, 0, 7, 36, 2, 72, 13, 96, 34, 98, 48, 80, 36, 62, 18, 66, 6, 82]),
    DigitSkeleton(2, [49, 2, 23, 12, 4, 46, 6, 84, 32, 100, 56, 84, 48, 58, 25, 52, 7, 68]),
    DigitSkeleton(2, [32, 0, 12, 36, 1, 74, 15, 98, 44, 97, 58, 80, 45, 68, 26, 74, 17, 92]),
  ]

  private static let seven = [
    DigitSkeleton(4, [-4, 5, 23, 4, 51, 2, 51, 2, 38, 44, 29, 100]),
    DigitSkeleton(2, [-4, 5, 23, 4, 51, 2, 51, 2, 38, 44, 29, 100], [9, 50, 32, 49, 58, 46]),
    DigitSkeleton(2, [0, 26, 0, 4, 0, 4, 26, 3, 54, 2, 54, 2, 43, 46, 35, 100]),
    DigitSkeleton(2, [-4, 8, 28, 5, 52, 6, 46, 34, 32, 64, 29, 100]),
  ]

  private static let eight = [
    DigitSkeleton(
      3, [47, 8, 25, 0, 8, 18, 23, 42, 45, 62, 44, 88, 23, 100, 3, 86, 10, 60, 36, 40, 53, 16, 45, 6]),
    DigitSkeleton(
      1, [31, 0, 10, 10, 11, 34, 29, 44, 48, 34, 52, 10, 31, 0],
      [29, 44, 4, 58, 3, 88, 27, 100, 53, 88, 54, 58, 29, 44]),
    DigitSkeleton(2, [56, 6, 33, 0, 12, 16, 27, 42, 45, 66, 38, 94, 15, 98, 5, 78, 23, 52, 44, 30, 60, 6]),
    DigitSkeleton(
      2, [33, 8, 16, 2, 5, 18, 21, 42, 41, 70, 31, 96, 13, 98, 7, 78, 25, 52, 53, 26, 58, 6, 39, 2, 31, 10]),
  ]

  private static let nine = [
    DigitSkeleton(2, [48, 16, 27, 0, 5, 20, 9, 47, 30, 49, 47, 29, 50, 9, 50, 9, 48, 54, 43, 100]),
    DigitSkeleton(1, [48, 16, 27, 0, 5, 22, 9, 49, 32, 49, 50, 22, 50, 22, 49, 56, 35, 88, 7, 98]),
    DigitSkeleton(3, [50, 18, 29, 0, 5, 18, 9, 45, 32, 49, 52, 22, 49, 54, 37, 100]),
    DigitSkeleton(3, [42, 9, 26, 0, 6, 16, 8, 34, 26, 36, 44, 14, 46, 4, 46, 4, 40, 52, 30, 100]),
    DigitSkeleton(3, [44, 8, 24, 2, 5, 22, 10, 38, 30, 34, 46, 10, 46, 10, 42, 56, 38, 100]),
  ]
}
