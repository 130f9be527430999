import Tensors

/// The layer-by-layer greedy choice of driver nodes, as a baseline.
///
/// Our reading of J. Gao, Y.-Y. Liu, R. D'Souza, A.-L. Barabási, "Target control of complex networks", Nat.
/// Commun. 5, 5415 (2014): match as many of the current nodes as possible to predecessors, beginning with the
/// targets; those left unmatched become drivers, the matched predecessors are the next layer. It stops when a
/// layer is empty or like the one before, at the latest after n layers. The result depends on the order of
/// matching, so the best of several orders counts, and it is not always enough: check it by rank.
public struct GaoGreedy: Sendable, Equatable {
  /// Whether the choice is a matter of seconds: a network with cycles may go through n layers.
  public static func isFast(on network: DirectedNetwork) -> Bool {
    network.nodeCount * network.edgeCount <= 10_000_000
  }

  /// The nodes with an input of their own, ascending.
  public let drivers: [UInt32]

  /// The fewest drivers over `trials` orders of matching, which depend on `seed`.
  public init(_ network: DirectedNetwork, targets: TargetSet, seed: UInt64, trials: Int = 10) {
    var best: [UInt32]?
    for trial in 0..<trials {
      var random = Philox(seed: seed, purpose: .ties, index: UInt32(trial))
      var search = GreedyLayers(network, priority: random.permutation(network.nodeCount))
      let drivers = search.drivers(for: targets.members)
      if drivers.count < best?.count ?? .max { best = drivers }
    }
    drivers = best ?? []
  }
}

/// The layers for one order of matching.
private struct GreedyLayers {
  /// The nodes before each node, in the order in which they are tried, `[node]`.
  private var predecessors: [[UInt32]]
  private let priority: [Int]
  private var headOf: [UInt32]
  private var tailOf: [UInt32]
  private var seen: [Int]
  private var stamp = 0

  init(_ network: DirectedNetwork, priority: [Int]) {
    self.priority = priority
    predecessors = Array(repeating: [], count: network.nodeCount)
    for tail in 0..<network.nodeCount {
      for head in network.successors(of: tail) { predecessors[Int(head)].append(UInt32(tail)) }
    }
    for node in predecessors.indices {
      predecessors[node].sort { priority[Int($0)] < priority[Int($1)] }
    }
    headOf = Array(repeating: noNode, count: network.nodeCount)
    tailOf = headOf
    seen = Array(repeating: 0, count: network.nodeCount)
  }

  mutating func drivers(for targets: [UInt32]) -> [UInt32] {
    var isDriver = [Bool](repeating: false, count: headOf.count)
    var layer = targets.sorted { priority[Int($0)] < priority[Int($1)] }
    for _ in headOf.indices where !layer.isEmpty {
      for node in layer where !match(node) { isDriver[Int(node)] = true }
      var next: [UInt32] = []
      for node in layer where tailOf[Int(node)] != noNode {
        next.append(tailOf[Int(node)])
        headOf[Int(tailOf[Int(node)])] = noNode
        tailOf[Int(node)] = noNode
      }
      next.sort { priority[Int($0)] < priority[Int($1)] }
      if next == layer { break }
      layer = next
    }
    let drivers = isDriver.indices.filter { isDriver[$0] }.map { UInt32($0) }
    // Where everything runs in cycles, one input is needed all the same.
    return drivers.isEmpty ? Array(layer.prefix(1)) : drivers
  }

  /// Finds a predecessor for `node`, moving other nodes of the layer to other predecessors where that helps.
  private mutating func match(_ node: UInt32) -> Bool {
    stamp += 1
    var path = [(head: node, next: 0)]
    while let (head, next) = path.last {
      guard next < predecessors[Int(head)].count else {
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      let tail = predecessors[Int(head)][next]
      guard seen[Int(tail)] != stamp else { continue }
      seen[Int(tail)] = stamp
      if headOf[Int(tail)] == noNode {
        for step in path {
          let taken = predecessors[Int(step.head)][step.next - 1]
          headOf[Int(taken)] = step.head
          tailOf[Int(step.head)] = taken
        }
        return true
      }
      path.append((head: headOf[Int(tail)], next: 0))
    }
    return false
  }
}
