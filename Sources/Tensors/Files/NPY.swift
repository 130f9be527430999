/// Arrays in NumPy's `.npy` format, versions 1 to 3.
///
/// NumPy Enhancement Proposal 1 and `numpy.lib.format`: a magic string, a version, the length of a header that is a
/// Python dictionary literal, and the elements.
public enum NPY {
  /// The array in the file at `path`; one in Fortran's order is put into row-major order.
  ///
  /// - Throws: `TensorFileError` for a file that is damaged or of another kind.
  public static func read(_ path: String) throws(TensorFileError) -> StoredArray {
    try decode(FileBytes.read(path), FilePlace(file: path))
  }

  /// Writes an array to `path`.
  public static func write(_ array: StoredArray, to path: String) throws(TensorFileError) {
    try FileBytes.write([header(array)[...], array.bytes], to: path)
  }

  /// The array in these bytes, which `name` stands for in errors.
  public static func decode(_ bytes: [UInt8], name: String = "npy") throws(TensorFileError) -> StoredArray {
    try decode(bytes, FilePlace(file: name))
  }

  /// The bytes of a file with this array.
  public static func encode(_ array: StoredArray) -> [UInt8] { header(array) + array.bytes }

  static func decode(_ bytes: [UInt8], _ place: FilePlace) throws(TensorFileError) -> StoredArray {
    let header = try NPYHeader(bytes, place)
    let found = bytes.count - header.end
    guard found == header.byteCount else {
      throw place.fault(
        "the header tells of \(header.byteCount) bytes of elements, but \(found) follow",
        found < header.byteCount ? "The file is cut off: copy it anew" : "Store one array in each file")
    }
    let shape = header.isFortranOrder ? header.shape.reversed() : header.shape
    let array = StoredArray(header.type, shape: shape, bytes: bytes[header.end...], place: place)
    return header.isFortranOrder ? array.transposed : array
  }

  /// Everything in front of the elements: version 1, padded so that these begin at a multiple of 64.
  static func header(_ array: StoredArray) -> [UInt8] {
    let lengths = array.shape.map(String.init).joined(separator: ", ")
    let shape = array.shape.count == 1 ? "(\(lengths),)" : "(\(lengths))"
    var text = "{'descr': '\(array.type.numpyName)', 'fortran_order': False, 'shape': \(shape), }"
    text += String(repeating: " ", count: 63 - (10 + text.utf8.count) % 64) + "\n"
    precondition(
      text.utf8.count < 1 << 16, "NPY: a shape of \(array.shape.count) axes does not fit the header")
    let length = UInt16(text.utf8.count)
    return NPYHeader.magic + [1, 0, UInt8(truncatingIfNeeded: length), UInt8(length >> 8)] + Array(text.utf8)
  }
}

extension StoredArray {
  /// The array with the order of its axes reversed.
  fileprivate var transposed: StoredArray {
    let bytes =
      switch type.size {
      case 1: reversed(UInt8.self)
      case 2: reversed(Int16.self)
      case 4: reversed(UInt32.self)
      default: reversed(Double.self)
      }
    return StoredArray(type, shape: shape.reversed(), bytes: bytes[...], place: place)
  }

  /// The bytes with the order of the axes reversed; a word has the size of an element.
  private func reversed<Word: TensorElement>(_: Word.Type) -> [UInt8] {
    var words = TypedTensor<Word>(uninitialized: shape)
    words.withUnsafeMutableElements { UnsafeMutableRawBufferPointer($0).copyBytes(from: bytes) }
    return words.permuted(shape.indices.reversed()).withUnsafeElements { Array(UnsafeRawBufferPointer($0)) }
  }
}
