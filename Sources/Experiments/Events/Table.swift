/// Rows of typed cells.
public struct Table: Sendable, Hashable, Codable {
  /// How a column's cells read.
  public enum Format: Sendable, Hashable, Codable {
    case text
    case integer
    case real(decimals: Int)
    /// A fraction, shown times 100.
    case percent(decimals: Int)
    case bytes
    /// A fraction 0…1, shown as a bar with its percentage.
    case bar
    /// A whole number of bits, shown with a mark for each.
    case bits
  }

  public struct Column: Sendable, Hashable, Codable {
    public var name: String
    public var format: Format

    public init(_ name: String, _ format: Format = .text) {
      self.name = name
      self.format = format
    }
  }

  public var columns: [Column]
  public var rows: [[Value]]

  public init(columns: [Column], rows: [[Value]]) {
    for row in rows {
      precondition(row.count == columns.count, "Table: \(columns.count) columns, a row of \(row.count) cells")
    }
    self.columns = columns
    self.rows = rows
  }
}
