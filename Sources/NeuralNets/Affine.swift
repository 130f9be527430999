import Tensors

/// An affine map as plain values: `y = x·weight + bias`.
///
/// The weights are stored by input, so that the weights of one input neuron lie side by side: a spike adds
/// one contiguous row.
public struct Affine: Sendable, Equatable {
  /// `[input, output]`.
  public var weight: Tensor
  /// `[output]`.
  public var bias: Tensor

  /// The number of inputs.
  public var inputs: Int { weight.shape[0] }
  /// The number of outputs.
  public var outputs: Int { weight.shape[1] }

  /// A layer with the given weights `[input, output]` and bias `[output]`.
  public init(weight: Tensor, bias: Tensor) {
    precondition(
      weight.shape.count == 2 && bias.shape == [weight.shape[1]],
      "Affine: weight \(weight.shape) and bias \(bias.shape) do not fit")
    self.weight = weight
    self.bias = bias
  }

  /// A layer whose weights are uniform in `±sqrt(6 / inputs)` and whose bias is zero.
  ///
  /// K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015, doi 10.1109/ICCV.2015.123.
  public init(inputs: Int, outputs: Int, using stream: inout Philox) {
    let bound = (6 / Float(max(1, inputs))).squareRoot()
    let weights = (0..<inputs * outputs).map { _ in stream.uniform(-bound...bound) }
    self.init(weight: Tensor([inputs, outputs], weights), bias: Tensor([outputs]))
  }

  /// The outputs `[sample, output]` for inputs `[sample, input]`.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    var y = matmulSkippingZeros(x, weight)
    y.addToRows(bias)
    return y
  }
}
