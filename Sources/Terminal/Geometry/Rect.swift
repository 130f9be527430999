/// A rectangle of cells; its far edges are exclusive.
public struct Rect: Hashable, Sendable {
  /// The left column.
  public var column: Int
  /// The top row.
  public var row: Int
  /// How many columns wide, never negative.
  public var columns: Int
  /// How many rows high, never negative.
  public var rows: Int

  /// A rectangle; negative lengths count as zero.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.column = column
    self.row = row
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a frame of this size.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The rectangle's size.
  public var size: Size { Size(columns: columns, rows: rows) }
  /// The top left cell.
  public var origin: Point { Point(column: column, row: row) }
  /// One past the last column.
  public var endColumn: Int { column + columns }
  /// One past the last row.
  public var endRow: Int { row + rows }
  /// Whether it holds no cell.
  public var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell lies inside.
  public func contains(_ point: Point) -> Bool {
    point.column >= column && point.column < endColumn && point.row >= row && point.row < endRow
  }

  /// The cells both rectangles hold.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(column, other.column)
    let top = max(row, other.row)
    return Rect(
      column: left, row: top, columns: min(endColumn, other.endColumn) - left,
      rows: min(endRow, other.endRow) - top)
  }

  /// The rectangle less some columns at the left and right and some rows at the top and bottom.
  public func inset(columns inColumns: Int = 0, rows inRows: Int = 0) -> Rect {
    Rect(
      column: column + min(inColumns, columns), row: row + min(inRows, rows),
      columns: columns - 2 * inColumns, rows: rows - 2 * inRows)
  }

  /// A rectangle of a given size in the middle of this one, cut to fit.
  public func centered(_ size: Size) -> Rect {
    let width = min(size.columns, columns)
    let height = min(size.rows, rows)
    return Rect(
      column: column + (columns - width) / 2, row: row + (rows - height) / 2, columns: width, rows: height)
  }
}
