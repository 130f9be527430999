/// A drawn screen: a grid of cells.
///
/// Everything that is shown is first drawn into a frame; drivers bring the difference to a terminal, tests and
/// recordings read the frame itself. Whatever is drawn outside the frame, or outside the rectangle of
/// `clipped(to:_:)`, is left out.
public struct Frame: Sendable {
  /// Columns and rows.
  public let size: Size
  /// Whether only ASCII may appear; other characters are then shown by their nearest stand-in.
  public let isASCII: Bool
  /// Row after row from the top left.
  package private(set) var cells: [Cell]
  /// The rectangle that may be drawn to.
  private(set) var clip: Rect
  /// Whether a character of two columns was ever put, so that most writes need no look at their neighbours.
  private var hasWide = false

  /// An empty frame, every cell a space in one style.
  public init(size: Size, style: Style = .plain, ascii: Bool = false) {
    self.size = size
    isASCII = ascii
    cells = Array(repeating: Cell(style: style), count: size.columns * size.rows)
    clip = Rect(size)
  }

  /// An empty frame in a look's base style, ASCII if its glyphs are.
  public init(size: Size, look: Look) {
    self.init(size: size, style: look.style(.base), ascii: look.glyphs.kind == .ascii)
  }

  /// The whole frame.
  public var bounds: Rect { Rect(size) }

  /// The cell at a place inside the frame.
  public subscript(column: Int, row: Int) -> Cell {
    precondition(
      column >= 0 && column < size.columns && row >= 0 && row < size.rows,
      "cell (\(column), \(row)) lies outside a frame of \(size.columns) × \(size.rows)")
    return cells[row * size.columns + column]
  }

  /// The cell at a place; nil outside the frame.
  func cell(_ column: Int, _ row: Int) -> Cell? {
    bounds.contains(Point(column: column, row: row)) ? cells[row * size.columns + column] : nil
  }

  /// Draws with everything outside a rectangle protected.
  ///
  /// One exception: where half of a character two columns wide is overwritten, its other half becomes a space.
  public mutating func clipped(to rect: Rect, _ draw: (inout Frame) -> Void) {
    let before = clip
    clip = clip.intersection(rect)
    draw(&self)
    clip = before
  }

  /// Puts one scalar of one column into a cell.
  @inline(__always)
  public mutating func set(_ scalar: Unicode.Scalar, column: Int, row: Int, style: Style) {
    write(Cell(scalar, style: style), column: column, row: row)
  }

  /// Makes every cell of a rectangle the same.
  public mutating func fill(_ rect: Rect, with scalar: Unicode.Scalar = " ", style: Style) {
    let area = rect.intersection(clip)
    let cell = Cell(scalar, style: style)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn { write(cell, column: column, row: row) }
    }
  }

  /// Changes the colours and attributes of a rectangle and leaves its characters.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(clip)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        let index = row * size.columns + column
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Replaces a cell inside the clip and mends a wide character that is cut by it.
  @inline(__always)
  mutating func write(_ cell: Cell, column: Int, row: Int) {
    guard column >= clip.column, column < clip.endColumn, row >= clip.row, row < clip.endRow else { return }
    let index = row * size.columns + column
    if hasWide { mendNeighbours(of: index, column: column) }
    cells[index] = cell
  }

  /// Puts a character of two columns; where only one is free a space stands for it.
  mutating func writeWide(_ cell: Cell, column: Int, row: Int) {
    guard column >= clip.column, column + 1 < clip.endColumn else {
      write(Cell(style: cell.style), column: column, row: row)
      write(Cell(style: cell.style), column: column + 1, row: row)
      return
    }
    write(cell, column: column, row: row)
    write(Cell(value: 0, style: cell.style), column: column + 1, row: row)
    hasWide = true
  }

  /// Adds a combining mark to the character whose last column is just before a place.
  mutating func combine(_ mark: UInt16, before column: Int, row: Int) {
    let previous = column - 1
    guard clip.contains(Point(column: previous, row: row)) else { return }
    var index = row * size.columns + previous
    if cells[index].isContinuation, previous > 0 { index -= 1 }
    if cells[index].mark == 0 { cells[index].mark = mark }
  }

  /// Takes one cell over from another frame of the same size, wide characters and all.
  mutating func replaceCell(at index: Int, with other: Frame) {
    cells[index] = other.cells[index]
    hasWide = hasWide || other.hasWide
  }

  private mutating func mendNeighbours(of index: Int, column: Int) {
    if cells[index].isContinuation, column > 0 { blank(index - 1) }
    if column + 1 < size.columns, cells[index + 1].isContinuation { blank(index + 1) }
  }

  private mutating func blank(_ index: Int) {
    cells[index].scalar = 0x20
    cells[index].mark = 0
  }
}

extension Frame: Equatable {
  /// Whether two frames show the same cells.
  public static func == (one: Frame, other: Frame) -> Bool {
    one.size == other.size && one.cells == other.cells
  }
}
