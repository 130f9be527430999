#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A run of plain values with unchecked access, for loops whose cost is memory access.
///
/// A long one is memory of its own that goes back to the system at once: the allocator would keep it, and a network
/// of millions of edges would take half as much again.
struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  /// The size from which memory comes from the system, bytes.
  private static var largeSize: Int { 1 << 20 }

  init(repeating value: Element, count: Int) {
    self.count = count
    let size = count * MemoryLayout<Element>.stride
    if size < Self.largeSize {
      base = .allocate(capacity: max(count, 1))
    } else {
      let memory = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
      guard let memory, memory != MAP_FAILED else { fatalError("FixedArray: no memory for \(size) bytes") }
      adviseHugePages(memory, bytes: size)
      base = memory.assumingMemoryBound(to: Element.self)
    }
    base.initialize(repeating: value, count: count)
  }

  deinit {
    let size = count * MemoryLayout<Element>.stride
    if size < Self.largeSize { base.deallocate() } else { munmap(base, size) }
  }

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
}
