/// A matrix cut into blocks of sixteen columns, each block contiguous and the last padded with zeros.
///
/// Sums of many rows picked by a list run block by block: the rows of one block stay in the first caches,
/// while those of the whole matrix would not.
package struct BlockedRows: Sendable {
  /// The width of a block.
  package static let width = 16
  /// How many rows the matrix has.
  package let rows: Int
  /// How many blocks there are.
  package let blocks: Int
  private let packed: Tensor

  /// The blocks of `matrix` `[row, column]`.
  package init(_ matrix: Tensor) {
    precondition(matrix.shape.count == 2, "BlockedRows needs a matrix, got shape \(matrix.shape)")
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let blocks = (columns + BlockedRows.width - 1) / BlockedRows.width
    self.rows = rows
    self.blocks = blocks
    var packed = Tensor(uninitialized: [blocks, rows, BlockedRows.width])
    matrix.withUnsafeElements { source in
      packed.withUnsafeMutableElements { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        ThreadPool.current.run(tiles: blocks) { block in
          let first = block * BlockedRows.width
          let width = min(BlockedRows.width, columns - first)
          var row = target + block * rows * BlockedRows.width
          for r in 0..<rows {
            let from = source + r * columns + first
            if width == BlockedRows.width {
              UnsafeMutableRawPointer(row).storeBytes(
                of: UnsafeRawPointer(from).loadUnaligned(as: SIMD16<Float>.self), as: SIMD16<Float>.self)
            } else {
              row.update(repeating: 0, count: BlockedRows.width)
              row.update(from: from, count: width)
            }
            row += BlockedRows.width
          }
        }
      }
    }
    self.packed = packed
  }

  /// Calls `body` with the rows of one block.
  @inline(__always)
  package func withUnsafeBlock<Result>(
    _ block: Int, _ body: (UnsafePointer<SIMD16<Float>>) -> Result
  ) -> Result? {
    packed.withUnsafeElements { packed in
      packed.baseAddress.map { base in
        let start = UnsafeRawPointer(base + block * rows * BlockedRows.width)
        // Blocks are whole cache lines from an aligned start.
        return body(start.assumingMemoryBound(to: SIMD16<Float>.self))
      }
    }
  }
}
