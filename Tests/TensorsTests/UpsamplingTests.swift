import Tensors
import Testing

@Suite struct UpsamplingTests {
  /// As `torch.nn.functional.interpolate` gives them for the row 0, 1, 2 and a factor of 2.
  @Test(
    arguments: [
      (.nearest, [0, 0, 1, 1, 2, 2]),
      (.bilinear(aligningCorners: false), [0, 0.25, 0.75, 1.25, 1.75, 2]),
      (.bilinear(aligningCorners: true), [0, 0.4, 0.8, 1.2, 1.6, 2]),
    ] as [(UpsamplingKind, [Double])])
  func `a ramp is enlarged along either axis`(kind: UpsamplingKind, expected: [Double]) {
    let along = Upsampling(kind, factor: [1, 2])(Tensor([1, 1, 3, 1], [0, 1, 2]))
    let across = Upsampling(kind, factor: [2, 1])(Tensor([1, 3, 1, 1], [0, 1, 2]))
    #expect(along.shape == [1, 1, 6, 1])
    #expect(across.shape == [1, 6, 1, 1])
    #expect(largestError(along, expected) < 1e-6)
    #expect(largestError(across, expected) < 1e-6)
  }

  @Test(arguments: 1...20)
  func `repetition puts each position into its block`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let rank = 2 + random.below(2)
    let factor = (0..<rank).map { _ in 1 + random.below(3) }
    let shape = [1 + random.below(3)] + (0..<rank).map { _ in 1 + random.below(5) } + [1 + random.below(9)]
    let x = random.tensor(shape)
    let (source, y) = (x.elements, Upsampling(.nearest, factor: factor)(x))
    var place = Array(repeating: 0, count: y.shape.count)
    for value in y.elements {
      var position = 0
      for axis in place.indices {
        let index = axis == 0 || axis > rank ? place[axis] : place[axis] / factor[axis - 1]
        position = position * shape[axis] + index
      }
      #expect(value == source[position])
      for axis in place.indices.reversed() {
        place[axis] += 1
        if place[axis] < y.shape[axis] { break }
        place[axis] = 0
      }
    }
  }

  @Test(
    arguments: 1...10,
    [.nearest, .bilinear(aligningCorners: false), .bilinear(aligningCorners: true)] as [UpsamplingKind])
  func `the gradient is the adjoint, for any number of threads`(seed: UInt64, kind: UpsamplingKind) {
    var random = Philox(seed: seed, purpose: .generation)
    let rank = kind == .nearest ? 2 + random.below(2) : 2
    let upsampling = Upsampling(kind, factor: (0..<rank).map { _ in 1 + random.below(4) })
    let spatial = (0..<rank).map { _ in 1 + random.below(9) }
    let x = random.tensor([1 + random.below(60)] + spatial + [1 + random.below(9)])
    let g = random.tensor(upsampling.outputShape(for: x.shape))
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        [upsampling(x), upsampling.inputGradient(of: g, inputShape: x.shape)]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
    #expect(abs(results[0][0].dot(g) - x.dot(results[0][1])) < 1e-6 * Double(g.count))
  }
}
