import Terminal

/// What a person has done to a panel with a graph; the chosen node is the panel's `selection`.
package struct GraphState: Hashable, Sendable {
  /// The nodes that are at most so many edges away from one.
  package struct Neighbourhood: Hashable, Sendable {
    package var center: Int
    package var hops: Int
  }

  package var viewport = NetworkPlot.Viewport()
  /// Nil takes what suits the graph best.
  package var layout: GraphLayout?
  /// Nil shows all nodes.
  package var neighbourhood: Neighbourhood?

  package init() {}
}
