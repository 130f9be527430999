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

extension SparseRows {
  /// Numbers from a step of a window's sums to the next.
  package static let windowPitch = ColumnBlocks.width

  /// The product with `b` `[column, output]`, plus `bias` `[output]`, in parts that lie in the first cache.
  ///
  /// A part is all steps of one sample, `[step·sample]` being the rows, and at most 64 outputs. Calls `body` in parallel with
  /// the sums `[step, windowPitch]` of each part, which it may write over. They are the same bits as those of `matmul`.
  package func forEachWindow(
    steps: Int, times b: Tensor, adding bias: Tensor?,
    _ body: @escaping (_ sample: Int, _ outputs: Range<Int>, _ sums: UnsafeMutablePointer<Float>) -> Void
  ) {
    precondition(
      b.shape.count == 2 && b.shape[0] == columns && rows % steps == 0,
      "forEachWindow: shapes \([rows, columns]) (sparse, \(steps) steps) and \(b.shape) do not fit")
    bias?.requireShape([b.shape[1]], "forEachWindow: the bias")
    let (blocks, samples, samplesPerTile) = (ColumnBlocks(b), rows / steps, 16)
    let chunks = (samples + samplesPerTile - 1) / samplesPerTile
    blocks.withUnsafeBlocks { packed in
      withUnsafeParts(self, bias ?? Tensor([0])) { lists, start in
        ThreadPool.current.run(tiles: blocks.count * chunks) { [segments] tile in
          let first = tile / chunks * ColumnBlocks.width
          let width = blocks.width(of: tile / chunks)
          var room = Tensor(uninitialized: [steps, ColumnBlocks.width])
          room.withUnsafeMutableElements { room in
            guard let sums = room.baseAddress else { return }
            let pitch = Int64(ColumnBlocks.width)
            for sample in tile % chunks * samplesPerTile..<min(samples, (tile % chunks + 1) * samplesPerTile)
            {
              for segment in 0..<segments {
                plexus_gather_rows(
                  sums, pitch, Int64(width),
                  packed + first * blocks.rows + self.start(of: segment) * ((width + 15) / 16 * 16),
                  lists.positions, lists.values, common, lists.starts + sample * segments + segment,
                  Int64(samples * segments), Int64(steps),
                  segment > 0 ? UnsafePointer(sums) : start.map { $0 + first }, segment > 0 ? pitch : 0)
              }
              body(sample, first..<first + width, sums)
            }
          }
        }
      }
    }
  }

  /// The spikes of neurons whose currents are the product, `[step·sample, output]`.
  ///
  /// `fire` is called as `forEachWindow` calls its body; it writes for each step a word with a bit for each of the outputs.
  package func spikes(
    steps: Int, times b: Tensor, adding bias: Tensor?,
    _ fire:
      @escaping (
        _ outputs: Range<Int>, _ sums: UnsafeMutablePointer<Float>, _ words: UnsafeMutablePointer<UInt64>
      ) -> Void
  ) -> SparseRows {
    // A block of columns is a word wide.
    var bits = BitMatrix(uninitialized: rows, b.shape[1])
    let (wordsPerRow, samples) = (bits.words, rows / steps)
    bits.withUnsafeMutableWords { bits in
      guard let bits = bits.baseAddress else { return }
      forEachWindow(steps: steps, times: b, adding: bias) { sample, outputs, sums in
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: steps) { words in
          guard let words = words.baseAddress else { return }
          fire(outputs, sums, words)
          for step in 0..<steps {
            let row = step * samples + sample
            bits[row * wordsPerRow + outputs.lowerBound / BitMatrix.wordBits] = words[step]
          }
        }
      }
    }
    return SparseRows(ones: bits)
  }
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
