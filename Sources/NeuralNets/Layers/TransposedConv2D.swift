import Tensors

/// A transposed convolution of images `[sample, height, width, channel]`: with a stride it enlarges them.
public struct TransposedConv2D: Layer {
  /// Window, stride, padding and channels.
  public let convolution: TransposedConvolution
  /// `[height, width, input channel / groups, output channel]`.
  public let weight: Weights
  /// `[output channel]`, or nil for a layer without bias.
  public let bias: Weights?

  /// A layer with a square window and random weights; its bias is zero.
  public init(
    _ inputs: Int, _ outputs: Int, kernel: Int, stride: Int = 1, padding: SpatialPadding = .valid,
    outputPadding: Int = 0, groups: Int = 1, bias: Bool = true, initialiser: Initialiser = .heUniform,
    using stream: inout Philox
  ) {
    convolution = TransposedConvolution(
      inputs: inputs, outputs: outputs, kernel: [kernel, kernel], stride: [stride, stride], padding: padding,
      outputPadding: [outputPadding, outputPadding], groups: groups)
    // An output sums over the input pixels under its window, one in stride² of the window's places.
    let places = max(1, kernel * kernel / (stride * stride))
    weight = Weights(
      initialiser.tensor(
        convolution.weightShape, fanIn: places * inputs / groups, fanOut: kernel * kernel * outputs / groups,
        using: &stream))
    self.bias = bias ? Weights(Tensor([outputs])) : nil
  }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    let (weight, bias) = (weight.variable, bias?.variable)
    let y = convolution(x.value, weight: weight.value, bias: bias?.value)
    let forInput = x.needsGradient ? weight.value : nil
    let forWeight = weight.needsGradient ? x.value : nil
    let inputShape = x.shape
    return .operation(y, parents: [x, weight, bias ?? Variable(Tensor([0]))]) {
      [needsBias = bias?.needsGradient ?? false] gradient in
      [
        forInput.map { convolution.inputGradient(of: gradient, weight: $0, inputShape: inputShape) },
        forWeight.map { convolution.weightGradient(input: $0, outputGradient: gradient) },
        needsBias ? convolution.biasGradient(of: gradient) : nil,
      ]
    }
  }

  public var ownParameters: NamedParameters { [("weight", weight)] + (bias.map { [("bias", $0)] } ?? []) }

  public var title: String {
    let size = weight.value.shape[0]
    return "TransposedConv2D \(convolution.inputs)→\(convolution.outputs), \(size)×\(size)"
  }

  public func multiplyAdds(input: [Int], output: [Int]) -> Int { convolution.multiplyAdds(for: input) }
}
