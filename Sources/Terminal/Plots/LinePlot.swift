/// Curves over a common axis.
public struct LinePlot: Widget, Hashable {
  /// What a curve does over a stretch of the axis: enough to draw millions of points truly.
  public struct Bucket: Hashable, Sendable {
    /// Where the last of its points lies on the axis.
    public var x: Double
    /// The least of its values.
    public var minimum: Double
    /// The greatest of its values.
    public var maximum: Double
    /// The last of its values.
    public var last: Double

    /// Several points in one.
    public init(x: Double, minimum: Double, maximum: Double, last: Double) {
      self.x = x
      self.minimum = minimum
      self.maximum = maximum
      self.last = last
    }

    /// One point.
    public init(x: Double, y: Double) {
      self.init(x: x, minimum: y, maximum: y, last: y)
    }
  }

  /// How a curve is drawn, so that curves differ without colour too.
  public enum LineStyle: Hashable, Sendable {
    case solid, dashed, dotted
  }

  /// One curve.
  public struct Series: Hashable, Sendable {
    /// What the legend calls it.
    public var name: String
    /// Its points, by rising `x`; values that are not finite leave a gap.
    public var buckets: [Bucket]
    /// How it is drawn; nil takes solid, dashed and dotted in turn.
    public var line: LineStyle?
    /// Its colour; nil takes `series.1` to `series.8` in turn.
    public var scope: Scope?
    /// What it was before it was smoothed, drawn faintly behind it; empty if it is not smoothed.
    public var original: [Bucket]
    /// Whether it is left out of the drawing; the legend then says so.
    public var isHidden: Bool

    /// A curve of buckets.
    public init(
      name: String, buckets: [Bucket], line: LineStyle? = nil, scope: Scope? = nil,
      original: [Bucket] = [], isHidden: Bool = false
    ) {
      self.name = name
      self.buckets = buckets
      self.line = line
      self.scope = scope
      self.original = original
      self.isHidden = isHidden
    }

    /// A curve of points.
    public init(
      name: String, points: [(x: Double, y: Double)], line: LineStyle? = nil, scope: Scope? = nil
    ) {
      self.init(
        name: name, buckets: points.map { Bucket(x: $0.x, y: $0.y) }, line: line, scope: scope)
    }
  }

  /// A place on the axis with a name.
  public struct Mark: Hashable, Sendable {
    /// Where.
    public var x: Double
    /// A short name.
    public var label: String

    /// A mark.
    public init(x: Double, label: String) {
      self.x = x
      self.label = label
    }
  }

  /// How values become distances along an axis.
  public enum Scale: Hashable, Sendable {
    case linear
    /// Powers of ten at even distances; values not above zero leave a gap.
    case logarithmic
  }

  /// The curves, the first drawn on top.
  public var series: [Series]
  /// What the horizontal axis counts.
  public var xLabel: String
  /// The stretch of the axis shown; nil shows all.
  public var xRange: ClosedRange<Double>?
  /// How places become columns.
  public var xScale: Scale
  /// The values shown; nil takes the curves' own extent.
  public var yRange: ClosedRange<Double>?
  /// How values become heights.
  public var yScale: Scale
  /// How values are written.
  public var yFormat: NumberFormat
  /// A place on the axis whose values are read out.
  public var cursor: Double?
  /// The curve that is marked in the legend.
  public var chosen: Int?
  /// Named places on the axis.
  public var marks: [Mark]
  /// Whether the curves' names and last values are shown.
  public var showsLegend: Bool

  /// A plot of curves.
  public init(
    series: [Series], xLabel: String = "", xRange: ClosedRange<Double>? = nil,
    yRange: ClosedRange<Double>? = nil, yScale: Scale = .linear, yFormat: NumberFormat = .significant(3),
    cursor: Double? = nil, marks: [Mark] = [], showsLegend: Bool = true, xScale: Scale = .linear,
    chosen: Int? = nil
  ) {
    self.series = series
    self.xLabel = xLabel
    self.xRange = xRange
    self.xScale = xScale
    self.yRange = yRange
    self.yScale = yScale
    self.yFormat = yFormat
    self.cursor = cursor
    self.chosen = chosen
    self.marks = marks
    self.showsLegend = showsLegend
  }
}
