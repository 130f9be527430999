/// A size in character cells.
public struct Size: Hashable, Sendable {
  /// How many columns wide.
  public var columns: Int
  /// How many rows high.
  public var rows: Int

  /// A size; negative lengths count as zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// No cells at all.
  public static let zero = Size(columns: 0, rows: 0)
}
