extension Convolution {
  /// The convolution of `x` with `weight`, plus `bias` `[outputs]` if there is one.
  public func callAsFunction(_ x: Tensor, weight: Tensor, bias: Tensor? = nil) -> Tensor {
    let spatial = spatial(of: x.shape, channels: inputs)
    weight.requireShape(weightShape, "the weights")
    bias?.requireShape([outputs], "the bias")
    let problem = ConvolutionProblem(convolution: self, spatial: spatial, hasBias: bias != nil)
    var y = Tensor(uninitialized: outputShape(for: x.shape))
    problem.forward(x, weight, bias, into: &y)
    return y
  }

  /// The gradient of the input, `[sample, spatial…, inputs]`: the adjoint of the convolution applied to
  /// `outputGradient`.
  public func inputGradient(of outputGradient: Tensor, weight: Tensor, inputShape: [Int]) -> Tensor {
    let spatial = spatial(of: inputShape, channels: inputs)
    weight.requireShape(weightShape, "the weights")
    outputGradient.requireShape(outputShape(for: inputShape), "the output's gradient")
    let problem = ConvolutionProblem(convolution: self, spatial: spatial)
    var gradient = Tensor(uninitialized: inputShape)
    problem.inputGradient(outputGradient, weight, into: &gradient)
    return gradient
  }

  /// The gradient of the weights, in their shape: a sum over all samples and positions, in an order that is
  /// fixed by the shape.
  public func weightGradient(input: Tensor, outputGradient: Tensor) -> Tensor {
    let spatial = spatial(of: input.shape, channels: inputs)
    outputGradient.requireShape(outputShape(for: input.shape), "the output's gradient")
    var gradient = Tensor(uninitialized: weightShape)
    ConvolutionProblem(convolution: self, spatial: spatial).weightGradient(
      input, outputGradient, into: &gradient)
    return gradient
  }

  /// The gradient of the bias `[outputs]`: the sum of `outputGradient` over samples and positions.
  public func biasGradient(of outputGradient: Tensor) -> Tensor {
    _ = spatial(of: outputGradient.shape, channels: outputs)
    return outputGradient.sumOverPositions()
  }
}
