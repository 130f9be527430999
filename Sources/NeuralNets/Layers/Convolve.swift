import Tensors

/// The convolution of `x` `[sample, …, channel]` with `weight` of the convolution's `weightShape`, plus `bias`
/// `[output channel]`.
public func convolve(
  _ x: Variable, _ convolution: Convolution, _ weight: Variable, _ bias: Variable? = nil
) -> Variable {
  let y = convolution(x.value, weight: weight.value, bias: bias?.value)
  let forInput = x.needsGradient ? weight.value : nil
  let forWeight = weight.needsGradient ? x.value : nil
  let needsBias = bias?.needsGradient ?? false
  return .operation(y, parents: [x, weight, bias ?? Variable(Tensor([0]))]) {
    [inputShape = x.shape] gradient in
    [
      forInput.map { convolution.inputGradient(of: gradient, weight: $0, inputShape: inputShape) },
      forWeight.map { convolution.weightGradient(input: $0, outputGradient: gradient) },
      needsBias ? convolution.biasGradient(of: gradient) : nil,
    ]
  }
}
