/// A directed graph drawn by given positions.
public struct NetworkPlot: Widget, Hashable {
  /// What a node is.
  public enum Kind: Hashable, Sendable {
    case other, target, driver
  }

  /// One node.
  public struct Node: Hashable, Sendable {
    /// Its place in the unit square, `y` downwards.
    public var x, y: Double
    /// Its name.
    public var name: String
    /// What it is.
    public var kind: Kind

    /// A node.
    public init(x: Double, y: Double, name: String, kind: Kind = .other) {
      self.x = x
      self.y = y
      self.name = name
      self.kind = kind
    }
  }

  /// One edge, by the indices of its nodes.
  public struct Edge: Hashable, Sendable {
    public var from, to: Int32
    /// Whether it lies on a path that is pointed out.
    public var isOnPath: Bool

    /// An edge.
    public init(from: Int, to: Int, isOnPath: Bool = false) {
      self.from = Int32(from)
      self.to = Int32(to)
      self.isOnPath = isOnPath
    }
  }

  /// The part of the unit square that is shown.
  public struct Viewport: Hashable, Sendable {
    /// The middle of what is shown.
    public var centerX, centerY: Double
    /// 1 shows all; 2 shows half the width and height.
    public var zoom: Double

    /// A part of the unit square; by default all of it.
    public init(centerX: Double = 0.5, centerY: Double = 0.5, zoom: Double = 1) {
      self.centerX = centerX
      self.centerY = centerY
      self.zoom = zoom
    }
  }

  /// A direction to move in.
  public enum Direction: Hashable, Sendable {
    case up, down, left, right
  }

  /// The nodes; edges name them by index.
  public var nodes: [Node]
  /// The edges.
  public var edges: [Edge]
  /// The node that is pointed at.
  public var selected: Int?
  /// The part that is shown.
  public var viewport: Viewport
  /// Whether the last row explains the glyphs.
  public var showsLegend: Bool

  /// A drawing of a graph.
  public init(
    nodes: [Node], edges: [Edge], selected: Int? = nil, viewport: Viewport = Viewport(),
    showsLegend: Bool = true
  ) {
    self.nodes = nodes
    self.edges = edges
    self.selected = selected
    self.viewport = viewport
    self.showsLegend = showsLegend
  }
}
