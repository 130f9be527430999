/// The product of a sparse matrix and a dense one, `[row, inner]·[inner, column]`.
///
/// Every element is one sum in the order of the inner index, so the bits are the same for any number of
/// threads.
public func matmul(_ a: SparseRows, _ b: Tensor) -> Tensor {
  precondition(
    b.shape.count == 2 && b.shape[0] == a.columns,
    "matmul: shapes \([a.rows, a.columns]) (sparse) and \(b.shape) do not fit")
  let columns = b.shape[1]
  var c = Tensor(uninitialized: [a.rows, columns])
  let blocks = BlockedRows(b)
  let rowsPerTile = 128
  let chunks = (a.rows + rowsPerTile - 1) / rowsPerTile
  c.withUnsafeMutableElements { c in
    guard let c = c.baseAddress else { return }
    ThreadPool.current.run(tiles: blocks.blocks * chunks) { tile in
      let first = tile / chunks * BlockedRows.width
      let rows = tile % chunks * rowsPerTile..<min(a.rows, (tile % chunks + 1) * rowsPerTile)
      blocks.withUnsafeBlock(tile / chunks) { block in
        for row in rows {
          var sum = SIMD16<Float>.zero
          a.withUnsafeRow(row) { indices, values in
            for place in 0..<indices.count { sum += values[place] * block[Int(indices[place])] }
          }
          let target = c + row * columns + first
          if first + BlockedRows.width <= columns {
            UnsafeMutableRawPointer(target).storeBytes(of: sum, as: SIMD16<Float>.self)
          } else {
            for lane in 0..<columns - first { target[lane] = sum[lane] }
          }
        }
      }
    }
  }
  return c
}

/// The product `a·b`, or `aᵀ·b`, of a matrix `a` that may be mostly zeros.
///
/// Takes the zeros out where that is worthwhile, a choice that depends on the shape and the number of zeros alone.
public func matmulSkippingZeros(_ a: Tensor, _ b: Tensor, transposingFirst: Bool = false) -> Tensor {
  let sparse = SparseRows(a)
  guard sparse.isWorthwhile else { return matmul(a, b, transposing: transposingFirst ? .first : .none) }
  return matmul(transposingFirst ? sparse.transposed : sparse, b)
}
