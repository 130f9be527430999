/// An element type of arrays in files; the raw value is its name in safetensors files.
public enum StoredType: String, Sendable, CaseIterable {
  case bool = "BOOL"
  case uint8 = "U8"
  case int8 = "I8"
  case uint16 = "U16"
  case int16 = "I16"
  case uint32 = "U32"
  case int32 = "I32"
  case uint64 = "U64"
  case int64 = "I64"
  case float32 = "F32"
  case float64 = "F64"

  /// The size of an element in bytes.
  public var size: Int {
    switch self {
    case .bool, .uint8, .int8: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    }
  }

  /// The name of the type, little-endian, in NumPy's array protocol.
  var numpyName: String {
    switch self {
    case .bool: "|b1"
    case .uint8, .uint16, .uint32, .uint64: (size == 1 ? "|u" : "<u") + String(size)
    case .int8, .int16, .int32, .int64: (size == 1 ? "|i" : "<i") + String(size)
    case .float32, .float64: "<f" + String(size)
    }
  }

  init?(numpyName: String) {
    // `=` is the byte order of the machine; single bytes have none.
    let name = numpyName.dropFirst()
    let order = numpyName.first
    guard
      let type = StoredType.allCases.first(where: { $0.numpyName.dropFirst() == name }),
      order == "<" || order == "=" || order == "|" && type.size == 1
    else { return nil }
    self = type
  }
}

extension Float { public static var storedType: StoredType { .float32 } }
extension Double { public static var storedType: StoredType { .float64 } }
extension Int8 { public static var storedType: StoredType { .int8 } }
extension Int16 { public static var storedType: StoredType { .int16 } }
extension Int32 { public static var storedType: StoredType { .int32 } }
extension UInt8 { public static var storedType: StoredType { .uint8 } }
extension UInt32 { public static var storedType: StoredType { .uint32 } }
