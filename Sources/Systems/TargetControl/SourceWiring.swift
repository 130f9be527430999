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
  /// A cycle needs no source of its own, but an input must reach it: cycles that no driver reaches get an entry
  /// from the first source, as few as can be for this cover. A cover of cycles alone still needs one source.
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
  /// First those that neither a head nor an earlier one reaches are kept, then, from the last to the first, those
  /// of them that no kept one reaches. An earlier one never reaches a later one, so that is the least number.
  private static func entries(
    _ cycles: NodeLists, _ heads: [UInt32], _ network: DirectedNetwork
  ) -> [UInt32] {
    var reached = [Bool](repeating: false, count: network.nodeCount)
    for head in heads { reach(head, in: network, &reached) }
    let fromHeads = reached
    var candidates: [UInt32] = []
    for cycle in cycles where !reached[Int(cycle[cycle.startIndex])] {
      candidates.append(cycle[cycle.startIndex])
      reach(cycle[cycle.startIndex], in: network, &reached)
    }
    reached = fromHeads
    var entries: [UInt32] = []
    for candidate in candidates.reversed() where !reached[Int(candidate)] {
      entries.append(candidate)
      reach(candidate, in: network, &reached)
    }
    return entries.reversed()
  }

  private static func reach(_ start: UInt32, in network: DirectedNetwork, _ reached: inout [Bool]) {
    guard !reached[Int(start)] else { return }
    reached[Int(start)] = true
    var open = [start]
    while let node = open.popLast() {
      for next in network.successors(of: Int(node)) where !reached[Int(next)] {
        reached[Int(next)] = true
        open.append(next)
      }
    }
  }
}
