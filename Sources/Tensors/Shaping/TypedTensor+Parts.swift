extension TypedTensor {
  /// Tensors one after the other along `axis`; their other axes must agree.
  public static func concatenating(_ tensors: [Self], along axis: Int) -> Self {
    precondition(!tensors.isEmpty, "concatenating needs at least one tensor")
    var shape = tensors[0].shape
    precondition(shape.indices.contains(axis), "concatenating along axis \(axis) does not fit shape \(shape)")
    for tensor in tensors.dropFirst() {
      var expected = tensor.shape
      precondition(expected.count == shape.count, "concatenating: \(tensor.shape) does not fit \(shape)")
      expected[axis] = shape[axis]
      precondition(
        expected == shape,
        "concatenating along axis \(axis): \(tensor.shape) does not fit \(tensors[0].shape)")
    }
    shape[axis] = tensors.reduce(0) { $0 + $1.shape[axis] }
    var result = Self(uninitialized: shape)
    var place = 0
    for tensor in tensors {
      tensor.copyRuns(along: axis, 0..<tensor.shape[axis], into: &result, at: place)
      place += tensor.shape[axis]
    }
    return result
  }

  /// The entries `range` of `axis`, copied; `rows` gives views along the first axis.
  public func slice(_ axis: Int, _ range: Range<Int>) -> Self {
    precondition(
      shape.indices.contains(axis) && range.lowerBound >= 0 && range.upperBound <= shape[axis],
      "slice \(range) of axis \(axis) lies outside shape \(shape)")
    var shape = shape
    shape[axis] = range.count
    var result = Self(uninitialized: shape)
    copyRuns(along: axis, range, into: &result, at: 0)
    return result
  }

  /// The elements with `before` and `after` entries of `value` around those of `axis`.
  public func padded(_ axis: Int, before: Int, after: Int, with value: Element = .zero) -> Self {
    precondition(
      shape.indices.contains(axis) && before >= 0 && after >= 0,
      "padding axis \(axis) by \(before) and \(after) does not fit shape \(shape)")
    var shape = shape
    shape[axis] += before + after
    var result = Self(shape, repeating: value)
    copyRuns(along: axis, 0..<self.shape[axis], into: &result, at: before)
    return result
  }

  /// Copies the entries `range` of `axis` to the entries from `place` on of a tensor that differs in this axis only.
  private func copyRuns(along axis: Int, _ range: Range<Int>, into result: inout Self, at place: Int) {
    let inner = shape[(axis + 1)...].reduce(1, *)
    let outer = shape[..<axis].reduce(1, *)
    let run = range.count * inner
    let (fromStride, toStride) = (shape[axis] * inner, result.shape[axis] * inner)
    guard outer * run > 0 else { return }
    withUnsafeElements { from in
      result.withUnsafeMutableElements { to in
        let source = from.baseAddress! + range.lowerBound * inner
        let target = to.baseAddress! + place * inner
        let share = max(1, (1 << 16) / run)
        ThreadPool.current.run(tiles: (outer + share - 1) / share) { tile in
          for o in tile * share..<min(outer, (tile + 1) * share) {
            (target + o * toStride).update(from: source + o * fromStride, count: run)
          }
        }
      }
    }
  }
}
