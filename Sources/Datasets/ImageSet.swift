/// Labelled grey images of one size: a training or a test set.
public struct ImageSet: Sendable, Equatable {
  /// Height of an image in pixels.
  public let rows: Int
  /// Width of an image in pixels.
  public let columns: Int
  /// Grey values `[sample, row, column]`, 0 (background) to 255 (full ink).
  public let pixels: [UInt8]
  /// The class of each sample `[sample]`, a place in `classNames`.
  public let labels: [UInt8]
  /// What the classes are called.
  public let classNames: [String]

  /// A set of `labels.count` images; traps where `pixels` has another size or a label names no class.
  public init(rows: Int, columns: Int, pixels: [UInt8], labels: [UInt8], classNames: [String]) {
    precondition(
      pixels.count == labels.count * rows * columns,
      "ImageSet: \(pixels.count) pixels are not [\(labels.count), \(rows), \(columns)]")
    precondition(
      labels.allSatisfy { $0 < classNames.count }, "ImageSet: a label is not below \(classNames.count)")
    self.rows = rows
    self.columns = columns
    self.pixels = pixels
    self.labels = labels
    self.classNames = classNames
  }

  /// How many samples there are.
  public var count: Int { labels.count }
  /// How many pixels one image has.
  public var pixelsPerImage: Int { rows * columns }
  /// How many classes there are, with or without samples.
  public var classCount: Int { classNames.count }

  /// The pixels `[row, column]` of one sample.
  public func image(_ sample: Int) -> ArraySlice<UInt8> {
    pixels[sample * pixelsPerImage..<(sample + 1) * pixelsPerImage]
  }

  /// How many samples each class has `[class]`.
  public var countPerClass: [Int] {
    var counts = Array(repeating: 0, count: classCount)
    for label in labels { counts[Int(label)] += 1 }
    return counts
  }

  /// The samples with these numbers, in this order.
  public func subset(_ samples: [Int]) -> ImageSet {
    var chosen: [UInt8] = []
    chosen.reserveCapacity(samples.count * pixelsPerImage)
    for sample in samples { chosen += image(sample) }
    return ImageSet(
      rows: rows, columns: columns, pixels: chosen, labels: samples.map { labels[$0] },
      classNames: classNames)
  }
}
