import Tensors

/// The convolution of `x` `[sample, …, channel]` with `weight` of the convolution's `weightShape`, plus `bias`
/// `[output channel]`.
///
/// Images of many zeros (spikes) are convolved by adding up kernels instead of multiplying, forward and for the weight
/// gradient, where that is faster; see `SparseConvolution.densityLimit`. So is a gradient of many zeros, as surrogates
/// leave it, for the gradient of the images.
public func convolve(
  _ x: Variable, _ convolution: Convolution, _ weight: Variable, _ bias: Variable? = nil
) -> Variable {
  let skipping = SparseConvolution(convolution)
  let sparse = skipping.flatMap { _ in
    SparseImages(x.value, ifWorthwhileFor: convolution.kernel + [convolution.inputs, convolution.outputs])
  }
  let y =
    skipping.flatMap { skipping in
      sparse.map { skipping.forward($0, weight.value, bias: bias?.value) }
    } ?? convolution(x.value, weight: weight.value, bias: bias?.value)
  let forInput = x.needsGradient ? weight.value : nil
  let forWeight = weight.needsGradient ? x.value : nil
  let needsBias = bias?.needsGradient ?? false
  return .operation(y, parents: [x, weight, bias ?? Variable(Tensor([0]))]) {
    [inputShape = x.shape, sparse = weight.needsGradient ? sparse : nil] gradient in
    [
      forInput.map { imageGradient(of: gradient, convolution, weight: $0, imageShape: inputShape) },
      forWeight.map { x in
        guard let skipping, let sparse else {
          return convolution.weightGradient(input: x, outputGradient: gradient)
        }
        let (height, width) = (convolution.kernel[0], convolution.kernel[1])
        return skipping.weightGradient(
          sparse, outputGradient: gradient, kernelHeight: height, kernelWidth: width)
      },
      needsBias ? convolution.biasGradient(of: gradient) : nil,
    ]
  }
}

private func imageGradient(
  of gradient: Tensor, _ convolution: Convolution, weight: Tensor, imageShape: [Int]
) -> Tensor {
  // A gradient reaches the images by a convolution whose inputs are the outputs of this one.
  let kernels = convolution.kernel + [convolution.outputs, convolution.inputs]
  guard let skipping = SparseConvolution(convolution),
    let sparse = SparseImages(gradient, ifWorthwhileFor: kernels)
  else { return convolution.inputGradient(of: gradient, weight: weight, inputShape: imageShape) }
  return skipping.inputGradient(of: sparse, weight, imageShape: imageShape)
}

extension SparseConvolution {
  /// The convolution by nonzeros, or nil if it is of another kind.
  package init?(_ convolution: Convolution) {
    let padding = convolution.padding
    guard convolution.rank == 2, convolution.groups == 1, padding.before == padding.after,
      (convolution.stride + convolution.dilation).allSatisfy({ $0 == 1 }),
      zip(padding.before, convolution.kernel).allSatisfy({ $0 < $1 })
    else { return nil }
    self.init(verticalPadding: padding.before[0], horizontalPadding: padding.before[1])
  }
}
