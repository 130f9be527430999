import Experiments

/// What makes two drawings of graphs look alike: nodes and edges without their classes, and the layout.
package struct GraphKey: Hashable, Sendable {
  package let layout: GraphLayout
  private let nodes: Int
  private let edges: Int
  private let digest: UInt64

  package init(_ graph: Graph, _ layout: GraphLayout = .forces) {
    self.layout = layout
    nodes = graph.nodes.count
    edges = graph.edges.count
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ word: UInt64) {
      digest = (digest ^ word) &* 0x9e37_79b9_7f4a_7c15
      digest ^= digest >> 29
    }
    for edge in graph.edges { add(UInt64(edge.from) << 32 | UInt64(edge.to)) }
    if layout == .given {
      for place in graph.positions ?? [] {
        add(UInt64(place.x.bitPattern) << 32 | UInt64(place.y.bitPattern))
      }
    }
    self.digest = digest
  }
}
