import Tensors

/// Compares gradients with differences of the function itself.
public enum GradientCheck {
  /// The gradient of `function` at `point` by central differences: two calls of `function` per element.
  ///
  /// The error is about `step²` times the third derivative plus the rounding error of the function over `step`.
  ///
  /// - Weights step: how far each element is moved either way.
  public static func numericalGradient(
    at point: Tensor, step: Float = 1e-2, of function: (Tensor) -> Double
  ) -> Tensor {
    var gradient = Tensor(point.shape)
    var moved = point
    for i in 0..<point.count {
      let value = point.withUnsafeElements { $0[i] }
      moved.withUnsafeMutableElements { $0[i] = value + step }
      let above = (value + step, function(moved))
      moved.withUnsafeMutableElements { $0[i] = value - step }
      let below = (value - step, function(moved))
      moved.withUnsafeMutableElements { $0[i] = value }
      // Divided by the distance that rounding left.
      let slope = (above.1 - below.1) / (Double(above.0) - Double(below.0))
      gradient.withUnsafeMutableElements { $0[i] = Float(slope) }
    }
    return gradient
  }

  /// The largest difference between the elements of two gradients, relative to the largest element of either.
  ///
  /// 0 if both are zero throughout, NaN if an element is.
  public static func largestRelativeDifference(_ a: Tensor, _ b: Tensor) -> Float {
    precondition(a.shape == b.shape, "GradientCheck: shapes \(a.shape) and \(b.shape) differ")
    var (difference, size): (Float, Float) = (0, 0)
    for (a, b) in zip(a.elements, b.elements) {
      if a.isNaN || b.isNaN { return .nan }
      difference = max(difference, abs(a - b))
      size = max(size, abs(a), abs(b))
    }
    return size == 0 ? 0 : difference / size
  }
}
