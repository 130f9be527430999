import Tensors

/// Divides a weight by an estimate of its largest singular value, so that the layer stretches no input by more
/// than one.
///
/// One step of power iteration a training pass. The weight is seen as a matrix `[input, output]`: all axes but the
/// last make up the input. T. Miyato et al., "Spectral normalization for generative adversarial networks",
/// ICLR 2018, arXiv:1802.05957, algorithm 1; the gradient goes through the singular value, whose vectors count as
/// constants.
public struct SpectralNorm {
  /// `[output]`: the estimate of the right singular vector.
  public let vector: Weights
  private static let epsilon: Float = 1e-12

  /// An estimate for weights with this many outputs (the last axis), from a random start.
  public init(outputs: Int, using stream: inout Philox) {
    let start = Tensor([outputs], (0..<outputs).map { _ in stream.normal() })
    vector = Weights(start.normalised(SpectralNorm.epsilon), isTrained: false)
  }

  /// The weight divided by its largest singular value.
  public func callAsFunction(_ weight: Variable, _ pass: Pass) -> Variable {
    let outputs = vector.value.count
    precondition(weight.shape.last == outputs, "SpectralNorm of \(outputs) outputs: weight \(weight.shape)")
    let matrix = weight.value.reshaped([weight.value.count / outputs, outputs])
    var right = vector.value.reshaped([outputs, 1])
    var left = matmul(matrix, right).normalised(SpectralNorm.epsilon)
    if pass.isTraining {
      right = matmul(matrix, left, transposing: .first).normalised(SpectralNorm.epsilon)
      vector.value = right.reshaped([outputs])
      left = matmul(matrix, right).normalised(SpectralNorm.epsilon)
    }
    let sigma = inner(left, matmul(matrix, right))
    var value = weight.value
    value.scale(by: 1 / sigma)
    return .operation(value, of: weight) { gradient in
      let shape = gradient.shape
      var gradient = gradient.reshaped(matrix.shape)
      // d(W/σ) = dW/σ - W·(uᵀ dW v)/σ²
      let pull = inner(gradient, matrix) / (sigma * sigma)
      gradient.scale(by: 1 / sigma)
      matmul(left, right, transposing: .second, scale: -pull, addingTo: true, into: &gradient)
      return gradient.reshaped(shape)
    }
  }
}

private func inner(_ a: Tensor, _ b: Tensor) -> Float {
  var sum = 0.0
  a.withUnsafeElements { a in
    b.withUnsafeElements { b in for i in 0..<a.count { sum += Double(a[i]) * Double(b[i]) } }
  }
  return Float(sum)
}

extension TypedTensor where Element == Float {
  fileprivate func normalised(_ epsilon: Float) -> Tensor {
    var unit = self
    unit.scale(by: 1 / Swift.max(inner(self, self).squareRoot(), epsilon))
    return unit
  }
}
