/// A directed network with a class for every node and edge.
public struct Graph: Sendable, Hashable {
  /// Node names; their numbers are their places here.
  public var nodes: [String]
  /// Directed edges `[edge]` as pairs of node numbers.
  public var edges: [Edge]
  public var classes: GraphClasses
  /// Node positions in the unit square, only if the data has them.
  public var positions: [SIMD2<Float>]?

  public struct Edge: Sendable, Hashable {
    public var from: UInt32
    public var to: UInt32

    public init(from: UInt32, to: UInt32) {
      self.from = from
      self.to = to
    }
  }

  public init(nodes: [String], edges: [Edge], classes: GraphClasses, positions: [SIMD2<Float>]? = nil) {
    precondition(
      classes.nodeClasses.count == nodes.count && classes.edgeClasses.count == edges.count,
      "Graph: \(nodes.count) nodes and \(edges.count) edges, classes for \(classes.nodeClasses.count) and \(classes.edgeClasses.count)"
    )
    precondition(
      positions.map { $0.count == nodes.count } ?? true, "Graph: a position for every node or for none")
    self.nodes = nodes
    self.edges = edges
    self.classes = classes
    self.positions = positions
  }
}

/// To which class each node and edge of a graph belongs.
public struct GraphClasses: Sendable, Hashable {
  /// Names of node classes, such as `driver`, `target`, `other`, which have glyphs and colours of their own; others get
  /// those of series.
  public var nodeClassNames: [String]
  /// `[node]`, a place in `nodeClassNames`.
  public var nodeClasses: [UInt8]
  /// Names of edge classes, such as `edge`, `path`.
  public var edgeClassNames: [String]
  /// `[edge]`, a place in `edgeClassNames`.
  public var edgeClasses: [UInt8]

  public init(nodeClassNames: [String], nodeClasses: [UInt8], edgeClassNames: [String], edgeClasses: [UInt8])
  {
    self.nodeClassNames = nodeClassNames
    self.nodeClasses = nodeClasses
    self.edgeClassNames = edgeClassNames
    self.edgeClasses = edgeClasses
  }
}
