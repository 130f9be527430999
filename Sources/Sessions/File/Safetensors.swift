import Experiments

/// Saved states as safetensors files: the length of a JSON header (8 bytes, little-endian), the header, raw data.
///
/// Values stand in `__metadata__` as JSON texts, as the format allows nothing else there.
public enum Safetensors {
  /// The bytes of a state.
  public static func encode(_ state: SavedState) -> [UInt8] {
    var fields: [String: Value] = [
      "__metadata__": .record([
        "values": .text(JSONText.encode(.record(state.values))),
        "order": .text(JSONText.encode(.texts(state.arrays.map(\.name)))),
      ])
    ]
    var offset = 0
    for array in state.arrays {
      let description: [String: Value] = [
        "dtype": .text(array.type.rawValue), "shape": .list(array.shape.map { .integer($0) }),
        "data_offsets": .list([.integer(offset), .integer(offset + array.bytes.count)]),
      ]
      let former = fields.updateValue(.record(description), forKey: array.name)
      precondition(former == nil, "SavedState: two arrays are called \(array.name)")
      offset += array.bytes.count
    }
    var header = JSONText.encode(.record(fields))
    header += String(repeating: " ", count: (8 - header.utf8.count % 8) % 8)
    var writer = ByteWriter()
    writer.append(UInt64(header.utf8.count))
    writer.append(header)
    for array in state.arrays { writer.append(array.bytes) }
    return writer.bytes
  }

  /// The state in these bytes; texts `nan`, `inf` and `-inf` among the values are read as the numbers they name.
  ///
  /// - Throws: `SafetensorsError` for anything that is not a well-formed file of known element types.
  public static func decode(_ bytes: [UInt8]) throws(SafetensorsError) -> SavedState {
    do {
      return try state(in: bytes)
    } catch {
      throw SafetensorsError(detail: error.detail)
    }
  }

  private static func state(in bytes: [UInt8]) throws(EventCodingError) -> SavedState {
    var reader = ByteReader(bytes)
    let length: UInt64 = try reader.number()
    guard length <= UInt64(reader.remaining) else { throw EventCodingError("the header is cut off") }
    guard case .record(var fields)? = try? JSONText.decode(reader.text(Int(length))) else {
      throw EventCodingError("the header is not a JSON object")
    }
    let metadata = MetaFields(fields.removeValue(forKey: "__metadata__")?.record ?? [:])
    let start = bytes.count - reader.remaining
    var arrays: [(begin: Int, array: SavedArray)] = []
    for (name, description) in fields {
      arrays.append(try array(name, MetaFields(description.record ?? [:]), bytes[start...]))
    }
    let order = metadata["order"]?.text.flatMap { try? JSONText.decode($0) }?.list?.compactMap(\.text) ?? []
    let places = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
    arrays.sort { ($0.begin, places[$0.array.name] ?? 0) < ($1.begin, places[$1.array.name] ?? 0) }
    let values = metadata["values"]?.text.flatMap { try? JSONText.decode($0) }?.record ?? [:]
    return SavedState(arrays: arrays.map(\.array), values: values.mapValues(withNamedReals))
  }

  private static func array(_ name: String, _ fields: MetaFields, _ data: ArraySlice<UInt8>)
    throws(EventCodingError) -> (begin: Int, array: SavedArray)
  {
    guard let type = ElementType(rawValue: try fields.text("dtype")) else {
      throw EventCodingError("\(name) has an unknown type")
    }
    let shape = try fields.list("shape").compactMap(\.integer)
    let offsets = try fields.list("data_offsets").compactMap(\.integer)
    guard offsets.count == 2, 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= data.count else {
      throw EventCodingError("\(name) lies outside the file")
    }
    var size = type.size
    for extent in shape {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !overflow else { throw EventCodingError("\(name) has no usable shape") }
      size = product
    }
    guard size == offsets[1] - offsets[0] else { throw EventCodingError("\(name) does not fit its shape") }
    let bytes = Array(data[(data.startIndex + offsets[0])..<(data.startIndex + offsets[1])])
    return (offsets[0], SavedArray(name: name, shape: shape, type: type, bytes: bytes))
  }

  private static func withNamedReals(_ value: Value) -> Value {
    switch value {
    case .text: value.realOrNamed.map { .real($0) } ?? value
    case .list(let elements): .list(elements.map(withNamedReals))
    case .record(let fields): .record(fields.mapValues(withNamedReals))
    default: value
    }
  }
}

/// A file that is not a usable safetensors file.
public struct SafetensorsError: Error, Sendable, Hashable, CustomStringConvertible {
  public var detail: String

  public var description: String {
    "the saved state is damaged: \(detail). Resume from another one, or start the run anew"
  }
}
