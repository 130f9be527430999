import CKernels

extension TypedTensor where Element == Float {
  /// The sum over all axes but the last, `[channel]`.
  ///
  /// The rows are cut into at most 16 pieces by shape; within one, rows at a distance of some 256 elements are
  /// added first, so the rounding error grows with the square root of the count or slower.
  func sumOverPositions() -> Tensor {
    let columns = shape.last ?? 1
    var sum = Tensor([columns])
    guard count > 0 else { return sum }
    let stretch = RowPattern.length(columns: columns)
    let stretches = (count + stretch - 1) / stretch
    let pieces = BatchTiles(samples: stretches, count: min(16, (stretches + 63) / 64))
    var partial = Tensor([pieces.count, stretch])
    withPointers(self, self, self, &partial) { source, _, _, partial in
      ThreadPool.current.run(tiles: pieces.count) { piece in
        for i in pieces.range(of: piece) {
          plexus_add(
            partial + piece * stretch, source + i * stretch, Int64(Swift.min(stretch, count - i * stretch)))
        }
      }
    }
    partial.withUnsafeElements { partial in
      sum.withUnsafeMutableElements { sum in
        for i in partial.indices { sum[i % columns] += partial[i] }
      }
    }
    return sum
  }
}
