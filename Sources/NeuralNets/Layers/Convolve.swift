import Tensors

/// The convolution of `x` `[sample, …, channel]` with `weight` of the convolution's `weightShape`, plus `bias`
/// `[output channel]`.
///
/// Images of many zeros (spikes) are convolved by adding up kernels instead of multiplying, forward and for the weight
/// gradient, where that is faster; see `SparseConvolution.densityLimit`.
public func convolve(
  _ x: Variable, _ convolution: Convolution, _ weight: Variable, _ bias: Variable? = nil
) -> Variable {
  let sparse = SparseConvolution(convolution, ifWorthwhileFor: x.value)
  let y = convolved(x.value, convolution, sparse, weight.value, bias?.value)
  let forInput = x.needsGradient ? weight.value : nil
  let forWeight = weight.needsGradient ? x.value : nil
  let needsBias = bias?.needsGradient ?? false
  return .operation(y, parents: [x, weight, bias ?? Variable(Tensor([0]))]) {
    [inputShape = x.shape] gradient in
    [
      forInput.map { convolution.inputGradient(of: gradient, weight: $0, inputShape: inputShape) },
      forWeight.map { x in
        guard let sparse else { return convolution.weightGradient(input: x, outputGradient: gradient) }
        let (height, width) = (convolution.kernel[0], convolution.kernel[1])
        return sparse.weightGradient(x, outputGradient: gradient, kernelHeight: height, kernelWidth: width)
      },
      needsBias ? convolution.biasGradient(of: gradient) : nil,
    ]
  }
}

private func convolved(
  _ x: Tensor, _ convolution: Convolution, _ sparse: SparseConvolution?, _ weight: Tensor, _ bias: Tensor?
) -> Tensor {
  guard let sparse else { return convolution(x, weight: weight, bias: bias) }
  var y = sparse.forward(x, weight)
  guard let bias else { return y }
  let shape = y.shape
  y = y.reshaped([y.count / max(1, bias.count), bias.count])
  y.addToRows(bias)
  return y.reshaped(shape)
}

extension SparseConvolution {
  /// The convolution of `images` by their nonzeros, or nil if it is of another kind or the images have too many.
  init?(_ convolution: Convolution, ifWorthwhileFor images: Tensor) {
    let padding = convolution.padding
    guard convolution.rank == 2, convolution.groups == 1, padding.before == padding.after,
      (convolution.stride + convolution.dilation).allSatisfy({ $0 == 1 }),
      zip(padding.before, convolution.kernel).allSatisfy({ $0 < $1 }),
      SparseConvolution.isWorthwhile(images, kernels: convolution.weightShape)
    else { return nil }
    self.init(verticalPadding: padding.before[0], horizontalPadding: padding.before[1])
  }
}
