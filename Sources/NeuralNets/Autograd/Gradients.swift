import Tensors

/// The gradients of a number with respect to parameters.
public struct Gradients {
  private var entries: [ObjectIdentifier: (parameter: Weights, gradient: Tensor)] = [:]

  /// No gradients.
  public init() {}

  /// The gradient with respect to `parameter`, of its shape; nil if the number does not depend on it.
  public subscript(parameter: Weights) -> Tensor? {
    get { entries[ObjectIdentifier(parameter)]?.gradient }
    set { entries[ObjectIdentifier(parameter)] = newValue.map { (parameter, $0) } }
  }

  mutating func add(_ gradient: consuming Tensor, of parameter: Weights) {
    precondition(
      gradient.shape == parameter.value.shape,
      "A gradient of shape \(gradient.shape) came back to a parameter of shape \(parameter.value.shape)")
    let key = ObjectIdentifier(parameter)
    if entries[key] == nil {
      entries[key] = (parameter, gradient)
    } else {
      entries[key]?.gradient.combine(with: gradient) { $0 + $1 }
    }
  }

  /// Adds the gradients of another number, so that these become those of the sum of both.
  public static func += (own: inout Gradients, other: Gradients) {
    for (parameter, gradient) in other.entries.values { own.add(gradient, of: parameter) }
  }

  /// The root of the sum of the squares of all elements, over `parameters` in their order.
  public func norm(of parameters: [Weights]) -> Float {
    var sum = 0.0
    for case let gradient? in parameters.map({ self[$0] }) {
      gradient.withUnsafeElements { for element in $0 { sum += Double(element) * Double(element) } }
    }
    return Float(sum.squareRoot())
  }

  /// Scales all gradients of `parameters` down together so that their norm is at most `limit`.
  ///
  /// R. Pascanu, T. Mikolov, Y. Bengio, "On the difficulty of training recurrent neural networks", ICML 2013.
  ///
  /// - Returns: the norm before.
  @discardableResult
  public mutating func clip(norm limit: Float, of parameters: [Weights]) -> Float {
    let norm = norm(of: parameters)
    guard norm > limit else { return norm }
    let factor = limit / norm
    for parameter in parameters { entries[ObjectIdentifier(parameter)]?.gradient.scale(by: factor) }
    return norm
  }

  /// Limits every element of the gradients of `parameters` to `-limit...limit`.
  public mutating func clip(elements limit: Float, of parameters: [Weights]) {
    let (lower, upper) = (SIMD16<Float>(repeating: -limit), SIMD16<Float>(repeating: limit))
    for parameter in parameters {
      entries[ObjectIdentifier(parameter)]?.gradient.apply {
        $0.clamped(lowerBound: lower, upperBound: upper)
      }
    }
  }
}
