import CKernels

/// A row repeated to a stretch that wide vectors can work on, however few columns it has.
struct RowPattern: Sendable {
  private let stretch: Tensor

  /// The elements after which the pattern of a row of `columns` repeats, at least 256.
  static func length(columns: Int) -> Int { columns * max(1, (256 + columns - 1) / columns) }

  /// The pattern of `row`.
  init(_ row: Tensor) {
    let columns = row.count
    var stretch = Tensor(uninitialized: [RowPattern.length(columns: columns)])
    row.withUnsafeElements { row in
      stretch.withUnsafeMutableElements { stretch in
        for i in stretch.indices { stretch[i] = row[i % columns] }
      }
    }
    self.stretch = stretch
  }

  /// Adds the row to each of the rows at `target`, `count` elements in all.
  func add(to target: UnsafeMutablePointer<Float>, count: Int) {
    stretch.withUnsafeElements { stretch in
      guard let row = stretch.baseAddress else { return }
      for start in Swift.stride(from: 0, to: count, by: stretch.count) {
        plexus_add(target + start, row, Int64(min(stretch.count, count - start)))
      }
    }
  }
}
