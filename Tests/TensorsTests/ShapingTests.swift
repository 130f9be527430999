import Tensors
import Testing

@Suite struct ShapingTests {
  /// The plain definition of a permutation of axes.
  private static func naive<Element>(_ tensor: TypedTensor<Element>, _ order: [Int]) -> [Element] {
    let shape = tensor.shape
    let newShape = order.map { shape[$0] }
    var strides = shape.map { _ in 1 }
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    let elements = tensor.elements
    return (0..<tensor.count).map { place in
      var rest = place
      var source = 0
      for axis in newShape.indices.reversed() {
        source += rest % newShape[axis] * strides[order[axis]]
        rest /= newShape[axis]
      }
      return elements[source]
    }
  }

  @Test(arguments: 1...60)
  func `axes are permuted as the definition says`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let shape = (0..<1 + random.below(5)).map { _ in [1, 2, 3, 7, 33][random.below(5)] }
    let order = random.permutation(shape.count)
    let tensor = random.tensor(shape)
    let permuted = tensor.permuted(order)
    #expect(permuted.shape == order.map { shape[$0] })
    #expect(permuted.elements == Self.naive(tensor, order))
    let bytes = TypedTensor<Int8>(shape, (0..<tensor.count).map { Int8(truncatingIfNeeded: $0) })
    #expect(bytes.permuted(order).elements == Self.naive(bytes, order))
  }

  @Test(
    arguments: [([1000, 700], [1, 0]), ([40, 30, 20, 10], [0, 2, 3, 1]), ([9, 200_000], [1, 0])]
      as [([Int], [Int])])
  func `large permutations are complete, for any number of threads`(shape: [Int], order: [Int]) {
    let tensor = Tensor(shape, (0..<shape.reduce(1, *)).map(Float.init))
    let expected = Self.naive(tensor, order)
    for threads in 1...3 {
      #expect(ThreadPool(threads: threads).asCurrent { tensor.permuted(order) }.elements == expected)
    }
  }

  @Test(arguments: 1...40)
  func `slices of a tensor, put together again, are the tensor`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let shape = (0..<1 + random.below(4)).map { _ in 1 + random.below(12) }
    let axis = random.below(shape.count)
    let tensor = TypedTensor<Int32>(shape, (0..<shape.reduce(1, *)).map(Int32.init))
    let cuts = [0, random.below(shape[axis] + 1), random.below(shape[axis] + 1), shape[axis]].sorted()
    let parts = zip(cuts, cuts.dropFirst()).map { tensor.slice(axis, $0..<$1) }
    #expect(TypedTensor.concatenating(parts, along: axis) == tensor)
    #expect(parts.map { $0.shape[axis] }.reduce(0, +) == shape[axis])
  }

  @Test func `a slice takes the entries of one axis`() {
    let tensor = TypedTensor<Int16>([2, 3, 2], (0..<12).map(Int16.init))
    #expect(tensor.slice(1, 1..<2) == TypedTensor<Int16>([2, 1, 2], [2, 3, 8, 9]))
    #expect(tensor.slice(2, 1..<2).elements == [1, 3, 5, 7, 9, 11])
  }

  @Test(arguments: 1...20)
  func `padding surrounds the elements, and a slice takes it off again`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let shape = (0..<1 + random.below(3)).map { _ in 1 + random.below(6) }
    let axis = random.below(shape.count)
    let (before, after) = (random.below(4), random.below(4))
    let tensor = random.tensor(shape)
    let padded = tensor.padded(axis, before: before, after: after, with: 9)
    #expect(padded.slice(axis, before..<before + shape[axis]) == tensor)
    #expect(padded.slice(axis, 0..<before).elements.allSatisfy { $0 == 9 })
    #expect(padded.slice(axis, before + shape[axis]..<padded.shape[axis]).elements.allSatisfy { $0 == 9 })
  }

  @Test func `conversion to integers rounds halves to even and stops at the bounds`() {
    let numbers = Tensor([10], [0.5, 1.5, -0.5, -2.5, 127.4, 127.5, 1e9, -129, -.infinity, .nan])
    #expect(TypedTensor<Int8>(saturating: numbers).elements == [0, 2, 0, -2, 127, 127, 127, -128, -128, 0])
    let large = Tensor([3], [3e9, -3e9, 16_777_216])
    #expect(TypedTensor<Int32>(saturating: large).elements == [.max, .min, 16_777_216])
    #expect(TypedTensor<UInt8>(saturating: Tensor([3], [-1, 254.6, 300])).elements == [0, 255, 255])
  }

  @Test func `conversion between integers stops at the bounds, to floats it is exact up to 24 bits`() {
    let sums = TypedTensor<Int32>([4], [1000, -1000, 127, -128])
    #expect(TypedTensor<Int8>(saturating: sums).elements == [127, -128, 127, -128])
    #expect(Tensor(TypedTensor<Int16>([3], [-32768, 7, 32767])).elements == [-32768, 7, 32767])
  }
}
