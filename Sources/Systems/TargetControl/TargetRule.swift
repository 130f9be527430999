import Tensors

/// How targets are chosen where no file lists them.
public enum TargetRule: String, Sendable, CaseIterable {
  /// Nodes drawn with equal chance.
  case random
  /// The nodes that the most edges enter.
  case highestInDegree = "in-degree"
  /// The nodes that the most edges leave.
  case highestOutDegree = "out-degree"
  /// The nodes that no edge enters.
  case sources
  /// The nodes that no edge leaves.
  case sinks

  /// The targets that this rule chooses.
  ///
  /// - Parameters:
  ///   - fraction: The share of all nodes, 0…1, rounded to whole nodes; ``sources`` and ``sinks`` take all such
  ///     nodes instead.
  ///   - seed: Decides which nodes ``random`` draws. Nodes of equal degree are taken in order of their ids.
  public func targets(of network: DirectedNetwork, fraction: Double, seed: UInt64) -> TargetSet {
    precondition((0...1).contains(fraction), "TargetRule: the fraction must lie in 0…1, got \(fraction)")
    let nodes = network.nodeCount
    let wanted = Int((Double(nodes) * fraction).rounded())
    let candidates: [Int]
    switch self {
    case .random: return TargetRule.drawn(wanted, of: nodes, seed)
    case .highestInDegree: candidates = descending(network.inDegrees())
    case .highestOutDegree: candidates = descending(network.outDegrees())
    case .sources: return TargetSet(nodes: nodes, members: zeros(network.inDegrees()))
    case .sinks: return TargetSet(nodes: nodes, members: zeros(network.outDegrees()))
    }
    return TargetSet(nodes: nodes, members: candidates.prefix(wanted).lazy.map { UInt32($0) })
  }

  /// The first `wanted` nodes of a random order, that of ``Philox/permutation(_:)`` in half the memory.
  private static func drawn(_ wanted: Int, of nodes: Int, _ seed: UInt64) -> TargetSet {
    var random = Philox(seed: seed, purpose: .split)
    let order = FixedArray<UInt32>(repeating: 0, count: nodes)
    for node in 0..<nodes { order[node] = UInt32(node) }
    for place in stride(from: nodes - 1, to: 0, by: -1) {
      let other = random.below(place + 1)
      (order[place], order[other]) = (order[other], order[place])
    }
    return TargetSet(nodes: nodes, members: (0..<wanted).lazy.map { order[$0] })
  }

  private func descending(_ degrees: [Int]) -> [Int] {
    degrees.indices.sorted { (degrees[$1], $0) < (degrees[$0], $1) }
  }

  private func zeros(_ degrees: [Int]) -> [UInt32] {
    degrees.indices.filter { degrees[$0] == 0 }.map { UInt32($0) }
  }
}
