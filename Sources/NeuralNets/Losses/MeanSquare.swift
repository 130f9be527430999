import Tensors

/// The mean of the squared differences of all elements.
public func meanSquare(_ x: Variable, target: Tensor) -> Variable {
  precondition(x.shape == target.shape, "meanSquare: shapes \(x.shape) and \(target.shape) differ")
  var difference = x.value
  difference.combine(with: target) { $0 - $1 }
  var total = 0.0
  difference.withUnsafeElements { for element in $0 { total += Double(element) * Double(element) } }
  let count = max(1, x.value.count)
  difference.scale(by: 2 / Float(count))
  return .loss(Float(total / Double(count)), of: x, gradient: difference)
}
