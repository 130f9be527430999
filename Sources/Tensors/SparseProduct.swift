import CKernels

/// The product of a sparse matrix and a dense one, `[row, inner]·[inner, column]`, plus `bias` `[column]` in every row.
///
/// Every element is one sum in an order that the shapes and the nonzeros fix, so the bits are the same for any
/// number of threads.
public func matmul(_ a: SparseRows, _ b: Tensor, adding bias: Tensor? = nil) -> Tensor {
  precondition(
    b.shape.count == 2 && b.shape[0] == a.columns,
    "matmul: shapes \([a.rows, a.columns]) (sparse) and \(b.shape) do not fit")
  let columns = b.shape[1]
  bias?.requireShape([columns], "matmul: the bias")
  var c = Tensor(uninitialized: [a.rows, columns])
  guard a.columns > 0 else {
    c = Tensor(c.shape)
    if let bias { c.addToRows(bias) }
    return c
  }
  let start = bias ?? Tensor([0])
  let blocks = ColumnBlocks(b)
  let rowsPerTile = 128
  let chunks = (a.rows + rowsPerTile - 1) / rowsPerTile
  c.withUnsafeMutableElements { c in
    blocks.withUnsafeBlocks { packed in
      withUnsafeParts(a, start) { lists, start in
        guard let c = c.baseAddress else { return }
        ThreadPool.current.run(tiles: blocks.count * chunks) { tile in
          let first = tile / chunks * ColumnBlocks.width
          let width = blocks.width(of: tile / chunks)
          let rows = tile % chunks * rowsPerTile..<min(a.rows, (tile % chunks + 1) * rowsPerTile)
          let block = packed + first * blocks.rows
          let target = c + rows.lowerBound * columns + first
          for segment in 0..<a.segments {
            plexus_gather_rows(
              target, Int64(columns), Int64(width),
              block + a.start(of: segment) * ((width + 15) / 16 * 16), lists.positions, lists.values,
              a.common,
              lists.starts + rows.lowerBound * a.segments + segment, Int64(a.segments), Int64(rows.count),
              segment > 0 ? UnsafePointer(target) : start.map { $0 + first }, segment > 0 ? Int64(columns) : 0
            )
          }
        }
      }
    }
  }
  return c
}

/// Calls `body` with the lists of `a` and the elements of `start`, if it has any.
private func withUnsafeParts(
  _ a: SparseRows, _ start: Tensor, _ body: (SparseRows.Lists, UnsafePointer<Float>?) -> Void
) {
  a.withUnsafeLists { lists in
    start.withUnsafeElements { body(lists, $0.isEmpty ? nil : $0.baseAddress) }
  }
}

/// The product `aᵀ·b` of a sparse matrix and a dense one, `[inner, row]·[inner, column]`.
///
/// Rows of `b` that are zero are left out.
public func matmulTransposed(_ a: SparseRows, _ b: Tensor) -> Tensor {
  precondition(
    b.shape.count == 2 && b.shape[0] == a.rows,
    "matmulTransposed: shapes \([a.rows, a.columns]) (sparse) and \(b.shape) do not fit")
  return matmul(a.transposed(skippingZeroRowsOf: b), b)
}

/// The product `a·b`, or `aᵀ·b`, of a matrix `a` that may be mostly zeros.
///
/// Takes the zeros out where that is worthwhile, a choice that depends on the shape and the number of zeros alone.
public func matmulSkippingZeros(_ a: Tensor, _ b: Tensor, transposingFirst: Bool = false) -> Tensor {
  guard let sparse = SparseRows(a, ifWorthwhileFor: b.shape.last ?? 0) else {
    return matmul(a, b, transposing: transposingFirst ? .first : .none)
  }
  return transposingFirst ? matmulTransposed(sparse, b) : matmul(sparse, b)
}
