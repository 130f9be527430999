/// A run of plain values with unchecked access, for loops whose cost is memory access.
struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(repeating value: Element, count: Int) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: count)
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(index: some BinaryInteger) -> Element {
    get {
      assert(index >= 0 && index < count)
      return base[Int(truncatingIfNeeded: index)]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      base[Int(truncatingIfNeeded: index)] = newValue
    }
  }

  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  func array() -> [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
