import Tensors
import Testing

@Suite struct LinearAlgebraTests {
  private static func matrix(_ shape: [Int], _ seed: UInt64) -> TypedTensor<Double> {
    var random = Philox(seed: seed, purpose: .generation)
    return TypedTensor(shape, (0..<shape.reduce(1, *)).map { _ in Double(random.uniform(-1...1)) })
  }

  private static func size(_ seed: UInt64) -> (Int, Int) {
    var random = Philox(seed: seed, purpose: .shuffling)
    return (1 + random.below(30), 1 + random.below(30))
  }

  @Test(arguments: 1...20)
  func `a matrix is the product of its singular vectors and values`(seed: UInt64) throws {
    let (m, n) = Self.size(seed)
    let a = Self.matrix([m, n], seed)
    let svd = try SingularValues(a)
    #expect((svd.u.shape, svd.values.shape) == ([m, min(m, n)], [min(m, n)]))
    #expect(svd.u.scalingColumns(svd.values).product(svd.vt).isClose(to: a, 1e-13))
    #expect(svd.u.transposed.product(svd.u).isClose(to: .identity(min(m, n)), 1e-13))
    #expect(svd.vt.product(svd.vt.transposed).isClose(to: .identity(min(m, n)), 1e-13))
    #expect(svd.values.elements == svd.values.elements.sorted(by: >))
    #expect(svd.values.elements.allSatisfy { $0 >= 0 })
  }

  @Test(arguments: 1...20)
  func `a matrix is the product of an orthogonal one and a triangle`(seed: UInt64) throws {
    let (m, n) = Self.size(seed)
    let a = Self.matrix([m, n], seed)
    let qr = try QRDecomposition(a)
    #expect(qr.q.product(qr.r).isClose(to: a, 1e-13))
    #expect(qr.q.transposed.product(qr.q).isClose(to: .identity(min(m, n)), 1e-13))
    for k in 0..<min(m, n) {
      #expect(qr.r[k, k] >= 0)
      for column in 0..<min(k, n) { #expect(qr.r[k, column] == 0) }
    }
  }

  @Test(arguments: 1...20)
  func `a symmetric matrix is made of its eigenvalues and eigenvectors`(seed: UInt64) throws {
    let n = Self.size(seed).0
    let half = Self.matrix([n, n], seed)
    let a = half.product(half.transposed)
    let eigen = try SymmetricEigen(a)
    #expect(
      eigen.vectors.scalingColumns(eigen.values).product(eigen.vectors.transposed).isClose(to: a, 1e-12))
    #expect(eigen.vectors.transposed.product(eigen.vectors).isClose(to: .identity(n), 1e-13))
    #expect(eigen.values.elements == eigen.values.elements.sorted())
  }

  @Test(arguments: 1...20)
  func `solutions satisfy their equations, least squares the normal ones`(seed: UInt64) throws {
    let (k, n) = Self.size(seed)
    let x = Self.matrix([n, k], seed + 100)
    var a = Self.matrix([n, n], seed)
    for i in 0..<n { a[i, i] += 10 }
    #expect(try solve(a, a.product(x)).isClose(to: x, 1e-12))
    let tall = Self.matrix([n + 40, n], seed + 200)
    let b = Self.matrix([n + 40, k], seed + 300)
    let best = try leastSquares(tall, b)
    let normal = tall.transposed.product(tall)
    #expect(normal.product(best).isClose(to: tall.transposed.product(b), 1e-12))
  }

  @Test func `floats are decomposed as doubles are`() throws {
    let exact = Self.matrix([40, 25], 7)
    let a = Tensor(exact.shape, exact.elements.map { Float($0) })
    let values = try SingularValues(a).values.elements
    let exactValues = try SingularValues(exact).values.elements
    #expect(zip(values, exactValues).allSatisfy { abs(Double($0) - $1) < 1e-5 })
    let qr = try QRDecomposition(a)
    #expect(zip(matmul(qr.q, qr.r).elements, a.elements).allSatisfy { abs($0 - $1) < 1e-5 })
    let square = matmul(a, a, transposing: .first)
    let eigenvalues = try SymmetricEigen(square).values.elements
    #expect(zip(eigenvalues.reversed(), exactValues).allSatisfy { abs(Double($0) - $1 * $1) < 1e-4 })
    let unknown = try solve(square, matmul(square, Tensor([25, 1], repeating: 1)))
    #expect(unknown.elements.allSatisfy { abs($0 - 1) < 1e-2 })
  }

  @Test func `what cannot be decomposed is told`() {
    let singular = Tensor([2, 2], [1, 2, 2, 4])
    #expect(throws: LinearAlgebraError.singular(routine: "solution of linear equations", shape: [2, 2])) {
      try solve(singular, Tensor([2, 1], [1, 1]))
    }
    #expect(throws: LinearAlgebraError.singular(routine: "least squares", shape: [3, 2])) {
      try leastSquares(Tensor([3, 2], [1, 0, 2, 0, 3, 0]), Tensor([3, 1], [1, 1, 1]))
    }
    #expect(throws: LinearAlgebraError.notFinite(routine: "QR decomposition", shape: [1, 2])) {
      try QRDecomposition(Tensor([1, 2], [1, .nan]))
    }
    #expect(throws: LinearAlgebraError.self) { try SingularValues(Tensor([1, 1], [.infinity])) }
  }

  @Test func `empty matrices have empty decompositions`() throws {
    let svd = try SingularValues(Tensor([0, 3]))
    #expect((svd.u.shape, svd.vt.shape) == ([0, 0], [0, 3]))
    #expect(try QRDecomposition(Tensor([3, 0])).q.shape == [3, 0])
    #expect(try SymmetricEigen(Tensor([0, 0])).values.shape == [0])
    #expect(try solve(Tensor([0, 0]), Tensor([0, 2])).shape == [0, 2])
  }

  @Test func `one, two and three threads give the same bits`() throws {
    var random = Philox(seed: 9, purpose: .generation)
    let a = random.tensor([300, 200])
    let results = try [1, 2, 3].map { threads in
      try ThreadPool(threads: threads).asCurrent {
        let svd = try SingularValues(a)
        return [svd.u, svd.values, svd.vt, try QRDecomposition(a).q]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}

extension TypedTensor where Element == Double {
  fileprivate static func identity(_ n: Int) -> Self {
    Self([n, n], (0..<n * n).map { $0 / n == $0 % n ? 1 : 0 })
  }

  fileprivate func product(_ other: Self) -> Self {
    let (m, n, k) = (shape[0], other.shape[1], shape[1])
    let (a, b) = (elements, other.elements)
    return Self(
      [m, n], (0..<m * n).map { c in (0..<k).reduce(0) { $0 + a[c / n * k + $1] * b[$1 * n + c % n] } })
  }

  fileprivate func scalingColumns(_ factors: Self) -> Self {
    let (columns, factors) = (shape[1], factors.elements)
    return Self(shape, elements.enumerated().map { $1 * factors[$0 % columns] })
  }

  fileprivate func isClose(to other: Self, _ tolerance: Double) -> Bool {
    let largest = other.elements.map(abs).max() ?? 0
    return shape == other.shape
      && zip(elements, other.elements).allSatisfy { abs($0 - $1) <= tolerance * max(1, largest) * 40 }
  }
}
