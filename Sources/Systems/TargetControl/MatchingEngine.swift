/// A maximum matching between out-copies and in-copies, where each node that is no target has a self loop.
///
/// Its size is n − (fewest paths). After the start of ``KarpSipser``, shortest augmenting paths in phases: J.
/// Hopcroft, R. Karp, "An n^5/2 algorithm for maximum matchings in bipartite graphs", SIAM J. Comput. 2, 225
/// (1973), O(√n · m). Ties fall to the self loop, then to the smallest id.
struct MatchingEngine: ~Copyable {
  private let graph: Adjacency
  private let successor: FixedArray<UInt32>
  private let predecessor: FixedArray<UInt32>
  // Distance of an out-copy from the nearest free one; noNode where not reached, `closed` where exhausted.
  private let level: FixedArray<UInt32>
  private let queue: FixedArray<UInt32>
  private let next: FixedArray<UInt32>
  private let closed = noNode - 1

  /// Finds the matching.
  static func run(_ graph: Adjacency) -> EngineResult {
    let nodes = Int(graph.nodes)
    let successor = FixedArray<UInt32>(repeating: noNode, count: nodes)
    let predecessor = FixedArray<UInt32>(repeating: noNode, count: nodes)
    startGreedily(graph, successor, predecessor)
    let engine = MatchingEngine(graph, successor, predecessor)
    engine.augment()
    return engine.result()
  }

  // In a function of its own so that its memory is free again before the engine takes its own.
  private static func startGreedily(
    _ graph: Adjacency, _ successor: borrowing FixedArray<UInt32>, _ predecessor: borrowing FixedArray<UInt32>
  ) {
    var start = KarpSipser(graph)
    start.run(successor: successor, predecessor: predecessor)
  }

  private init(
    _ graph: Adjacency, _ successor: consuming FixedArray<UInt32>, _ predecessor: consuming FixedArray<UInt32>
  ) {
    self.graph = graph
    self.successor = successor
    self.predecessor = predecessor
    level = FixedArray(repeating: noNode, count: Int(graph.nodes))
    queue = FixedArray(repeating: 0, count: Int(graph.nodes))
    next = FixedArray(repeating: 0, count: Int(graph.nodes))
  }

  private func augment() {
    while findLevels() {
      for node in 0..<graph.nodes where successor[node] == noNode { augment(from: node) }
    }
  }

  /// Breadth-first from all free out-copies, up to the first layer that sees a free in-copy.
  private func findLevels() -> Bool {
    level.fill(noNode)
    next.fill(0)
    var end = 0
    for node in 0..<graph.nodes where successor[node] == noNode {
      level[node] = 0
      queue[end] = node
      end += 1
    }
    var begin = 0
    var depth: UInt32 = 0
    var isFound = false
    while begin < end && !isFound {
      let layerEnd = end
      depth += 1
      while begin < layerEnd {
        let tail = queue[begin]
        begin += 1
        if !graph.isTarget(tail) && visit(predecessor[tail], depth, &end) { isFound = true }
        for k in graph.row(tail) where visit(predecessor[graph.heads[k]], depth, &end) { isFound = true }
      }
    }
    return isFound
  }

  /// Puts an out-copy into the queue; true when there is none, that is, when the in-copy was free.
  @inline(__always)
  private func visit(_ node: UInt32, _ depth: UInt32, _ end: inout Int) -> Bool {
    if node == noNode { return true }
    if level[node] == noNode {
      level[node] = depth
      queue[end] = node
      end += 1
    }
    return false
  }

  /// Depth-first along the levels; the path so far is kept in the queue's memory.
  private func augment(from root: UInt32) {
    var top = 0
    queue[0] = root
    while true {
      let tail = queue[top]
      let head = nextHead(of: tail)
      if head == noNode {
        level[tail] = closed
        if top == 0 { return }
        top -= 1
      } else if predecessor[head] == noNode {
        shift(upTo: top, head)
        return
      } else {
        top += 1
        queue[top] = predecessor[head]
      }
    }
  }

  /// The next in-copy that is free or leads one level down, and that was not tried in this phase.
  @inline(__always)
  private func nextHead(of tail: UInt32) -> UInt32 {
    let row = graph.row(tail)
    let wanted = level[tail] &+ 1
    var place = next[tail]
    // Place 0 is the self loop, place k + 1 the k-th edge.
    if place == 0 && graph.isTarget(tail) { place = 1 }
    while Int(place) <= row.count {
      let head = place == 0 ? tail : graph.heads[row.lowerBound + Int(place) - 1]
      place += 1
      let other = predecessor[head]
      if other == noNode || level[other] == wanted {
        next[tail] = place
        return head
      }
    }
    next[tail] = place
    return noNode
  }

  private func shift(upTo top: Int, _ free: UInt32) {
    var head = free
    for k in (0...top).reversed() {
      let tail = queue[k]
      let old = successor[tail]
      successor[tail] = head
      predecessor[head] = tail
      head = old
    }
  }

  /// The last search found no free in-copy, so what it reached is the source side of the minimum cut.
  private consuming func result() -> EngineResult {
    let nodes = Int(graph.nodes)
    let targets = Array(graph.targets)
    let cut = CutArc.between(
      targets: targets,
      reachesOut: { level[$0] != noNode },
      reachesIn: { predecessor[$0] != noNode && level[predecessor[$0]] != noNode })
    let free = (0..<nodes).count { successor[$0] == noNode }
    return EngineResult(flow: targets.count { $0 } - free, successors: successor, cut: cut)
  }
}
