/// A matrix cut into blocks of 64 columns, each block contiguous and row after row; the last one is as wide as
/// needed, in sixteens, and padded with zeros.
///
/// Sums of many rows picked by a list run block by block: some thousand rows of a block stay in the second cache, while
/// those of the whole matrix would not.
struct ColumnBlocks: Sendable {
  /// The widest a block is.
  static let width = 64
  let rows, columns: Int
  /// How many blocks there are.
  let count: Int
  private let packed: Tensor

  /// The blocks of `matrix` `[row, column]`.
  init(_ matrix: Tensor) {
    precondition(matrix.shape.count == 2, "ColumnBlocks needs a matrix, got shape \(matrix.shape)")
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    (self.rows, self.columns) = (rows, columns)
    let count = (columns + ColumnBlocks.width - 1) / ColumnBlocks.width
    self.count = count
    var packed = Tensor(uninitialized: [rows, (columns + 15) / 16 * 16])
    let rowsPerTile = 128
    let chunks = (rows + rowsPerTile - 1) / rowsPerTile
    matrix.withUnsafeElements { source in
      packed.withUnsafeMutableElements { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        ThreadPool.current.run(tiles: chunks * count) { tile in
          let block = tile % count
          let first = block * ColumnBlocks.width
          let width = ColumnBlocks.width(of: block, columns: columns)
          let padded = (width + 15) / 16 * 16
          for row in tile / count * rowsPerTile..<min(rows, (tile / count + 1) * rowsPerTile) {
            let to = target + first * rows + row * padded
            to.update(from: source + row * columns + first, count: width)
            (to + width).update(repeating: 0, count: padded - width)
          }
        }
      }
    }
    self.packed = packed
  }

  /// How many columns `block` has of the matrix.
  func width(of block: Int) -> Int { ColumnBlocks.width(of: block, columns: columns) }

  private static func width(of block: Int, columns: Int) -> Int {
    min(width, columns - block * width)
  }

  /// Calls `body` with where each block begins: block `b` at `64·b·rows`.
  func withUnsafeBlocks(_ body: (UnsafePointer<Float>) -> Void) {
    packed.withUnsafeElements { if let base = $0.baseAddress { body(base) } }
  }
}
