/// A picture or a map of numbers, with boxes over it.
public struct Image: Sendable, Hashable {
  /// How numbers become colours.
  public enum ColourMap: String, Sendable, Hashable, Codable {
    /// Black to white over `range`.
    case grey
    /// Negative, zero, positive: symmetric over `range`.
    case diverging
    /// Three channels: red, green, blue over `range`.
    case rgb
  }

  public var title: String
  public var width: Int
  public var height: Int
  public var channels: Int
  /// `[row, column, channel]`.
  public var values: [Float]
  /// The values of the darkest and the brightest colour.
  public var range: ClosedRange<Float>
  public var colourMap: ColourMap
  public var boxes: [Box]
  /// How many pictures of `height / tiles` rows this is, one under the other: samples, reconstructions.
  public var tiles: Int

  public init(
    title: String, width: Int, height: Int, channels: Int = 1, values: [Float],
    range: ClosedRange<Float> = 0...1,
    colourMap: ColourMap = .grey, boxes: [Box] = [], tiles: Int = 1
  ) {
    precondition(
      values.count == width * height * channels,
      "Image: \(height)×\(width)×\(channels) needs \(width * height * channels) values, got \(values.count)")
    precondition(
      tiles > 0 && height % tiles == 0, "Image: \(height) rows cannot be cut into \(tiles) pictures")
    self.title = title
    self.width = width
    self.height = height
    self.channels = channels
    self.values = values
    self.range = range
    self.colourMap = colourMap
    self.boxes = boxes
    self.tiles = tiles
  }
}

/// A rectangle over an image, in pixels from the upper left corner.
public struct Box: Sendable, Hashable, Codable {
  public var label: String
  public var x: Double
  public var y: Double
  public var width: Double
  public var height: Double

  public init(label: String, x: Double, y: Double, width: Double, height: Double) {
    self.label = label
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }
}
