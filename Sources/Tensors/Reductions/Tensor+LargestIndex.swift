extension TypedTensor where Element == Float {
  /// Where the largest element along `axis` stands: the first of several, the first NaN if there is one.
  ///
  /// - Returns: indices along `axis`, of this tensor's shape without it.
  public func indicesOfMaximum(along axis: Int) -> TypedTensor<Int32> {
    let largest = maximum(over: [axis])
    let length = shape[axis]
    let inner = shape[(axis + 1)...].reduce(1, *)
    var indices = TypedTensor<Int32>(uninitialized: largest.shape)
    withUnsafeElements { elements in
      largest.withUnsafeElements { largest in
        indices.withUnsafeMutableElements { indices in
          let search = LargestSearch(
            elements: elements, largest: largest, indices: indices, length: length, inner: inner)
          let share = max(1, (1 << 15) / (length * inner))
          let outer = largest.count / inner
          ThreadPool.current.run(tiles: (outer + share - 1) / share) { tile in
            for o in tile * share..<min(outer, (tile + 1) * share) { search.find(o) }
          }
        }
      }
    }
    return indices
  }
}

/// The search for largest elements that are known, `[outer, length, inner]`.
private struct LargestSearch {
  let elements: UnsafeBufferPointer<Float>
  let largest: UnsafeBufferPointer<Float>
  let indices: UnsafeMutableBufferPointer<Int32>
  let length, inner: Int

  func find(_ o: Int) {
    if inner == 1 { return findInRow(o) }
    // From the last entry to the first, so that the first of several stays.
    for entry in (0..<length).reversed() {
      for i in 0..<inner where isLargest(elements[(o * length + entry) * inner + i], o * inner + i) {
        indices[o * inner + i] = Int32(entry)
      }
    }
  }

  private func findInRow(_ row: Int) {
    var entry = 0
    while entry < length - 1 && !isLargest(elements[row * length + entry], row) { entry += 1 }
    indices[row] = Int32(entry)
  }

  @inline(__always)
  private func isLargest(_ element: Float, _ result: Int) -> Bool {
    element == largest[result] || element.isNaN
  }
}
