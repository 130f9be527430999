import Experiments

/// A text that is not JSON.
public struct JSONError: Error, Sendable, Hashable {
  /// Bytes before the place.
  public var offset: Int
}

extension JSONText {
  /// Reads any JSON text; a number with neither point nor exponent that fits is an integer.
  ///
  /// - Throws: `JSONError`.
  public static func decode(_ text: String) throws(JSONError) -> Value {
    var copy = text
    let result = copy.withUTF8 { bytes in
      Result { () throws(JSONError) -> Value in
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.offset == bytes.count else { throw JSONError(offset: reader.offset) }
        return value
      }
    }
    return try result.get()
  }
}

/// Reads JSON from the bytes of its UTF-8 form.
private struct JSONReader {
  /// Deeper nesting is refused, so that a crafted file cannot exhaust the stack.
  static let deepest = 200

  let bytes: UnsafeBufferPointer<UInt8>
  var offset = 0

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func value(depth: Int) throws(JSONError) -> Value {
    guard depth < JSONReader.deepest else { throw failure }
    skipSpace()
    guard let byte = peek else { throw failure }
    switch byte {
    case UInt8(ascii: "{"): return try record(depth: depth)
    case UInt8(ascii: "["): return try list(depth: depth)
    case UInt8(ascii: "\""): return .text(try string())
    case UInt8(ascii: "t"): return try word("true", .flag(true))
    case UInt8(ascii: "f"): return try word("false", .flag(false))
    case UInt8(ascii: "n"): return try word("null", .none)
    default: return try number()
    }
  }

  mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }
  private var failure: JSONError { JSONError(offset: offset) }

  /// Takes a byte if it comes next, after spaces.
  private mutating func take(_ byte: Character) -> Bool {
    skipSpace()
    guard peek == byte.asciiValue else { return false }
    offset += 1
    return true
  }

  private mutating func record(depth: Int) throws(JSONError) -> Value {
    offset += 1
    var fields: [String: Value] = [:]
    if take("}") { return .record(fields) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw failure }
      let key = try string()
      guard take(":") else { throw failure }
      fields[key] = try value(depth: depth + 1)
    } while take(",")
    guard take("}") else { throw failure }
    return .record(fields)
  }

  private mutating func list(depth: Int) throws(JSONError) -> Value {
    offset += 1
    var elements: [Value] = []
    if take("]") { return .list(elements) }
    repeat { elements.append(try value(depth: depth + 1)) } while take(",")
    guard take("]") else { throw failure }
    return .list(elements)
  }

  private mutating func word(_ word: StaticString, _ value: Value) throws(JSONError) -> Value {
    let length = word.utf8CodeUnitCount
    guard offset + length <= bytes.count,
      (0..<length).allSatisfy({ bytes[offset + $0] == word.utf8Start[$0] })
    else { throw failure }
    offset += length
    return value
  }

  private mutating func number() throws(JSONError) -> Value {
    let start = offset
    var isReal = false
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"): break
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isReal = true
      default:
        return try number(in: start..<offset, isReal: isReal)
      }
      offset += 1
    }
    return try number(in: start..<offset, isReal: isReal)
  }

  private func number(in range: Range<Int>, isReal: Bool) throws(JSONError) -> Value {
    let digits = String(decoding: bytes[range], as: UTF8.self)
    if !isReal, let number = Int(digits) { return .integer(number) }
    guard let number = Double(digits) else { throw JSONError(offset: range.lowerBound) }
    return .real(number)
  }

  private mutating func string() throws(JSONError) -> String {
    offset += 1
    var text: [UInt8] = []
    var start = offset
    while let byte = peek {
      if byte == UInt8(ascii: "\"") {
        text += bytes[start..<offset]
        offset += 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") {
        text += bytes[start..<offset]
        offset += 1
        try escape(into: &text)
        start = offset
      } else {
        offset += 1
      }
    }
    throw failure
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard let byte = peek else { throw failure }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var units = [try hexUnit()]
      if UTF16.isLeadSurrogate(units[0]), peek == UInt8(ascii: "\\"), offset + 1 < bytes.count,
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        offset += 2
        units.append(try hexUnit())
      }
      text += Array(String(decoding: units, as: UTF16.self).utf8)
    default: throw failure
    }
  }

  private mutating func hexUnit() throws(JSONError) -> UInt16 {
    guard offset + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw failure }
    offset += 4
    return unit
  }
}
