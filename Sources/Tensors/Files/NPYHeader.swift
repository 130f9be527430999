/// What stands in front of the elements of a `.npy` file.
struct NPYHeader {
  static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  let type: StoredType
  let isFortranOrder: Bool
  let shape: [Int]
  /// The number of bytes of all elements.
  let byteCount: Int
  /// Where the elements begin.
  let end: Int

  init(_ bytes: [UInt8], _ place: FilePlace) throws(TensorFileError) {
    guard bytes.starts(with: NPYHeader.magic) else {
      throw place.fault("this is no .npy file", "Write it with numpy.save")
    }
    guard bytes.count >= 12 else { throw place.fault("the header is cut off", "Copy the file anew") }
    let isFirst = bytes[6] == 1
    guard (1...3).contains(bytes[6]) else {
      throw place.fault("version \(bytes[6]) of the .npy format is not known", "Write version 1, 2 or 3")
    }
    let sizeBytes = bytes[8..<(isFirst ? 10 : 12)]
    end = sizeBytes.endIndex + sizeBytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    guard end <= bytes.count else { throw place.fault("the header is cut off", "Copy the file anew") }

    var reader = PythonLiteral(bytes[sizeBytes.endIndex..<end])
    guard let entries = reader.dictionary() else { throw place.fault("the header cannot be read") }
    guard case .text(let name)? = entries["descr"] else {
      throw place.fault("arrays with fields cannot be read", "Store each field as an array of its own")
    }
    guard let type = StoredType(numpyName: name) else {
      throw place.fault(
        "elements of type \(printable(name)) cannot be read",
        "Convert the array to float32 or a little-endian integer type")
    }
    guard case .flag(let isFortranOrder)? = entries["fortran_order"],
      case .tuple(let shape)? = entries["shape"], let count = Tensors.byteCount(shape, type)
    else { throw place.fault("the header has no usable shape") }
    (self.type, self.isFortranOrder, self.shape, byteCount) = (type, isFortranOrder, shape, count)
  }
}

/// A reader of the Python literals that `.npy` headers consist of.
private struct PythonLiteral {
  enum Value {
    case text(String)
    case flag(Bool)
    case tuple([Int])
    case other
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

  mutating func dictionary() -> [String: Value]? {
    var entries: [String: Value] = [:]
    guard take("{") else { return nil }
    while !take("}") {
      guard let key = text(), take(":"), let value = value() else { return nil }
      entries[key] = value
      if !take(",") { return take("}") && isAtEnd ? entries : nil }
    }
    return isAtEnd ? entries : nil
  }

  private var isAtEnd: Bool { rest.allSatisfy { $0 == 0x20 || $0 == 0x0A } }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    rest = rest.drop { $0 == 0x20 || $0 == 0x0A }
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func value() -> Value? {
    if take("(") { return tuple() }
    if let text = text() { return .text(text) }
    if word("True") { return .flag(true) }
    if word("False") { return .flag(false) }
    // A list of fields; what is in it does not matter, as it cannot be used.
    return take("[") && skipList() ? .other : nil
  }

  /// Skips the rest of a list; false if it has no end.
  private mutating func skipList() -> Bool {
    var depth = 1
    while depth > 0, let byte = rest.popFirst() {
      if byte == UInt8(ascii: "[") { depth += 1 }
      if byte == UInt8(ascii: "]") { depth -= 1 }
    }
    return depth == 0
  }

  private mutating func tuple() -> Value? {
    var numbers: [Int] = []
    while !take(")") {
      let digits = rest.drop { $0 == 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      numbers.append(number)
      rest = rest[digits.endIndex...]
      // Python 2 marked long numbers.
      _ = take("L")
      if !take(",") { return take(")") ? .tuple(numbers) : nil }
    }
    return .tuple(numbers)
  }

  private mutating func text() -> String? {
    for quote in ["'", "\""] as [Unicode.Scalar] where take(quote) {
      guard let end = rest.firstIndex(of: UInt8(ascii: quote)) else { return nil }
      defer { rest = rest[(end + 1)...] }
      return String(decoding: rest[..<end], as: UTF8.self)
    }
    return nil
  }

  private mutating func word(_ word: String) -> Bool {
    guard rest.starts(with: word.utf8) else { return false }
    rest = rest.dropFirst(word.utf8.count)
    return true
  }
}
