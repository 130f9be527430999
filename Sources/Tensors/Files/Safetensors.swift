/// Named arrays in the safetensors format: the length of a header (8 bytes, little-endian), a header of JSON, raw data.
///
/// github.com/huggingface/safetensors, "Format"; as there, the arrays must fill the data without gap or overlap.
public struct SafetensorsFile: Sendable, Equatable {
  /// The arrays, in the order of their data.
  public var arrays: [(name: String, array: StoredArray)]
  /// Texts beside the arrays.
  public var metadata: [String: String]

  /// The longest header that is read, as in the reference implementation.
  private static let longestHeader = 100_000_000

  /// A file of these arrays, whose names must differ.
  public init(_ arrays: [(name: String, array: StoredArray)], metadata: [String: String] = [:]) {
    self.arrays = arrays
    self.metadata = metadata
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.metadata == b.metadata && a.arrays.elementsEqual(b.arrays, by: ==)
  }

  /// The array called `name`.
  public subscript(name: String) -> StoredArray? { arrays.first { $0.name == name }?.array }

  /// Reads the file at `path`.
  ///
  /// - Throws: `TensorFileError` for a file that is damaged or holds elements of an unknown type.
  public init(path: String) throws(TensorFileError) {
    try self.init(FileBytes.read(path), FilePlace(file: path))
  }

  /// Reads a file from its bytes, which `name` stands for in errors.
  public init(bytes: [UInt8], name: String = "safetensors") throws(TensorFileError) {
    try self.init(bytes, FilePlace(file: name))
  }

  /// Writes the file to `path`.
  public func write(to path: String) throws(TensorFileError) {
    try FileBytes.write([header[...]] + arrays.map(\.array.bytes), to: path)
  }

  /// The bytes of the file.
  public func encoded() -> [UInt8] { arrays.reduce(into: header) { $0 += $1.array.bytes } }

  private var header: [UInt8] {
    precondition(
      Set(arrays.map(\.name)).count == arrays.count, "SafetensorsFile: two arrays have the same name")
    var text = "{"
    if !metadata.isEmpty {
      let entries = metadata.sorted { $0.key < $1.key }.map {
        "\(SafetensorsHeader.quoted($0.key)):\(SafetensorsHeader.quoted($0.value))"
      }
      text += "\"__metadata__\":{\(entries.joined(separator: ","))}"
    }
    var offset = 0
    for (name, array) in arrays {
      let end = offset + array.bytes.count
      let shape = array.shape.map(String.init).joined(separator: ",")
      text += text.count > 1 ? "," : ""
      text += "\(SafetensorsHeader.quoted(name)):{\"dtype\":\"\(array.type.rawValue)\","
      text += "\"shape\":[\(shape)],\"data_offsets\":[\(offset),\(end)]}"
      offset = end
    }
    text += "}"
    text += String(repeating: " ", count: (8 - text.utf8.count % 8) % 8)
    let length = UInt64(text.utf8.count)
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(text.utf8)
  }

  private init(_ bytes: [UInt8], _ place: FilePlace) throws(TensorFileError) {
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard bytes.count >= 8, length <= UInt64(bytes.count - 8), length <= UInt64(Self.longestHeader) else {
      throw place.fault("the header is cut off", "Copy the file anew, or write it with safetensors")
    }
    let data = bytes[(8 + Int(length))...]
    let header = try SafetensorsHeader(bytes[8..<data.startIndex], place)
    arrays = []
    var end = 0
    for entry in header.entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
      let place = place.array(entry.name)
      guard let type = StoredType(rawValue: entry.type) else {
        throw place.fault("elements of type \(printable(entry.type)) cannot be read", "Convert them to F32")
      }
      guard entry.begin == end, entry.end >= entry.begin, entry.end <= data.count else {
        throw place.fault(
          "the data from byte \(entry.begin) to \(entry.end) overlap, leave a gap, or are cut off")
      }
      guard byteCount(entry.shape, type) == entry.end - entry.begin else {
        throw place.fault("\(entry.end - entry.begin) bytes do not fit shape \(entry.shape)")
      }
      let range = data.startIndex + entry.begin..<data.startIndex + entry.end
      arrays.append((entry.name, StoredArray(type, shape: entry.shape, bytes: data[range], place: place)))
      end = entry.end
    }
    guard end == data.count else { throw place.fault("\(data.count - end) bytes belong to no array") }
    metadata = header.metadata
  }
}
