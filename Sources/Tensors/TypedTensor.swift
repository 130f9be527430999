/// A number that tensors can hold.
public protocol TensorElement: BitwiseCopyable, Sendable, Numeric {
  /// What files call the type.
  static var storedType: StoredType { get }
  /// The number that equals `source`, if there is one.
  init?(exactly source: Double)
}

extension Float: TensorElement {}
extension Double: TensorElement {}
extension Int8: TensorElement {}
extension Int16: TensorElement {}
extension Int32: TensorElement {}
extension UInt8: TensorElement {}
extension UInt32: TensorElement {}

/// A dense array of float32 numbers with a shape.
public typealias Tensor = TypedTensor<Float>

/// A dense array of numbers with a shape, row-major and contiguous, with value semantics.
///
/// Copies share memory until one of them is written to. `rows` gives views along the first axis that share
/// memory in the same way. The memory comes from a pool, so tensors of a size that has been used before cost
/// no system call and no page fault.
public struct TypedTensor<Element: TensorElement>: Sendable {
  /// The length of each axis; empty for a single number.
  public private(set) var shape: [Int]
  /// The number of elements, the product of the shape.
  public let count: Int
  private var storage: TensorStorage
  private var offset: Int

  /// A tensor whose elements are undefined until written.
  public init(uninitialized shape: [Int]) {
    precondition(shape.allSatisfy { $0 >= 0 }, "Tensor: no axis may be negative, got shape \(shape)")
    self.shape = shape
    count = shape.reduce(1, *)
    storage = TensorStorage(bytes: count * MemoryLayout<Element>.stride)
    offset = 0
  }

  /// The same with memory for `capacity` elements if that is more: tensors whose length varies from step to step
  /// then take the same memory at each.
  init(uninitialized shape: [Int], capacity: Int) {
    self.init(
      shape: shape,
      storage: TensorStorage(
        bytes: Swift.max(capacity, shape.reduce(1, *)) * MemoryLayout<Element>.stride,
        touching: true),
      offset: 0)
  }

  private init(shape: [Int], storage: TensorStorage, offset: Int) {
    self.shape = shape
    count = shape.reduce(1, *)
    self.storage = storage
    self.offset = offset
  }

  /// A tensor of zeros.
  public init(_ shape: [Int]) {
    self.init(uninitialized: shape)
    // The zero of every element type has no bit set.
    withUnsafeMutableElements {
      _ = UnsafeMutableRawBufferPointer($0).initializeMemory(as: UInt8.self, repeating: 0)
    }
  }

  /// A tensor with all elements equal to `value`.
  public init(_ shape: [Int], repeating value: Element) {
    self.init(uninitialized: shape)
    withUnsafeMutableElements { $0.update(repeating: value) }
  }

  /// A tensor with the given elements, last axis fastest.
  public init(_ shape: [Int], _ elements: some Collection<Element>) {
    self.init(uninitialized: shape)
    precondition(
      elements.count == count, "Tensor: shape \(shape) holds \(count) elements, got \(elements.count)")
    withUnsafeMutableElements { _ = $0.update(fromContentsOf: elements) }
  }

  /// The elements, last axis fastest.
  public var elements: [Element] { withUnsafeElements { Array($0) } }

  /// The same elements under another shape of as many elements.
  public func reshaped(_ shape: [Int]) -> Self {
    precondition(
      shape.reduce(1, *) == count, "Tensor: shape \(self.shape) does not fit into shape \(shape)")
    return Self(shape: shape, storage: storage, offset: offset)
  }

  /// A view of entries `range` of the first axis, which shares memory with this tensor.
  public func rows(_ range: Range<Int>) -> Self {
    precondition(
      !shape.isEmpty && range.lowerBound >= 0 && range.upperBound <= shape[0],
      "Tensor: rows \(range) lie outside shape \(shape)")
    let stride = shape.dropFirst().reduce(1, *)
    return Self(
      shape: [range.count] + shape.dropFirst(), storage: storage, offset: offset + range.lowerBound * stride)
  }

  /// The element at `index`, one number per axis.
  public subscript(index: Int...) -> Element {
    get { withUnsafeElements { $0[position(of: index)] } }
    set {
      let position = position(of: index)
      withUnsafeMutableElements { $0[position] = newValue }
    }
  }

  private func position(of index: [Int]) -> Int {
    precondition(index.count == shape.count, "Tensor: index \(index) does not fit shape \(shape)")
    var position = 0
    for (entry, length) in zip(index, shape) {
      precondition(entry >= 0 && entry < length, "Tensor: index \(index) lies outside shape \(shape)")
      position = position * length + entry
    }
    return position
  }

  /// Calls `body` with the elements, last axis fastest.
  public func withUnsafeElements<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let base = storage.base.assumingMemoryBound(to: Element.self)
    return try body(UnsafeBufferPointer(start: base + offset, count: count))
  }

  /// Calls `body` with the elements for writing, after copying them if another tensor shares them.
  public mutating func withUnsafeMutableElements<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    if !isKnownUniquelyReferenced(&storage) { copyStorage() }
    let base = storage.base.assumingMemoryBound(to: Element.self)
    return try body(UnsafeMutableBufferPointer(start: base + offset, count: count))
  }

  private mutating func copyStorage() {
    let own = TensorStorage(bytes: count * MemoryLayout<Element>.stride)
    let source = storage.base.assumingMemoryBound(to: Element.self) + offset
    own.base.assumingMemoryBound(to: Element.self).update(from: source, count: count)
    storage = own
    offset = 0
  }
}

extension TypedTensor: Equatable {
  /// Equal shapes and equal elements (so a NaN makes a tensor unequal to itself).
  public static func == (a: Self, b: Self) -> Bool {
    a.shape == b.shape
      && a.withUnsafeElements { a in b.withUnsafeElements { b in a.elementsEqual(b) } }
  }
}
