/// A convolution over two or three spatial axes (cross-correlation, as networks use it), without its weights.
///
/// Shapes: input `[sample, height, width, channel]` or `[sample, depth, height, width, channel]`, weights
/// `[kernel…, inputs / groups, outputs]`, bias `[outputs]`. With `groups` > 1 both kinds of channels fall into
/// as many parts, each of which sees only its own.
///
/// Results are the same bits for any number of threads.
public struct Convolution: Sendable, Hashable {
  /// The number of channels that go in.
  public let inputs: Int
  /// The number of channels that come out.
  public let outputs: Int
  /// Into how many parts the channels fall.
  public let groups: Int
  let window: SlidingWindow

  /// A convolution with one kernel length, stride, and dilation per spatial axis; strides and dilations are 1
  /// unless given.
  public init(
    inputs: Int, outputs: Int, kernel: [Int], stride: [Int]? = nil, padding: SpatialPadding = .valid,
    dilation: [Int]? = nil, groups: Int = 1
  ) {
    precondition(
      inputs >= 1 && outputs >= 1 && groups >= 1 && inputs % groups == 0 && outputs % groups == 0,
      "Convolution: \(inputs) inputs and \(outputs) outputs do not fall into \(groups) groups")
    self.inputs = inputs
    self.outputs = outputs
    self.groups = groups
    let ones = kernel.map { _ in 1 }
    window = SlidingWindow(
      kernel: kernel, stride: stride ?? ones, padding: padding, dilation: dilation ?? ones)
  }

  /// The number of spatial axes, 2 or 3.
  public var rank: Int { window.rank }
  /// The lengths of the kernel.
  public var kernel: [Int] { window.kernel }
  /// By how much the kernel moves along each axis.
  public var stride: [Int] { window.stride }
  /// The distance of neighbouring kernel entries along each axis.
  public var dilation: [Int] { window.dilation }
  /// The zeros before and after each axis.
  public var padding: (before: [Int], after: [Int]) { (window.before, window.after) }
  /// The shape of the weights, `[kernel…, inputs / groups, outputs]`.
  public var weightShape: [Int] { kernel + [inputs / groups, outputs] }
  /// How many inputs one output sums over: `kernel volume · inputs / groups`.
  public var fanIn: Int { window.volume * inputs / groups }

  /// The shape of the output for an input of `shape`.
  public func outputShape(for shape: [Int]) -> [Int] {
    [shape[0]] + window.output(for: spatial(of: shape, channels: inputs)) + [outputs]
  }

  /// How many multiply-adds the forward computation of an input of `shape` takes, those with padding included.
  public func multiplyAdds(for shape: [Int]) -> Int { outputShape(for: shape).reduce(fanIn, *) }

  /// The spatial part of an activation's shape, checked.
  func spatial(of shape: [Int], channels: Int) -> [Int] {
    precondition(
      shape.count == rank + 2 && shape.last == channels,
      "Convolution: shape \(shape) is not [sample, \(rank) spatial axes, \(channels) channels]")
    return Array(shape[1...rank])
  }
}
