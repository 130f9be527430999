import Tensors

extension Philox {
  /// A tensor of numbers in -1…1, of which about `share` are not zero.
  mutating func tensor(_ shape: [Int], share: Float = 1) -> Tensor {
    Tensor(shape, (0..<shape.reduce(1, *)).map { _ in uniform() < share ? uniform(-1...1) : 0 })
  }

  /// A tensor of multiples of 1/8 in -1…1: sums of a few thousand products are exact in any order.
  mutating func dyadicTensor(_ shape: [Int], share: Float = 1) -> Tensor {
    Tensor(
      shape, (0..<shape.reduce(1, *)).map { _ in uniform() < share ? Float(below(17) - 8) / 8 : 0 })
  }
}

extension Tensor {
  /// The plain definition of a matrix product.
  func naiveProduct(_ other: Tensor) -> Tensor {
    var product = Tensor([shape[0], other.shape[1]])
    for i in 0..<shape[0] {
      for j in 0..<other.shape[1] {
        product[i, j] = (0..<shape[1]).reduce(0) { $0 + self[i, $1] * other[$1, j] }
      }
    }
    return product
  }

  var transposed: Tensor {
    var result = Tensor([shape[1], shape[0]])
    for i in 0..<shape[0] { for j in 0..<shape[1] { result[j, i] = self[i, j] } }
    return result
  }
}
