import Tensors

extension Variable {
  /// The sum, element by element.
  public static func + (a: Variable, b: Variable) -> Variable {
    requireEqual(a, b, "+")
    var sum = a.value
    sum.combine(with: b.value) { $0 + $1 }
    return operation(sum, parents: [a, b]) { [$0, $0] }
  }

  /// The difference, element by element.
  public static func - (a: Variable, b: Variable) -> Variable {
    requireEqual(a, b, "-")
    var difference = a.value
    difference.combine(with: b.value) { $0 - $1 }
    return operation(difference, parents: [a, b]) { [needsB = b.needsGradient] gradient in
      [gradient, needsB ? gradient.map { -$0 } : nil]
    }
  }

  /// The product, element by element.
  public static func * (a: Variable, b: Variable) -> Variable {
    requireEqual(a, b, "*")
    var product = a.value
    product.combine(with: b.value) { $0 * $1 }
    let forA = a.needsGradient ? b.value : nil
    let forB = b.needsGradient ? a.value : nil
    return operation(product, parents: [a, b]) { gradient in
      [forA.map { gradient.multiplied(by: $0) }, forB.map { gradient.multiplied(by: $0) }]
    }
  }

  /// The product with a number.
  public static func * (factor: Float, x: Variable) -> Variable {
    x.elementwise({ factor * $0 }) { gradient, _ in factor * gradient }
  }

  /// A function of every element.
  ///
  /// - Parameters:
  ///   - function: gets and gives sixteen neighbouring elements.
  ///   - derivative: gives the gradient with respect to the element for that with respect to its function and the
  ///     element.
  public func elementwise(
    _ function: @escaping (SIMD16<Float>) -> SIMD16<Float>,
    derivative: @escaping (_ gradient: SIMD16<Float>, _ x: SIMD16<Float>) -> SIMD16<Float>
  ) -> Variable {
    Variable.operation(value.map(function), of: self) { [value] gradient in
      var gradient = gradient
      gradient.combine(with: value, derivative)
      return gradient
    }
  }

  private static func requireEqual(_ a: Variable, _ b: Variable, _ name: String) {
    precondition(a.shape == b.shape, "\(name): shapes \(a.shape) and \(b.shape) differ")
  }
}

extension TypedTensor where Element == Float {
  func multiplied(by other: Tensor) -> Tensor {
    var product = self
    product.combine(with: other) { $0 * $1 }
    return product
  }
}
