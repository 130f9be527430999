/// A window that moves over the spatial axes of an input: what convolution and pooling have in common.
struct SlidingWindow: Sendable, Hashable {
  let kernel, stride, dilation, before, after: [Int]

  init(kernel: [Int], stride: [Int], padding: SpatialPadding, dilation: [Int]) {
    precondition(
      (2...3).contains(kernel.count) && stride.count == kernel.count && dilation.count == kernel.count,
      "a window has 2 or 3 axes: kernel \(kernel), stride \(stride), dilation \(dilation)")
    precondition(
      (kernel + stride + dilation).allSatisfy { $0 >= 1 },
      "a window's lengths are at least 1: kernel \(kernel), stride \(stride), dilation \(dilation)")
    self.kernel = kernel
    self.stride = stride
    self.dilation = dilation
    (before, after) = padding.amounts(extent: zip(kernel, dilation).map { ($0 - 1) * $1 + 1 })
  }

  var rank: Int { kernel.count }
  var volume: Int { kernel.reduce(1, *) }
  var extent: [Int] { zip(kernel, dilation).map { ($0 - 1) * $1 + 1 } }

  /// The spatial lengths that come out for those that go in.
  func output(for spatial: [Int]) -> [Int] {
    let extent = extent
    let output = (0..<rank).map { axis -> Int in
      let free = spatial[axis] + before[axis] + after[axis] - extent[axis]
      return free < 0 ? 0 : free / stride[axis] + 1
    }
    precondition(
      output.allSatisfy { $0 > 0 },
      "a window of \(extent) does not fit into \(spatial) padded by \(before) and \(after)")
    return output
  }

  /// Dilation as the library counts it: positions left out between two of the kernel.
  var gaps: [Int64] { dilation.map { Int64($0 - 1) } }
}
