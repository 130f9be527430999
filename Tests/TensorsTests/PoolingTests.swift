import Tensors
import Testing

@Suite struct PoolingTests {
  private static let kinds: [PoolingKind] = [
    .maximum, .average(countingPadding: true), .average(countingPadding: false),
  ]

  /// The entries of each window of each channel of one sample: positions in the input, and of the output.
  private func windows(
    _ shape: [Int], kernel: [Int], stride: [Int], before: [Int], output: [Int],
    _ body: (_ output: Int, _ entries: [Int]) -> Void
  ) {
    func cube(_ a: [Int], _ filler: Int) -> [Int] { a.count == 2 ? [filler] + a : a }
    let channels = shape[shape.count - 1]
    let size = cube(Array(shape.dropFirst().dropLast()), 1)
    let out = cube(Array(output.dropFirst().dropLast()), 1)
    let (kernel, stride, before) = (cube(kernel, 1), cube(stride, 1), cube(before, 0))
    for n in 0..<shape[0] {
      for channel in 0..<channels {
        Index.forEach(out) { o in
          var entries: [Int] = []
          Index.forEach(kernel) { k in
            let at = (0..<3).map { o[$0] * stride[$0] + k[$0] - before[$0] }
            guard (0..<3).allSatisfy({ at[$0] >= 0 && at[$0] < size[$0] }) else { return }
            entries.append((((n * size[0] + at[0]) * size[1] + at[1]) * size[2] + at[2]) * channels + channel)
          }
          body((((n * out[0] + o[0]) * out[1] + o[1]) * out[2] + o[2]) * channels + channel, entries)
        }
      }
    }
  }

  @Test(arguments: 1...20, kinds)
  func `poolings of random shapes and their gradients are what their definition says`(
    seed: UInt64, kind: PoolingKind
  ) {
    var random = Philox(seed: seed, purpose: .generation)
    let rank = 2 + random.below(2)
    let kernel = (0..<rank).map { _ in seed == 1 ? 16 : 1 + random.below(4) }
    let stride = (0..<rank).map { _ in 1 + random.below(3) }
    let (before, after) = (kernel.map { random.below($0) }, kernel.map { random.below($0) })
    let spatial = kernel.map { $0 + random.below(rank == 2 ? 8 : 4) }
    let shape = [1 + random.below(4)] + spatial + [1 + random.below(20)]
    let pooling = Pooling(
      kind, kernel: kernel, stride: stride, padding: .uneven(before: before, after: after))
    let x = random.tensor(shape)
    let (y, positions) = pooling(x)
    let g = random.tensor(y.shape)
    let gradient = pooling.inputGradient(of: g, positions: positions, inputShape: shape)
    let (input, flow) = (x.elements, g.elements)
    var expected = Array(repeating: 0.0, count: y.count)
    var expectedGradient = Array(repeating: 0.0, count: x.count)
    windows(shape, kernel: kernel, stride: stride, before: before, output: y.shape) { output, entries in
      let values = entries.map { Double(input[$0]) }
      let gradient = Double(flow[output])
      if kind == .maximum {
        let largest = values.max() ?? 0
        expected[output] = largest
        expectedGradient[entries[values.firstIndex(of: largest) ?? 0]] += gradient
      } else {
        let divisor = kind == .average(countingPadding: true) ? kernel.reduce(1, *) : values.count
        expected[output] = values.reduce(0, +) / Double(divisor)
        for entry in entries { expectedGradient[entry] += gradient / Double(divisor) }
      }
    }
    #expect(largestError(y, expected) < 1e-5)
    #expect(largestError(gradient, expectedGradient) < 1e-5)
  }

  @Test func `of equal entries the first takes the gradient`() {
    let pooling = Pooling(.maximum, kernel: [2, 2])
    let x = Tensor([1, 2, 4, 1], [1, 3, 0, 0, 3, 3, 0, 0])
    let (y, positions) = pooling(x)
    #expect(y == Tensor([1, 1, 2, 1], [3, 0]))
    let gradient = pooling.inputGradient(
      of: Tensor([1, 1, 2, 1], [5, 7]), positions: positions, inputShape: x.shape)
    #expect(gradient == Tensor([1, 2, 4, 1], [0, 5, 7, 0, 0, 0, 0, 0]))
  }

  @Test(arguments: kinds)
  func `one, two and three threads give the same bits`(kind: PoolingKind) {
    let pooling = Pooling(kind, kernel: [3, 3], stride: [2, 2], padding: .same)
    var random = Philox(seed: 2, purpose: .generation)
    let x = random.tensor([61, 28, 28, 15])
    let g = random.tensor(pooling.outputShape(for: x.shape))
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        let (y, positions) = pooling(x)
        return [y, pooling.inputGradient(of: g, positions: positions, inputShape: x.shape)]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test(arguments: kinds)
  func `an empty batch gives an empty output`(kind: PoolingKind) {
    let pooling = Pooling(kind, kernel: [2, 2])
    let (y, positions) = pooling(Tensor([0, 4, 4, 3]))
    #expect(y.shape == [0, 2, 2, 3])
    #expect(
      pooling.inputGradient(of: y, positions: positions, inputShape: [0, 4, 4, 3]).shape == [0, 4, 4, 3])
  }
}
