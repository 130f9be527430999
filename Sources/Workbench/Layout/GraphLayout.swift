import Experiments

/// Gives the nodes of a graph places in the unit square; the same graph always gets the same places.
package enum GraphLayout: String, CaseIterable, Sendable, Hashable {
  /// The places that came with the data.
  case given
  /// Neighbours near each other.
  case forces
  /// Edges lead downwards.
  case layered
  /// On a circle.
  case circular

  /// Graphs of up to so many nodes are laid out by forces; larger ones as rings.
  package static let largestByForces = 60_000

  /// The ways to lay out a graph, the one that suits it best first.
  package static func choices(for graph: Graph) -> [GraphLayout] {
    graph.positions == nil ? [.forces, .layered, .circular] : [.given, .forces, .layered, .circular]
  }

  /// The place of each node, `y` downwards.
  ///
  /// - Parameter isCancelled: asked now and then; once it says yes the result is nil.
  package func positions(of graph: Graph, isCancelled: () -> Bool = { false }) -> [SIMD2<Float>]? {
    switch self {
    case .given: return graph.positions ?? Self.forces.positions(of: graph, isCancelled: isCancelled)
    case .layered: return LayeredLayout.positions(graph, isCancelled: isCancelled)
    case .circular: return CircularLayout.positions(Neighbours(graph), isCancelled: isCancelled)
    case .forces:
      guard let rings = RingLayout.positions(Neighbours(graph), isCancelled: isCancelled) else { return nil }
      guard graph.nodes.count <= Self.largestByForces else { return rings }
      return ForceLayout.positions(from: rings, edges: graph.edges, isCancelled: isCancelled)
    }
  }
}
