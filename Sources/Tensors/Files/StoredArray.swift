/// An array as it stands in a file: type, shape and bytes, row-major and little-endian.
public struct StoredArray: Sendable, Equatable {
  /// The type of its elements.
  public let type: StoredType
  /// The length of each axis.
  public let shape: [Int]
  /// The elements, last axis fastest.
  public let bytes: ArraySlice<UInt8>
  /// Where it was read, for errors.
  let place: FilePlace

  /// The array that holds the elements of a tensor.
  public init<Element>(_ tensor: TypedTensor<Element>) {
    type = Element.storedType
    shape = tensor.shape
    bytes = tensor.withUnsafeElements { Array(UnsafeRawBufferPointer($0))[...] }
    place = FilePlace(file: "a tensor")
  }

  /// An array of bytes that were read; their number must fit the shape.
  init(_ type: StoredType, shape: [Int], bytes: ArraySlice<UInt8>, place: FilePlace) {
    (self.type, self.shape, self.bytes, self.place) = (type, shape, bytes, place)
  }

  /// The array as a tensor of another or the same element type.
  ///
  /// - Throws: `TensorFileError` if one of its elements is no number of that type.
  public func tensor<Element: TensorElement>(
    of: Element.Type = Element.self
  ) throws(TensorFileError) -> TypedTensor<Element> {
    if Element.storedType == type {
      var tensor = TypedTensor<Element>(uninitialized: shape)
      tensor.withUnsafeMutableElements { UnsafeMutableRawBufferPointer($0).copyBytes(from: bytes) }
      return tensor
    }
    switch type {
    case .bool: return try converted { (byte: UInt8) in byte == 0 ? 0 : 1 }
    case .uint8: return try converted { (number: UInt8) in Element(exactly: number) }
    case .int8: return try converted { (number: Int8) in Element(exactly: number) }
    case .uint16: return try converted { (number: UInt16) in Element(exactly: number) }
    case .int16: return try converted { (number: Int16) in Element(exactly: number) }
    case .uint32: return try converted { (number: UInt32) in Element(exactly: number) }
    case .int32: return try converted { (number: Int32) in Element(exactly: number) }
    case .uint64: return try converted { (number: UInt64) in Element(exactly: number) }
    case .int64: return try converted { (number: Int64) in Element(exactly: number) }
    case .float32: return try converted { (number: Float) in Element(keeping: Double(number)) }
    case .float64: return try converted { (number: Double) in Element(keeping: number) }
    }
  }

  private func converted<Source: BitwiseCopyable, Element: TensorElement>(
    _ convert: (Source) -> Element?
  ) throws(TensorFileError) -> TypedTensor<Element> {
    var tensor = TypedTensor<Element>(uninitialized: shape)
    let count = tensor.count
    let failed: Int? = tensor.withUnsafeMutableElements { elements in
      bytes.withUnsafeBytes { bytes in
        for k in 0..<count {
          let source = bytes.loadUnaligned(fromByteOffset: k * MemoryLayout<Source>.size, as: Source.self)
          guard let element = convert(source) else { return k }
          elements[k] = element
        }
        return nil
      }
    }
    if let failed {
      throw place.fault(
        "element \(failed) of type \(type.rawValue) is no number of type \(Element.storedType.rawValue)",
        "Convert the array before it is written, or read it as another type")
    }
    return tensor
  }
}

extension TensorElement {
  /// The number that equals `source`; NaN stays NaN.
  fileprivate init?(keeping source: Double) {
    if source.isNaN, let number = Double.nan as? Self ?? (Float.nan as? Self) {
      self = number
    } else {
      self.init(exactly: source)
    }
  }
}

/// The number of bytes of an array, if it can be counted and no axis is negative.
func byteCount(_ shape: [Int], _ type: StoredType) -> Int? {
  var size = type.size
  for length in shape {
    let (product, overflows) = size.multipliedReportingOverflow(by: length)
    guard length >= 0, !overflows else { return nil }
    size = product
  }
  return size
}
