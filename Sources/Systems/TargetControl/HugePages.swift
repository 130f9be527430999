#if canImport(Glibc)
  import Glibc
#endif

/// Asks the system for huge pages for memory that is not yet written, where it has such.
///
/// Edges lead anywhere in the arrays of a large network; with huge pages the processor need not look up each page anew.
func adviseHugePages(_ memory: UnsafeMutableRawPointer, bytes: Int) {
  #if canImport(Glibc)
    let hugePage = 1 << 21
    let address = Int(bitPattern: memory)
    let first = (address + hugePage - 1) / hugePage * hugePage
    guard first + hugePage <= address + bytes else { return }
    // Only advice: without huge pages the memory is as good as any other.
    madvise(UnsafeMutableRawPointer(bitPattern: first), address + bytes - first, MADV_HUGEPAGE)
  #endif
}

extension [UInt32] {
  /// Zeros in memory that loops go through in no order.
  init(zerosForScatteredAccess count: Int) {
    self.init(unsafeUninitializedCapacity: count) { buffer, initialised in
      if let base = buffer.baseAddress {
        adviseHugePages(base, bytes: count * MemoryLayout<UInt32>.stride)
      }
      buffer.initialize(repeating: 0)
      initialised = count
    }
  }
}
