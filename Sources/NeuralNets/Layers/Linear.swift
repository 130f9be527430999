import Tensors

/// A fully connected layer: `y = x·weight + bias`.
///
/// Input and output are `[sample, feature]`. An input of many zeros (spikes) is added up row by row instead of
/// multiplied, forward and for the weight gradient; see `SparseRows.densityLimit`.
public struct Linear: Layer {
  /// `[input, output]`: the weights of one input lie side by side.
  public let weight: Weights
  /// `[output]`, or nil for a layer without bias.
  public let bias: Weights?

  /// The number of inputs.
  public var inputs: Int { weight.value.shape[0] }
  /// The number of outputs.
  public var outputs: Int { weight.value.shape[1] }

  /// A layer with these parameters, which it shares with whoever holds them.
  public init(weight: Weights, bias: Weights?) {
    precondition(
      weight.value.shape.count == 2 && (bias.map { $0.value.shape == [weight.value.shape[1]] } ?? true),
      "Linear: weight \(weight.value.shape) and bias \(bias?.value.shape ?? []) do not fit")
    (self.weight, self.bias) = (weight, bias)
  }

  /// A layer whose weights are drawn from `initialiser` and whose bias is zero.
  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, initialiser: Initialiser = .heUniform,
    using stream: inout Philox
  ) {
    self.init(
      weight: Weights(initialiser.tensor([inputs, outputs], fanIn: inputs, fanOut: outputs, using: &stream)),
      bias: bias ? Weights(Tensor([outputs])) : nil)
  }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    linear(x, weight.variable, bias?.variable)
  }

  public var ownParameters: NamedParameters {
    [("weight", weight)] + (bias.map { [("bias", $0)] } ?? [])
  }

  public var title: String { "Linear \(inputs)→\(outputs)" }

  public func multiplyAdds(input: [Int], output: [Int]) -> Int { output.reduce(1, *) * inputs }
}

/// `x·weight + bias` for `x` `[sample, input]`, `weight` `[input, output]` and `bias` `[output]`.
public func linear(_ x: Variable, _ weight: Variable, _ bias: Variable? = nil) -> Variable {
  precondition(
    x.shape.count == 2 && weight.shape.count == 2 && x.shape[1] == weight.shape[0],
    "linear: input \(x.shape) does not fit weight \(weight.shape)")
  let factor = LeftFactor(x.value, outputs: weight.shape[1])
  let y = factor.times(weight.value, adding: bias?.value)
  let forInput = x.needsGradient ? weight.value : nil
  let forWeight = weight.needsGradient ? factor : nil
  let needsBias = bias?.needsGradient ?? false
  let hasBias = bias != nil
  return .operation(y, parents: [x, weight] + (bias.map { [$0] } ?? [])) { gradient in
    [
      forInput.map { matmul(gradient, $0, transposing: .second) },
      forWeight.map { $0.transposedTimes(gradient) },
    ] + (hasBias ? [needsBias ? gradient.sumOfRows() : nil] : [])
  }
}

/// The left factor of a product, without its zeros where that is worthwhile.
private enum LeftFactor {
  case dense(Tensor)
  case sparse(SparseRows)

  init(_ matrix: Tensor, outputs: Int) {
    self = SparseRows(matrix, ifWorthwhileFor: outputs).map { .sparse($0) } ?? .dense(matrix)
  }

  func times(_ b: Tensor, adding bias: Tensor?) -> Tensor {
    switch self {
    case .dense(let a):
      var product = matmul(a, b)
      if let bias { product.addToRows(bias) }
      return product
    case .sparse(let a): return matmul(a, b, adding: bias)
    }
  }

  func transposedTimes(_ b: Tensor) -> Tensor {
    switch self {
    case .dense(let a): matmul(a, b, transposing: .first)
    case .sparse(let a): matmulTransposed(a, b)
    }
  }
}
