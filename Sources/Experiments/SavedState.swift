/// The type of an array's elements, little-endian.
public enum ElementType: String, Sendable, Hashable, Codable {
  case float32 = "F32"
  case float64 = "F64"
  case int8 = "I8"
  case int16 = "I16"
  case int32 = "I32"
  case int64 = "I64"
  case uint8 = "U8"
  case uint32 = "U32"
  case uint64 = "U64"

  /// Bytes of one element.
  public var size: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64: 8
    }
  }
}

/// A named array of a saved state.
public struct SavedArray: Sendable, Hashable {
  public var name: String
  public var shape: [Int]
  public var type: ElementType
  /// Row-major, little-endian.
  public var bytes: [UInt8]

  public init(name: String, shape: [Int], type: ElementType, bytes: [UInt8]) {
    precondition(
      bytes.count == shape.reduce(1, *) * type.size,
      "SavedArray \(name): shape \(shape) of \(type) needs \(shape.reduce(1, *) * type.size) bytes, got \(bytes.count)"
    )
    self.name = name
    self.shape = shape
    self.type = type
    self.bytes = bytes
  }

  /// An array of plain numbers whose memory is their little-endian form.
  public init<Number: SavableNumber>(_ name: String, shape: [Int], _ numbers: [Number]) {
    self.init(
      name: name, shape: shape, type: Number.elementType, bytes: numbers.withUnsafeBytes { Array($0) })
  }

  /// The elements, if they are of the asked type.
  public func numbers<Number: SavableNumber>(_: Number.Type = Number.self) -> [Number]? {
    guard type == Number.elementType else { return nil }
    return [Number](unsafeUninitializedCapacity: bytes.count / type.size) { buffer, count in
      UnsafeMutableRawBufferPointer(buffer).copyBytes(from: bytes)
      count = bytes.count / type.size
    }
  }
}

/// A number whose memory can be saved as it is.
public protocol SavableNumber: BitwiseCopyable, Sendable {
  static var elementType: ElementType { get }
}

extension Float: SavableNumber { public static var elementType: ElementType { .float32 } }
extension Double: SavableNumber { public static var elementType: ElementType { .float64 } }
extension Int8: SavableNumber { public static var elementType: ElementType { .int8 } }
extension Int16: SavableNumber { public static var elementType: ElementType { .int16 } }
extension Int32: SavableNumber { public static var elementType: ElementType { .int32 } }
extension Int64: SavableNumber { public static var elementType: ElementType { .int64 } }
extension UInt8: SavableNumber { public static var elementType: ElementType { .uint8 } }
extension UInt32: SavableNumber { public static var elementType: ElementType { .uint32 } }
extension UInt64: SavableNumber { public static var elementType: ElementType { .uint64 } }

/// All a system needs to go on from a point: weights, optimiser, random streams, place in the data.
public struct SavedState: Sendable, Hashable {
  public var arrays: [SavedArray]
  public var values: [String: Value]

  public init(arrays: [SavedArray] = [], values: [String: Value] = [:]) {
    self.arrays = arrays
    self.values = values
  }

  /// The array of that name.
  ///
  /// - Throws: `SavedStateError` when it is absent.
  public func array(_ name: String) throws(SavedStateError) -> SavedArray {
    guard let array = arrays.first(where: { $0.name == name }) else { throw SavedStateError(missing: name) }
    return array
  }

  /// The whole number of that name.
  ///
  /// - Throws: `SavedStateError` when it is absent or something else.
  public func integer(_ name: String) throws(SavedStateError) -> Int {
    guard let value = values[name]?.integer else { throw SavedStateError(missing: name) }
    return value
  }
}

/// A saved state that does not hold what the system needs.
public struct SavedStateError: Error, Sendable, CustomStringConvertible {
  public var missing: String

  public init(missing: String) { self.missing = missing }

  public var description: String {
    "the saved state holds no usable \(missing). It was written by another version or for another configuration: start the run anew"
  }
}
