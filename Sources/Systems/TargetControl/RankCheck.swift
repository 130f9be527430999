import Tensors

/// The generic rank of C [B, A B, …, Aⁿ⁻¹ B] for a wiring, by random weights modulo a prime.
///
/// C picks the rows of the targets; A has a random weight for every edge, A[v, u] for u → v, and B a random
/// weight for every fed node. The rank modulo a prime never exceeds the generic rank, so a full rank proves
/// that almost all weights make the targets controllable; with weights drawn among 2³¹ numbers a generic full
/// rank is missed with negligible probability.
public struct RankCheck: Sendable, Equatable {
  /// The prime of the computation.
  public static let prime: UInt64 = 2_147_483_629
  /// Networks with more nodes are not checked: the work grows with the cube of the number of nodes.
  public static let maximumNodes = 500

  /// The rank that was found.
  public let rank: Int
  /// The number of targets, which is the rank that is needed.
  public let needed: Int
  /// Whether an input reaches every combination of the targets' states.
  public var isFull: Bool { rank == needed }

  /// Checks the wiring of a solution; the weights depend on `seed` alone.
  public init(_ solution: ControlSolution, in network: DirectedNetwork, seed: UInt64 = 0) {
    self.init(
      network: network, targets: solution.targets, feeds: solution.wiring.feeds.map { Array($0) }, seed: seed)
  }

  /// Checks the columns `feeds` of B.
  public init(network: DirectedNetwork, targets: TargetSet, feeds: [[UInt32]], seed: UInt64 = 0) {
    var random = Philox(seed: seed, purpose: .generation, index: 1)
    let weights = network.successors.map { _ in 1 + UInt64(random.below(Int(RankCheck.prime) - 1)) }
    var columns: [[UInt64]] = feeds.map { fed in
      var column = [UInt64](repeating: 0, count: network.nodeCount)
      for node in fed { column[Int(node)] = 1 + UInt64(random.below(Int(RankCheck.prime) - 1)) }
      return column
    }
    let rows = targets.members.map { Int($0) }
    var basis = ModularBasis(width: rows.count)
    for _ in 0..<network.nodeCount where basis.rank < rows.count && !columns.isEmpty {
      for column in columns where basis.rank < rows.count { basis.insert(rows.map { column[$0] }) }
      columns = columns.map { RankCheck.product(network, weights, $0) }
      columns.removeAll { column in column.allSatisfy { $0 == 0 } }
    }
    rank = basis.rank
    needed = rows.count
  }

  private static func product(
    _ network: DirectedNetwork, _ weights: [UInt64], _ vector: [UInt64]
  ) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: vector.count)
    for node in vector.indices where vector[node] != 0 {
      for k in Int(network.offsets[node])..<Int(network.offsets[node + 1]) {
        let head = Int(network.successors[k])
        result[head] = (result[head] + weights[k] * vector[node]) % prime
      }
    }
    return result
  }
}

/// Independent vectors modulo the prime of ``RankCheck``, reduced so that each has a leading one.
private struct ModularBasis {
  private var byPivot: [[UInt64]?]
  private(set) var rank = 0

  init(width: Int) { byPivot = Array(repeating: nil, count: width) }

  /// Adds a vector unless it depends on those that are here.
  mutating func insert(_ vector: [UInt64]) {
    let prime = RankCheck.prime
    var rest = vector
    for pivot in rest.indices where rest[pivot] != 0 {
      guard let row = byPivot[pivot] else {
        let inverse = power(rest[pivot], prime - 2)
        byPivot[pivot] = rest.map { $0 * inverse % prime }
        rank += 1
        return
      }
      let factor = prime - rest[pivot]
      for k in pivot..<rest.count { rest[k] = (rest[k] + factor * row[k]) % prime }
    }
  }

  private func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var result: UInt64 = 1
    var square = base
    var left = exponent
    while left > 0 {
      if left & 1 == 1 { result = result * square % RankCheck.prime }
      square = square * square % RankCheck.prime
      left >>= 1
    }
    return result
  }
}
