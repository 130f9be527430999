/// An image or a matrix of values.
public struct HeatMap: Widget, Hashable {
  /// How values become colours.
  public enum Map: Hashable, Sendable {
    /// Black to white.
    case gray
    /// The theme's scale for magnitudes.
    case heat
    /// The theme's scale for signed values; the middle of the range is zero.
    case diverging
    /// Three channels a pixel: red, green, blue.
    case rgb
  }

  /// A box over the image, in pixels.
  public struct Box: Hashable, Sendable {
    /// The left and top edges and the extent, in pixels; fractions are kept.
    public var x, y, width, height: Double
    /// What it is.
    public var label: String
    /// Its colour.
    public var scope: Scope
    /// Whether it is drawn with heavy lines.
    public var isHeavy: Bool

    /// A box.
    public init(
      x: Double, y: Double, width: Double, height: Double, label: String = "", scope: Scope = .series1,
      isHeavy: Bool = false
    ) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
      self.label = label
      self.scope = scope
      self.isHeavy = isHeavy
    }
  }

  /// How many rows of pixels.
  public let rows: Int
  /// How many columns of pixels.
  public let columns: Int
  /// The values `[row, column]`, or `[row, column, 3]` for `.rgb`; one that is not finite is left out.
  public let values: [Float]
  /// How values become colours.
  public var map: Map
  /// The values at the two ends of the scale; nil takes the image's own extent (for `.diverging` the greatest
  /// magnitude and its negative, for `.gray` and `.rgb` 0…1).
  public var range: ClosedRange<Float>?
  /// Whether pixels stay square; otherwise the image fills the rectangle.
  public var keepsAspect: Bool
  /// Boxes over the image.
  public var boxes: [Box]

  /// An image of values `[row, column]` (`[row, column, 3]` for `.rgb`).
  public init(
    rows: Int, columns: Int, values: [Float], map: Map = .gray, range: ClosedRange<Float>? = nil,
    keepsAspect: Bool = true, boxes: [Box] = []
  ) {
    let channels = map == .rgb ? 3 : 1
    precondition(
      rows >= 0 && columns >= 0 && values.count == rows * columns * channels,
      "an image [\(rows), \(columns), \(channels)] needs \(rows * columns * channels) values, "
        + "got \(values.count)")
    self.rows = rows
    self.columns = columns
    self.values = values
    self.map = map
    self.range = range
    self.keepsAspect = keepsAspect
    self.boxes = boxes
  }
}
