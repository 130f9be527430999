/// A directed graph drawn by given positions.
///
/// Where nodes are too many to stand apart, each cell shows how many it holds and which class stands out among
/// them; then only the edges of paths and of the chosen node are drawn.
public struct NetworkPlot: Widget {
  /// What a node is; each kind has a glyph and a colour.
  public enum Kind: Hashable, Sendable, CaseIterable {
    case other, target, driver, third, fourth, fifth
  }

  /// Nodes of one name and look.
  public struct NodeClass: Hashable, Sendable {
    public var name: String
    public var kind: Kind

    public init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
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

  /// Nodes and edges.
  public var network: Network
  /// The node that is pointed at.
  public var selected: Int?
  /// The part that is shown.
  public var viewport: Viewport
  /// Whether the last row explains the glyphs.
  public var showsLegend: Bool

  /// A drawing of a graph.
  public init(
    _ network: Network, selected: Int? = nil, viewport: Viewport = Viewport(), showsLegend: Bool = true
  ) {
    self.network = network
    self.selected = selected
    self.viewport = viewport
    self.showsLegend = showsLegend
  }
}
