/// The header of a safetensors file: a JSON object of known form.
struct SafetensorsHeader {
  struct Entry {
    var name = ""
    var type = ""
    var shape: [Int] = []
    var begin = 0
    var end = 0
  }

  private(set) var entries: [Entry] = []
  private(set) var metadata: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>, _ place: FilePlace) throws(TensorFileError) {
    var reader = HeaderReader(bytes)
    var names: Set<String> = []
    var repeated: String?
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    let isRead = reader.object { reader, name in
      if !names.insert(name).inserted { repeated = name }
      if name == "__metadata__" {
        return reader.object { reader, key in
          guard let text = reader.string() else { return false }
          metadata[key] = text
          return true
        }
      }
      guard let entry = reader.entry(name) else { return false }
      entries.append(entry)
      return true
    }
    guard isRead, reader.isAtEnd else {
      throw place.fault(
        "the header cannot be read at byte \(reader.offset)", "Write the file with safetensors")
    }
    if let repeated { throw place.array(repeated).fault("there are two arrays of this name") }
    self.entries = entries
    self.metadata = metadata
  }

  /// A text as JSON.
  static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

/// Reads JSON of the form that headers have; every function gives nothing, or false, for other text.
private struct HeaderReader {
  private var rest: ArraySlice<UInt8>
  private let begin: Int

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
    begin = bytes.startIndex
  }

  /// How many bytes have been read.
  var offset: Int { rest.startIndex - begin }

  var isAtEnd: Bool { rest.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }

  /// An object; `field` reads the value of each field.
  mutating func object(_ field: (inout HeaderReader, String) -> Bool) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard let name = string(), take(":"), field(&self, name) else { return false }
    } while take(",")
    return take("}")
  }

  /// The description of one array.
  mutating func entry(_ name: String) -> SafetensorsHeader.Entry? {
    var entry = SafetensorsHeader.Entry(name: name)
    var fields: Set<String> = []
    let isRead = object { reader, field in
      guard fields.insert(field).inserted else { return false }
      switch field {
      case "dtype":
        guard let type = reader.string() else { return false }
        entry.type = type
      case "shape":
        guard let shape = reader.numbers() else { return false }
        entry.shape = shape
      case "data_offsets":
        guard let offsets = reader.numbers(), offsets.count == 2 else { return false }
        (entry.begin, entry.end) = (offsets[0], offsets[1])
      default: return false
      }
      return true
    }
    return isRead && fields.count == 3 ? entry : nil
  }

  private mutating func numbers() -> [Int]? {
    var numbers: [Int] = []
    guard take("[") else { return nil }
    if take("]") { return numbers }
    repeat {
      skipSpace()
      let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
      guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
      numbers.append(number)
      rest = rest[digits.endIndex...]
    } while take(",")
    return take("]") ? numbers : nil
  }

  mutating func string() -> String? {
    guard take("\"") else { return nil }
    var text: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): guard escape(into: &text) else { return nil }
      case 0..<0x20: return nil
      default: text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape(into text: inout [UInt8]) -> Bool {
    guard let byte = rest.popFirst() else { return false }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard var units = hexUnit().map({ [$0] }) else { return false }
      if UTF16.isLeadSurrogate(units[0]), rest.starts(with: "\\u".utf8) {
        rest = rest.dropFirst(2)
        guard let second = hexUnit() else { return false }
        units.append(second)
      }
      text += Array(String(decoding: units, as: UTF16.self).utf8)
    default: return false
    }
    return true
  }

  private mutating func hexUnit() -> UInt16? {
    guard rest.count >= 4 else { return nil }
    defer { rest = rest.dropFirst(4) }
    return UInt16(String(decoding: rest.prefix(4), as: UTF8.self), radix: 16)
  }

  private mutating func skipSpace() {
    rest = rest.drop { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard rest.first == UInt8(ascii: character) else { return false }
    rest.removeFirst()
    return true
  }
}
