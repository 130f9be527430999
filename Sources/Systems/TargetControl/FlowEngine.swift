/// A maximum flow on the flow form of ``CutArc``, by layered networks.
///
/// After E. Dinic, "Algorithm for solution of a problem of maximum flow in networks with power estimation",
/// Soviet Math. Dokl. 11, 1277 (1970); O(√n · m) on networks of this kind.
struct FlowEngine: ~Copyable {
  private let graph: Adjacency
  private let source: UInt32
  private let sink: UInt32
  // Arcs by the vertex they leave; an arc and its reverse know each other.
  private let offsets: FixedArray<UInt32>
  private let ends: FixedArray<UInt32>
  private let reverses: FixedArray<UInt32>
  private let residual: FixedArray<UInt8>
  private let level: FixedArray<UInt32>
  private let next: FixedArray<UInt32>
  private let stack: FixedArray<UInt32>

  /// Finds the flow.
  static func run(_ graph: Adjacency) -> EngineResult {
    let engine = FlowEngine(graph)
    var value = 0
    while engine.findLevels() { value += engine.blockingFlow() }
    return engine.result(value)
  }

  private init(_ graph: Adjacency) {
    self.graph = graph
    let nodes = graph.nodes
    source = 2 * nodes
    sink = 2 * nodes + 1
    let vertices = Int(sink) + 1
    let offsets = FixedArray<UInt32>(repeating: 0, count: vertices + 1)
    FlowEngine.forEachArc(graph) { from, to in
      offsets[from] += 1
      offsets[to] += 1
    }
    var sum: UInt32 = 0
    for vertex in 0...vertices {
      let count = offsets[vertex]
      offsets[vertex] = sum
      sum += count
    }
    let next = FixedArray<UInt32>(repeating: 0, count: vertices)
    for vertex in 0..<vertices { next[vertex] = offsets[vertex] }
    let ends = FixedArray<UInt32>(repeating: 0, count: Int(sum))
    let reverses = FixedArray<UInt32>(repeating: 0, count: Int(sum))
    let residual = FixedArray<UInt8>(repeating: 0, count: Int(sum))
    FlowEngine.forEachArc(graph) { from, to in
      let arc = next[from]
      next[from] += 1
      let reverse = next[to]
      next[to] += 1
      (ends[arc], reverses[arc], residual[arc]) = (to, reverse, 1)
      (ends[reverse], reverses[reverse]) = (from, arc)
    }
    self.offsets = offsets
    self.ends = ends
    self.reverses = reverses
    self.residual = residual
    self.next = next
    level = FixedArray(repeating: noNode, count: vertices)
    stack = FixedArray(repeating: 0, count: vertices)
  }

  /// All arcs: v⁺ is vertex v, v⁻ is vertex n + v.
  private static func forEachArc(_ graph: Adjacency, _ body: (UInt32, UInt32) -> Void) {
    let nodes = graph.nodes
    for node in 0..<nodes {
      for k in graph.row(node) { body(node, nodes + graph.heads[k]) }
      if graph.isTarget(node) {
        body(2 * nodes, node)
        body(nodes + node, 2 * nodes + 1)
      } else {
        body(nodes + node, node)
      }
    }
  }

  private func findLevels() -> Bool {
    level.fill(noNode)
    for vertex in 0..<level.count { next[vertex] = offsets[vertex] }
    level[source] = 0
    stack[0] = source
    var begin = 0
    var end = 1
    while begin < end {
      let vertex = stack[begin]
      begin += 1
      for arc in offsets[vertex]..<offsets[vertex + 1] where residual[arc] == 1 {
        let other = ends[arc]
        guard level[other] == noNode else { continue }
        level[other] = level[vertex] + 1
        stack[end] = other
        end += 1
      }
    }
    return level[sink] != noNode
  }

  /// Saturates the level network with paths from s to t, one arc list position per vertex, without recursion.
  private func blockingFlow() -> Int {
    var value = 0
    var top = 0
    var vertex = source
    while true {
      if vertex == sink {
        for k in 0..<top {
          residual[stack[k]] -= 1
          residual[reverses[stack[k]]] += 1
        }
        value += 1
        top = 0
        vertex = source
      }
      if let arc = nextArc(from: vertex) {
        stack[top] = arc
        top += 1
        vertex = ends[arc]
      } else {
        guard top > 0 else { return value }
        level[vertex] = noNode
        top -= 1
        vertex = ends[reverses[stack[top]]]
      }
    }
  }

  @inline(__always)
  private func nextArc(from vertex: UInt32) -> UInt32? {
    while next[vertex] < offsets[vertex + 1] {
      let arc = next[vertex]
      if residual[arc] == 1 && level[ends[arc]] == level[vertex] &+ 1 { return arc }
      next[vertex] += 1
    }
    return nil
  }

  private func result(_ value: Int) -> EngineResult {
    let nodes = graph.nodes
    let targets = Array(graph.targets)
    let successors = FixedArray(repeating: noNode, count: Int(nodes))
    for node in 0..<nodes {
      for arc in offsets[node]..<offsets[node + 1] where residual[arc] == 0 {
        let other = ends[arc]
        // To v⁻ there is also the reverse of v⁻ → v⁺ where v is no target; a self loop carries no flow there.
        if other >= nodes && other < source && (other - nodes != node || graph.isTarget(node)) {
          successors[node] = other - nodes
        }
      }
    }
    let cut = CutArc.between(
      targets: targets, reachesOut: { level[$0] != noNode }, reachesIn: { level[Int(nodes) + $0] != noNode })
    return EngineResult(flow: value, successors: successors, cut: cut)
  }
}
