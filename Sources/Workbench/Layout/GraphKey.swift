import Experiments

/// What makes two graphs look alike: nodes and edges without their classes.
package struct GraphKey: Hashable, Sendable {
  private let nodes: Int
  private let edges: Int
  private let digest: UInt64

  package init(_ graph: Graph) {
    nodes = graph.nodes.count
    edges = graph.edges.count
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for edge in graph.edges {
      digest = (digest ^ (UInt64(edge.from) << 32 | UInt64(edge.to))) &* 0x9e37_79b9_7f4a_7c15
      digest ^= digest >> 29
    }
    self.digest = digest
  }
}
