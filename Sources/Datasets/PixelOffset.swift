/// A displacement of an image in whole pixels.
public struct PixelOffset: Sendable, Equatable {
  /// How far down.
  public let rows: Int
  /// How far to the right.
  public let columns: Int

  /// The displacement by `rows` down and `columns` to the right.
  public init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// No displacement.
  public static let zero = PixelOffset(rows: 0, columns: 0)
}
