/// Builds the raw, little-endian data of a row.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func append<Number: BitwiseCopyable>(_ numbers: [Number]) {
    numbers.withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
}

/// Takes apart the raw, little-endian data of a row.
struct ByteReader {
  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var remaining: Int { bytes.count - offset }

  mutating func numbers<Number: BitwiseCopyable>(_ count: Int, of _: Number.Type = Number.self)
    throws(EventCodingError) -> [Number]
  {
    let size = MemoryLayout<Number>.stride
    guard count >= 0, count <= remaining / size else {
      throw EventCodingError("data ends after \(bytes.count) bytes")
    }
    let start = offset
    offset += count * size
    return [Number](unsafeUninitializedCapacity: count) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes[start..<start + count * size])
      initialized = count
    }
  }

  mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type = Number.self)
    throws(EventCodingError) -> Number
  {
    Number(littleEndian: try numbers(1, of: Number.self)[0])
  }

  mutating func text(_ count: Int) throws(EventCodingError) -> String {
    String(decoding: try numbers(count, of: UInt8.self), as: UTF8.self)
  }

  /// Checks that all has been read.
  func finish() throws(EventCodingError) {
    guard remaining == 0 else { throw EventCodingError("data is \(remaining) bytes too long") }
  }
}
