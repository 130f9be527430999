/// How a pooling makes one number of a window.
public enum PoolingKind: Sendable, Hashable {
  /// The mean of the window's entries; padding counts as zeros or not at all.
  case average(countingPadding: Bool)
  /// The largest entry, the first of them if several are equal.
  case maximum
}

/// Pooling over two or three spatial axes of `[sample, spatial…, channel]`, each channel by itself.
///
/// Results are the same bits for any number of threads.
public struct Pooling: Sendable, Hashable {
  /// How a window becomes one number.
  public let kind: PoolingKind
  let window: SlidingWindow

  /// A pooling with one window length and stride per spatial axis; without a stride windows lie side by side.
  ///
  /// Padding must be smaller than the window.
  public init(_ kind: PoolingKind, kernel: [Int], stride: [Int]? = nil, padding: SpatialPadding = .valid) {
    self.kind = kind
    window = SlidingWindow(
      kernel: kernel, stride: stride ?? kernel, padding: padding, dilation: kernel.map { _ in 1 })
    precondition(
      zip(window.before + window.after, kernel + kernel).allSatisfy { $0 < $1 },
      "Pooling: padding \(window.before) and \(window.after) would leave windows \(kernel) without an entry")
  }

  /// The lengths of the window.
  public var kernel: [Int] { window.kernel }
  /// By how much the window moves along each axis.
  public var stride: [Int] { window.stride }
  /// The entries before and after each axis that belong to no input.
  public var padding: (before: [Int], after: [Int]) { (window.before, window.after) }

  /// The shape of the output for an input of `shape`.
  public func outputShape(for shape: [Int]) -> [Int] {
    precondition(
      shape.count == window.rank + 2 && shape[window.rank + 1] > 0,
      "Pooling: shape \(shape) is not [sample, \(window.rank) spatial axes, channel]")
    return [shape[0]] + window.output(for: Array(shape[1...window.rank])) + [shape[window.rank + 1]]
  }

  /// The pooled `x`, and for the maximum where in each window it was found.
  public func callAsFunction(_ x: Tensor) -> (output: Tensor, positions: MaximumPositions) {
    var y = Tensor(uninitialized: outputShape(for: x.shape))
    let problem = PoolingProblem(self, shape: x.shape)
    var positions = problem.positions
    problem.forward(x, into: &y, positions: &positions)
    return (y, MaximumPositions(bytes: positions))
  }

  /// The gradient of the input: each output's share of `outputGradient` goes back to the entries of its window,
  /// that of a maximum to where it was found.
  public func inputGradient(
    of outputGradient: Tensor, positions: MaximumPositions, inputShape: [Int]
  ) -> Tensor {
    outputGradient.requireShape(outputShape(for: inputShape), "the output's gradient")
    let problem = PoolingProblem(self, shape: inputShape)
    precondition(
      positions.bytes.shape == problem.positions.shape,
      "Pooling: positions \(positions.bytes.shape) are not those of an input of shape \(inputShape)")
    var gradient = Tensor(uninitialized: inputShape)
    problem.backward(outputGradient, positions.bytes, into: &gradient)
    return gradient
  }

  /// The bytes that note where in a window its maximum was found.
  var bytesPerPosition: Int {
    guard kind == .maximum else { return 0 }
    return window.volume < Int(UInt8.max) ? 1 : MemoryLayout<Int32>.stride
  }
}

/// Where in its window each maximum of a pooling was found; nothing for averages.
public struct MaximumPositions: Sendable {
  /// As the library writes them: a byte for each output, four for windows of 255 entries and more.
  let bytes: TypedTensor<UInt8>
}
