import Foundation
import Tensors
import Testing

@Suite struct ProductTests {
  @Test(arguments: 1...20)
  func `products of random shapes are what their definition says`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (m, n, k) = (1 + random.below(40), 1 + random.below(40), 1 + random.below(40))
    let a = random.dyadicTensor([m, k])
    let b = random.dyadicTensor([k, n])
    let product = a.naiveProduct(b)
    #expect(matmul(a, b) == product)
    #expect(matmul(a.transposed, b, transposing: .first) == product)
    #expect(matmul(a, b.transposed, transposing: .second) == product)
  }

  #if os(Linux) && arch(x86_64)
    @Test func `the library multiplies with the instructions that the processor has`() throws {
      let flags =
        try String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
        .split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? []
      if flags.contains("avx2") && flags.contains("fma") {
        #expect(!matrixLibraryVersion.hasSuffix("Prescott"), "those are the kernels for SSE3")
      }
    }
  #endif

  @Test func `a product can be scaled and added`() {
    var random = Philox(seed: 3, purpose: .generation)
    let (a, b) = (random.dyadicTensor([5, 7]), random.dyadicTensor([7, 4]))
    var c = Tensor([5, 4], repeating: 2)
    matmul(a, b, scale: 0.5, addingTo: true, into: &c)
    var expected = a.naiveProduct(b)
    expected.combine(with: Tensor([5, 4], repeating: 2)) { 0.5 * $0 + $1 }
    #expect(c == expected)
  }

  @Test(arguments: 1...20)
  func `products with sparse matrices equal those with dense ones`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (m, n, k) = (1 + random.below(200), 1 + random.below(60), 1 + random.below(60))
    let a = random.dyadicTensor([m, k], share: random.uniform())
    let b = random.dyadicTensor([k, n])
    let c = random.dyadicTensor([m, n])
    let sparse = SparseRows(a)
    #expect(sparse.nonzeros == a.elements.count { $0 != 0 })
    #expect(matmul(sparse, b) == matmul(a, b))
    #expect(matmul(sparse.transposed, c) == matmul(a, c, transposing: .first))
    #expect(matmulTransposed(sparse, c) == matmul(a, c, transposing: .first))
    #expect(matmulSkippingZeros(a, b) == matmul(a, b))
    #expect(matmulSkippingZeros(a, c, transposingFirst: true) == matmul(a, c, transposing: .first))
  }

  @Test(arguments: 1...20)
  func `spikes have one value, and rows of zero errors add nothing`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (m, n, k) = (1 + random.below(500), 1 + random.below(150), 1 + random.below(900))
    let value: Float = seed % 2 == 0 ? 1 : 0.25
    let a = Tensor([m, k], (0..<m * k).map { _ in random.uniform() < 0.1 ? value : 0 })
    let b = random.dyadicTensor([k, n])
    var c = random.dyadicTensor([m, n])
    for row in 0..<m where random.below(3) == 0 { for j in 0..<n { c[row, j] = 0 } }
    let sparse = SparseRows(a)
    #expect(sparse.isUniform)
    #expect(matmul(sparse, b) == matmul(a, b))
    #expect(matmulTransposed(sparse, c) == matmul(a, c, transposing: .first))
    #expect(SparseRows(a, ifWorthwhileFor: n) != nil)
    #expect(SparseRows(b, ifWorthwhileFor: n) == nil)
  }

  /// Shapes large enough to be cut; the sums are not exact, so another order would show.
  @Test(
    arguments: [([300, 500, 700], 1), ([128, 784, 800], 0.2), ([1280, 64, 10], 1)] as [([Int], Float)])
  func `one, two and three threads give the same bits`(size: [Int], share: Float) {
    var random = Philox(seed: 11, purpose: .generation)
    let a = random.tensor([size[0], size[1]], share: share)
    let b = random.tensor([size[1], size[2]])
    let c = random.tensor([size[0], size[2]])
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        [
          matmul(a, b), matmul(a, c, transposing: .first), matmul(c, b, transposing: .second),
          matmul(SparseRows(a), b), matmul(SparseRows(a).transposed, c),
        ]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
