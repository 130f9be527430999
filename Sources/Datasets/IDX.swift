import Tensors

/// Reading of the IDX format in which MNIST and its relatives come, plain or packed with gzip.
///
/// A file is a big-endian header (a magic number that gives element type and rank, then one 32-bit size a
/// dimension) and the elements in row-major order: http://yann.lecun.com/exdb/mnist.
public enum IDX {
  /// What an image file begins with: unsigned bytes, three dimensions.
  static let imageMagic: UInt32 = 2051
  /// What a label file begins with: unsigned bytes, one dimension.
  static let labelMagic: UInt32 = 2049

  /// The images of one file and the labels of another.
  ///
  /// - Throws: `DatasetError` when a file cannot be read, is no IDX file of its kind, is truncated or too long,
  ///   has images that are not `rows` × `columns`, or when the files do not belong together.
  public static func read(
    images imagesPath: String, labels labelsPath: String, rows: Int, columns: Int, classNames: [String]
  ) throws(DatasetError) -> (set: ImageSet, files: [DataFile]) {
    let labels = try readElements(labelsPath, magic: labelMagic, elementShape: [])
    let images = try readElements(imagesPath, magic: imageMagic, elementShape: [rows, columns])
    guard images.count == labels.count else {
      throw .countsDiffer(
        imagesPath: imagesPath, images: images.count, labelsPath: labelsPath, labels: labels.count)
    }
    if let sample = labels.values.firstIndex(where: { $0 >= classNames.count }) {
      throw .labelOutOfRange(
        path: labelsPath, sample: sample, label: Int(labels.values[sample]), classes: classNames.count)
    }
    let set = ImageSet(
      rows: rows, columns: columns, pixels: images.values, labels: labels.values, classNames: classNames)
    return (set, [images.file, labels.file])
  }

  /// Reads `[count] + elementShape` unsigned bytes.
  private static func readElements(
    _ path: String, magic: UInt32, elementShape: [Int]
  ) throws(DatasetError) -> (file: DataFile, count: Int, values: [UInt8]) {
    let (file, raw) = try DataFile.read(path)
    var (bytes, ending) = Gzip.isPacked(raw) ? Gzip.unpack(raw) : (raw, .complete)
    guard ending != .damaged else { throw .damagedCompression(path: path) }

    let headerBytes = 8 + 4 * elementShape.count
    if bytes.count >= 4 && word(bytes, at: 0) != magic {
      throw .badMagic(path: path, expected: magic, found: word(bytes, at: 0))
    }
    guard bytes.count >= headerBytes else {
      throw .cutHeader(path: path, headerBytes: headerBytes, foundBytes: bytes.count)
    }
    let found = elementShape.indices.map { Int(word(bytes, at: 8 + 4 * $0)) }
    guard found == elementShape else {
      throw .wrongDimensions(path: path, expected: elementShape, found: found)
    }
    let count = Int(word(bytes, at: 4))
    let expected = headerBytes + count * elementShape.reduce(1, *)
    if bytes.count < expected {
      throw .truncated(path: path, expectedBytes: expected, foundBytes: bytes.count)
    }
    if bytes.count > expected {
      throw .trailingBytes(path: path, expectedBytes: expected, foundBytes: bytes.count)
    }
    // Everything is there, but the checksum behind it is not.
    guard ending == .complete else { throw .damagedCompression(path: path) }
    bytes.removeFirst(headerBytes)
    return (file, count, bytes)
  }

  private static func word(_ bytes: [UInt8], at place: Int) -> UInt32 {
    bytes[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) }
  }
}
