/// An image or a matrix of values.
public struct HeatMap: Widget, Hashable {
  /// How values become colours.
  public enum Map: Hashable, Sendable {
    /// Black to white.
    case gray
    /// The theme's scale for magnitudes.
    case heat
    /// The theme's scale for signed values; the middle of the range is zero.
    ///
    /// Signs stand in the cells as well as colours, unless `usesCharacters` is false.
    case diverging
    /// Three channels a pixel: red, green, blue.
    case rgb
  }

  /// The place of one value.
  public struct Pixel: Hashable, Sendable {
    public var row, column: Int

    /// The value at a row and a column, from the upper left corner.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// The part of the image that is shown.
  public struct Viewport: Hashable, Sendable {
    /// The middle of what is shown, as fractions of the image's width and height.
    public var centerX, centerY: Double
    /// 1 shows all; 2 shows pixels twice as large.
    public var zoom: Double

    /// A part of the image; by default all of it.
    public init(centerX: Double = 0.5, centerY: Double = 0.5, zoom: Double = 1) {
      self.centerX = centerX
      self.centerY = centerY
      self.zoom = zoom
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
  /// Whether the scale goes from the least to the greatest value of the image, whatever `range` says.
  public var isRangeAutomatic = false
  /// Whether pixels stay square; otherwise the image fills the rectangle.
  public var keepsAspect: Bool
  /// Whether it is drawn in characters by brightness or sign even where half blocks could be shown; nil for
  /// signed values alone.
  public var usesCharacters: Bool?
  /// The part that is shown.
  public var viewport = Viewport()
  /// The pixel that is pointed at.
  public var cursor: Pixel?
  /// Whether the last row holds the scale, and the value under the cursor.
  public var showsFooter = false
  /// Marks over the image.
  public var marks: [Mark] = []
  /// Boxes over the image and its marks.
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

  /// Values a pixel.
  var channels: Int { map == .rgb ? 3 : 1 }

  /// Whether two pixels are drawn in a cell, one over the other.
  func usesHalfBlocks(_ look: Look) -> Bool {
    look.colors >= .palette256 && look.glyphs.kind != .ascii && !(usesCharacters ?? (map == .diverging))
  }
}
