import Tensors

/// A layer of sums over a window that slides over images or volumes.
///
/// Input and output are `[sample, …, channel]`, weights `[kernel…, input channel / groups, output channel]`.
public protocol ConvolutionLayer: Layer {
  /// Window, stride, padding and channels.
  var convolution: Convolution { get }
  /// Of the convolution's `weightShape`.
  var weight: Weights { get }
  /// `[output channel]`, or nil for a layer without bias.
  var bias: Weights? { get }
  /// What the weight is divided by, if anything.
  var spectralNorm: SpectralNorm? { get }

  /// A layer with these parameters.
  init(_ convolution: Convolution, weight: Weights, bias: Weights?, spectralNorm: SpectralNorm?)
}

extension ConvolutionLayer {
  /// A layer of any convolution of its rank with random weights; its bias is zero.
  ///
  /// - Parameter normalised: whether the weight is divided by its largest singular value.
  public init(
    _ convolution: Convolution, bias: Bool = true, normalised: Bool = false,
    initialiser: Initialiser = .heUniform, using stream: inout Philox
  ) {
    let fanOut =
      convolution.fanIn / max(1, convolution.inputs / convolution.groups) * convolution.outputs
      / convolution.groups
    let weight = initialiser.tensor(
      convolution.weightShape, fanIn: convolution.fanIn, fanOut: fanOut, using: &stream)
    self.init(
      convolution, weight: Weights(weight), bias: bias ? Weights(Tensor([convolution.outputs])) : nil,
      spectralNorm: normalised ? SpectralNorm(outputs: convolution.outputs, using: &stream) : nil)
  }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    let weight = spectralNorm?(self.weight.variable, pass) ?? self.weight.variable
    return convolve(x, convolution, weight, bias?.variable)
  }

  public var ownParameters: NamedParameters {
    [("weight", weight)] + (bias.map { [("bias", $0)] } ?? [])
      + (spectralNorm.map { [("spectral", $0.vector)] } ?? [])
  }

  public func multiplyAdds(input: [Int], output: [Int]) -> Int { convolution.multiplyAdds(for: input) }

  fileprivate var words: String {
    let size = convolution.kernel.map(String.init).joined(separator: "×")
    let stride = convolution.stride.contains { $0 != 1 } ? " /\(convolution.stride[0])" : ""
    let groups = convolution.groups > 1 ? " in \(convolution.groups) groups" : ""
    return "\(convolution.inputs)→\(convolution.outputs), \(size)\(stride)\(groups)"
  }
}

/// A two-dimensional convolution of images `[sample, height, width, channel]`.
public struct Conv2D: ConvolutionLayer {
  public let convolution: Convolution
  public let weight: Weights
  public let bias: Weights?
  public let spectralNorm: SpectralNorm?

  /// A layer with a square window and random weights; its bias is zero.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: SpatialPadding = .valid,
    dilation: Int = 1, groups: Int = 1, bias: Bool = true, normalised: Bool = false,
    initialiser: Initialiser = .heUniform, using stream: inout Philox
  ) {
    self.init(
      Convolution(
        inputs: inputs, outputs: outputs, kernel: [kernel, kernel], stride: [stride, stride],
        padding: padding,
        dilation: [dilation, dilation], groups: groups),
      bias: bias, normalised: normalised, initialiser: initialiser, using: &stream)
  }

  /// A layer with these parameters.
  public init(
    _ convolution: Convolution, weight: Weights, bias: Weights?, spectralNorm: SpectralNorm? = nil
  ) {
    precondition(convolution.rank == 2, "Conv2D: the convolution has rank \(convolution.rank)")
    (self.convolution, self.weight, self.bias) = (convolution, weight, bias)
    self.spectralNorm = spectralNorm
  }

  public var title: String { "Conv2D \(words)" }
}

/// A three-dimensional convolution of volumes `[sample, depth, height, width, channel]`.
public struct Conv3D: ConvolutionLayer {
  public let convolution: Convolution
  public let weight: Weights
  public let bias: Weights?
  public let spectralNorm: SpectralNorm?

  /// A layer with a cubic window and random weights; its bias is zero.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: SpatialPadding = .valid,
    groups: Int = 1, bias: Bool = true, initialiser: Initialiser = .heUniform, using stream: inout Philox
  ) {
    self.init(
      Convolution(
        inputs: inputs, outputs: outputs, kernel: [kernel, kernel, kernel], stride: [stride, stride, stride],
        padding: padding, groups: groups),
      bias: bias, initialiser: initialiser, using: &stream)
  }

  /// A layer with these parameters.
  public init(
    _ convolution: Convolution, weight: Weights, bias: Weights?, spectralNorm: SpectralNorm? = nil
  ) {
    precondition(convolution.rank == 3, "Conv3D: the convolution has rank \(convolution.rank)")
    (self.convolution, self.weight, self.bias) = (convolution, weight, bias)
    self.spectralNorm = spectralNorm
  }

  public var title: String { "Conv3D \(words)" }
}
