/// A transposed convolution over two or three spatial axes: the adjoint of a convolution, used forward.
///
/// With a stride it enlarges its input. Shapes: input `[sample, spatial…, inputs]`, weights
/// `[kernel…, inputs / groups, outputs]`, output `[sample, spatial…, outputs]` with
/// `(input - 1) · stride + dilated kernel - padding + output padding` positions along an axis.
public struct TransposedConvolution: Sendable, Hashable {
  /// How much longer the output is made after its last regular position, one number per axis below the stride.
  public let outputPadding: [Int]
  /// The convolution from outputs to inputs whose adjoint this is.
  let adjoint: Convolution

  /// A transposed convolution with one kernel length, stride, output padding and dilation per spatial axis;
  /// strides and dilations are 1 and output padding 0 unless given.
  public init(
    inputs: Int, outputs: Int, kernel: [Int], stride: [Int]? = nil, padding: SpatialPadding = .valid,
    outputPadding: [Int]? = nil, dilation: [Int]? = nil, groups: Int = 1
  ) {
    adjoint = Convolution(
      inputs: outputs, outputs: inputs, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
      groups: groups)
    self.outputPadding = outputPadding ?? kernel.map { _ in 0 }
    precondition(
      self.outputPadding.count == kernel.count
        && zip(self.outputPadding, adjoint.stride).allSatisfy { $0 >= 0 && $0 < $1 },
      "TransposedConvolution: output padding \(self.outputPadding) must lie below the stride \(adjoint.stride)"
    )
  }

  /// The number of channels that go in.
  public var inputs: Int { adjoint.outputs }
  /// The number of channels that come out.
  public var outputs: Int { adjoint.inputs }
  /// Into how many parts the channels fall.
  public var groups: Int { adjoint.groups }
  /// The shape of the weights, `[kernel…, inputs / groups, outputs]`.
  public var weightShape: [Int] { adjoint.kernel + [inputs / groups, outputs] }

  /// The shape of the output for an input of `shape`.
  public func outputShape(for shape: [Int]) -> [Int] {
    let spatial = adjoint.spatial(of: shape, channels: inputs)
    let window = adjoint.window
    let extent = window.extent
    let output = (0..<window.rank).map { axis -> Int in
      let full = (spatial[axis] - 1) * window.stride[axis] + extent[axis]
      return full + outputPadding[axis] - window.before[axis] - window.after[axis]
    }
    precondition(
      output.allSatisfy { $0 > 0 },
      "TransposedConvolution: padding leaves nothing of shape \(shape): \(output)")
    return [shape[0]] + output + [outputs]
  }

  /// How many multiply-adds an input of `shape` takes.
  public func multiplyAdds(for shape: [Int]) -> Int {
    shape.reduce(adjoint.window.volume * outputs / groups, *)
  }

  /// The transposed convolution of `x` with `weight`, plus `bias` `[outputs]` if there is one.
  public func callAsFunction(_ x: Tensor, weight: Tensor, bias: Tensor? = nil) -> Tensor {
    let shape = outputShape(for: x.shape)
    weight.requireShape(weightShape, "the weights")
    bias?.requireShape([outputs], "the bias")
    var y = Tensor(uninitialized: shape)
    problem(for: shape).inputGradient(x, weight, addingTo: bias, into: &y)
    return y
  }

  /// The gradient of the input, in the input's shape.
  public func inputGradient(of outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    weight.requireShape(weightShape, "the weights")
    outputGradient.requireShape(outputShape(for: inputShape), "the output's gradient")
    var gradient = Tensor(uninitialized: inputShape)
    problem(for: outputGradient.shape).forward(outputGradient, weight, nil, into: &gradient)
    return gradient
  }

  /// The gradient of the weights, in their shape.
  public func weightGradient(input: Tensor, outputGradient: Tensor) -> Tensor {
    outputGradient.requireShape(outputShape(for: input.shape), "the output's gradient")
    var weight = Tensor(uninitialized: weightShape)
    problem(for: outputGradient.shape).weightGradient(outputGradient, input, into: &weight)
    return weight
  }

  /// The gradient of the bias `[outputs]`: the sum of `outputGradient` over samples and positions.
  public func biasGradient(of outputGradient: Tensor) -> Tensor {
    _ = adjoint.spatial(of: outputGradient.shape, channels: outputs)
    return outputGradient.sumOverPositions()
  }

  /// The problem of the adjoint for this transposed convolution's output of `shape`.
  private func problem(for shape: [Int]) -> ConvolutionProblem {
    ConvolutionProblem(
      convolution: adjoint, spatial: adjoint.spatial(of: shape, channels: outputs), hasTransposedWeights: true
    )
  }
}
