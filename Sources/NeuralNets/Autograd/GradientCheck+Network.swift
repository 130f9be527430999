import Tensors

extension GradientCheck {
  /// How far the gradients of a computation are from differences of its value, at worst.
  ///
  /// - Parameters:
  ///   - parameters: what the computation is differentiated by.
  ///   - step: how far each element is moved either way; see `numericalGradient`.
  ///   - loss: the computation, a single number; it must compute the same when it is called again.
  /// - Returns: the largest over the parameters of `largestRelativeDifference`.
  public static func largestError(
    of parameters: [Weights], step: Float = 1e-2, _ loss: () -> Variable
  ) -> Float {
    let gradients = loss().backward()
    var worst: Float = 0
    for parameter in parameters {
      let numerical = numericalGradient(at: parameter.value, step: step) { moved in
        let value = parameter.value
        parameter.value = moved
        defer { parameter.value = value }
        return Double(loss().value.elements[0])
      }
      let difference = largestRelativeDifference(
        gradients[parameter] ?? Tensor(parameter.value.shape), numerical)
      if difference.isNaN { return .nan }
      worst = max(worst, difference)
    }
    return worst
  }
}
