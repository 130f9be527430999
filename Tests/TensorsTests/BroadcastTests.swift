import Tensors
import Testing

@Suite struct BroadcastTests {
  /// The element of a tensor at an index of the broadcast shape.
  private static func element(_ tensor: Tensor, _ index: [Int]) -> Float {
    let own = index.suffix(tensor.shape.count)
    let place = zip(own, tensor.shape).reduce(0) { $0 * $1.1 + ($1.1 == 1 ? 0 : $1.0) }
    return tensor.elements[place]
  }

  @Test(arguments: 1...60)
  func `tensors of random shapes meet as NumPy's rule says`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let shape = (0..<1 + random.below(4)).map { _ in [1, 2, 3, 16, 21][random.below(5)] }
    func operand() -> [Int] { Array(shape.map { random.below(3) == 0 ? 1 : $0 }.suffix(1 + random.below(4))) }
    let (a, b) = (random.dyadicTensor(operand()), random.dyadicTensor(operand()))
    let result = a - b
    let rank = max(a.shape.count, b.shape.count)
    var expectedShape = Array(repeating: 1, count: rank)
    for operand in [a, b] {
      for (k, length) in operand.shape.reversed().enumerated() where length != 1 {
        expectedShape[rank - 1 - k] = length
      }
    }
    #expect(result.shape == expectedShape)
    for (place, element) in result.elements.enumerated() {
      var rest = place
      var index = expectedShape
      for axis in expectedShape.indices.reversed() {
        index[axis] = rest % expectedShape[axis]
        rest /= expectedShape[axis]
      }
      #expect(element == Self.element(a, index) - Self.element(b, index))
    }
  }

  @Test func `a channel's bias and a column's factor reach every element`() {
    let images = Tensor([2, 3, 2], (0..<12).map(Float.init))
    let bias = Tensor([3, 1], [10, 20, 30])
    #expect((images + bias).elements == [10, 11, 22, 23, 34, 35, 16, 17, 28, 29, 40, 41])
    #expect((images * Tensor([2], [1, 0])).elements == [0, 0, 2, 0, 4, 0, 6, 0, 8, 0, 10, 0])
    #expect((Tensor([], [12]) / Tensor([3], [1, 2, 3])).elements == [12, 6, 4])
  }

  @Test func `rows that are longer than a tile are complete, for any number of threads`() {
    var random = Philox(seed: 4, purpose: .generation)
    let (a, b) = (random.tensor([3, 70_003]), random.tensor([70_003]))
    let results = [1, 2, 3].map { threads in ThreadPool(threads: threads).asCurrent { a * b } }
    let (first, second) = (a.elements, b.elements)
    let expected = first.indices.map { first[$0] * second[$0 % 70_003] }
    #expect(results.allSatisfy { $0.elements == expected })
  }

  @Test func `empty tensors stay empty`() {
    #expect((Tensor([0, 3]) + Tensor([3])).shape == [0, 3])
    #expect((Tensor([2, 1]) * Tensor([1, 0])).shape == [2, 0])
  }
}
