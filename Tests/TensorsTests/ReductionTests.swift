import Tensors
import Testing

@Suite struct ReductionTests {
  /// A shape of up to four axes, some of them the reduced ones.
  private static func example(_ seed: UInt64) -> (tensor: Tensor, axes: [Int]) {
    var random = Philox(seed: seed, purpose: .generation)
    let shape = (0..<1 + random.below(4)).map { _ in [1, 2, 3, 5, 17, 40][random.below(6)] }
    let axes = shape.indices.filter { _ in random.below(2) == 0 }
    return (random.tensor(shape), axes)
  }

  /// The elements that make up each result, in order, and the shape of the results.
  private static func naiveGroups(_ tensor: Tensor, _ axes: [Int]) -> (shape: [Int], groups: [[Double]]) {
    let shape = tensor.shape
    let kept = shape.indices.filter { !axes.contains($0) }
    var groups: [[Double]] = Array(repeating: [], count: kept.reduce(1) { $0 * shape[$1] })
    for (place, element) in tensor.elements.enumerated() {
      var rest = place
      var index = shape.map { _ in 0 }
      for axis in shape.indices.reversed() {
        index[axis] = rest % shape[axis]
        rest /= shape[axis]
      }
      groups[kept.reduce(0) { $0 * shape[$1] + index[$1] }].append(Double(element))
    }
    return (kept.map { shape[$0] }, groups)
  }

  @Test(arguments: 1...60)
  func `sums, means and variances over any axes are what their definitions say`(seed: UInt64) {
    let (tensor, axes) = Self.example(seed)
    let (shape, groups) = Self.naiveGroups(tensor, axes)
    let (sum, mean) = (tensor.sum(over: axes), tensor.mean(over: axes))
    let variance = tensor.variance(over: axes)
    #expect(sum.shape == shape)
    #expect(variance.shape == shape)
    for (k, group) in groups.enumerated() {
      let total = group.reduce(0, +)
      let bound = group.reduce(0) { $0 + abs($1) } * 0x1p-17 + abs(total) * 0x1p-24
      let average = total / Double(group.count)
      let spread = group.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(group.count)
      #expect(abs(Double(sum.elements[k]) - total) <= bound)
      #expect(abs(Double(mean.elements[k]) - average) <= bound / Double(group.count))
      #expect(abs(Double(variance.elements[k]) - spread) <= spread * 0x1p-16 + 1e-12)
    }
  }

  @Test(arguments: 1...60)
  func `largest and smallest elements over any axes are found`(seed: UInt64) {
    let (tensor, axes) = Self.example(seed)
    let (shape, groups) = Self.naiveGroups(tensor, axes)
    #expect(tensor.maximum(over: axes) == Tensor(shape, groups.map { Float($0.max() ?? 0) }))
    #expect(tensor.minimum(over: axes) == Tensor(shape, groups.map { Float($0.min() ?? 0) }))
  }

  @Test(arguments: 1...40)
  func `indices of largest elements point at the first of them`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let shape = (0..<1 + random.below(3)).map { _ in 1 + random.below(20) }
    let tensor = random.dyadicTensor(shape)
    let axis = random.below(shape.count)
    let indices = tensor.indicesOfMaximum(along: axis)
    let (expectedShape, groups) = Self.naiveGroups(tensor, [axis])
    #expect(indices.shape == expectedShape)
    #expect(
      indices.elements == groups.map { group in Int32(group.firstIndex(of: group.max() ?? 0) ?? -1) })
  }

  @Test func `reduced axes may stay with length 1`() {
    let tensor = Tensor([2, 3, 4], repeating: 1)
    #expect(tensor.sum(over: [1], keepingAxes: true) == Tensor([2, 1, 4], repeating: 3))
    #expect(tensor.sum() == Tensor([], [24]))
    #expect(tensor.mean(keepingAxes: true) == Tensor([1, 1, 1], [1]))
  }

  @Test func `a NaN is the largest, the smallest, and the place of the largest element`() {
    let tensor = Tensor([2, 3], [1, .nan, 2, 3, 5, 4])
    let largest = tensor.maximum(over: [1]).elements
    #expect(largest[0].isNaN && largest[1] == 5)
    #expect(tensor.minimum().elements[0].isNaN)
    #expect(tensor.maximum(over: [0]).elements[1].isNaN)
    #expect(tensor.indicesOfMaximum(along: 1).elements == [1, 1])
  }

  @Test func `there is a sum of nothing, but no mean`() {
    let empty = Tensor([3, 0])
    #expect(empty.sum(over: [1]) == Tensor([3]))
    #expect(empty.mean(over: [1]).elements.allSatisfy { $0.isNaN })
    #expect(empty.sum(over: [0]).shape == [0])
  }

  @Test func `a sum of ten million equal numbers is as exact as that of ten`() {
    let sum = Tensor([10_000_000], repeating: 0.1).sum().elements[0]
    #expect(abs(Double(sum) - 1e7 * Double(Float(0.1))) <= 1e6 * 0x1p-17)
    let columns = Tensor([1_000_000, 2], repeating: 0.1).sum(over: [0]).elements
    #expect(columns.allSatisfy { abs(Double($0) - 1e6 * Double(Float(0.1))) <= 1e5 * 0x1p-17 })
  }

  @Test func `the variance of numbers far from zero keeps its digits`() {
    var random = Philox(seed: 5, purpose: .generation)
    let tensor = Tensor([20_000], (0..<20_000).map { _ in 4096 + random.uniform(-1...1) })
    let exact = tensor.elements.map(Double.init)
    let mean = exact.reduce(0, +) / 20_000
    let variance = exact.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(Double(tensor.variance().elements[0]) - variance) < 1e-6 * variance)
  }

  @Test(
    arguments: [([1_000_003], [0]), ([70_001, 9], [0]), ([64, 33, 1000], [0, 2]), ([5000, 3, 7], [1])]
      as [([Int], [Int])])
  func `one, two and three threads give the same bits`(shape: [Int], axes: [Int]) {
    var random = Philox(seed: 3, purpose: .generation)
    let tensor = random.tensor(shape)
    let results = [1, 2, 3].map { threads in
      ThreadPool(threads: threads).asCurrent {
        [tensor.sum(over: axes), tensor.variance(over: axes), tensor.maximum(over: axes)]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
