/// Which nodes each control source feeds: the columns of the input matrix B.
public struct SourceWiring: Sendable, Equatable {
  /// The nodes that each source feeds, `[source]`; source k feeds the head of path k, the first also cycles.
  public let feeds: NodeLists
  /// The nodes with an input of their own: the heads of the paths, then the entries of cycles.
  public let drivers: [UInt32]
  /// How many of the drivers are entries of cycles.
  public let cycleEntries: Int

  /// The wiring of a cover.
  ///
  /// A cycle needs no source of its own, but an input must reach it: cycles that no driver reaches get an
  /// entry from the first source, as few as can be for this cover. A cover of cycles alone still needs one
  /// source.
  init(_ cover: TargetCover, in network: DirectedNetwork) {
    let heads = cover.paths.map { $0[$0.startIndex] }
    let entries = cover.cycles.isEmpty ? [] : SourceWiring.entries(cover.cycles, heads, network)
    var columns = heads.map { [$0] }
    if columns.isEmpty && !entries.isEmpty { columns = [[]] }
    if !entries.isEmpty { columns[0] += entries }
    feeds = NodeLists(columns)
    drivers = heads + entries
    cycleEntries = entries.count
  }

  /// The number of sources, N = max(1, fewest paths); 0 without targets.
  public var sources: Int { feeds.count }

  /// A node of each cycle that needs an entry.
  ///
  /// First those that neither a head nor an earlier one reaches are kept, then, from the last to the first,
  /// those of them that no kept one reaches. An earlier one never reaches a later one, so that is the least
  /// number.
  private static func entries(
    _ cycles: NodeLists, _ heads: [UInt32], _ network: DirectedNetwork
  ) -> [UInt32] {
    var reach = CycleReach(cycles, network)
    for head in heads { reach.start(at: head) }
    let fromHeads = reach
    var candidates: [Int] = []
    for k in cycles.indices where !reach.isCycleReached[k] {
      candidates.append(k)
      reach.start(at: cycles[k][cycles[k].startIndex])
    }
    reach = fromHeads
    var entries: [UInt32] = []
    for k in candidates.reversed() where !reach.isCycleReached[k] {
      entries.append(cycles[k][cycles[k].startIndex])
      reach.start(at: cycles[k][cycles[k].startIndex])
    }
    return entries.reversed()
  }
}

/// Which cycles inputs reach; the search ends as soon as all are reached.
private struct CycleReach {
  private let network: DirectedNetwork
  private var cycleOf: [UInt32]
  private var isReached: [Bool]
  private var waiting: Int
  private(set) var isCycleReached: [Bool]

  init(_ cycles: NodeLists, _ network: DirectedNetwork) {
    self.network = network
    cycleOf = Array(repeating: noNode, count: network.nodeCount)
    for (k, cycle) in cycles.enumerated() {
      for node in cycle { cycleOf[Int(node)] = UInt32(k) }
    }
    isReached = Array(repeating: false, count: network.nodeCount)
    isCycleReached = Array(repeating: false, count: cycles.count)
    waiting = cycles.count
  }

  mutating func start(at start: UInt32) {
    guard waiting > 0 && !isReached[Int(start)] else { return }
    arrive(start)
    var open = [start]
    while waiting > 0, let node = open.popLast() {
      for next in network.successors(of: Int(node)) where !isReached[Int(next)] {
        arrive(next)
        open.append(next)
      }
    }
  }

  private mutating func arrive(_ node: UInt32) {
    isReached[Int(node)] = true
    let cycle = cycleOf[Int(node)]
    guard cycle != noNode && !isCycleReached[Int(cycle)] else { return }
    isCycleReached[Int(cycle)] = true
    waiting -= 1
  }
}
