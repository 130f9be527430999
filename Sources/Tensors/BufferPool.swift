import Synchronization

/// Memory blocks for tensors; freed blocks are kept for the next tensor of their size.
///
/// Fresh memory costs a page fault per 4 KiB, several times what filling it costs. A step of a training run
/// asks for the same sizes again and again, so after the first steps every block comes from here.
enum BufferPool {
  /// Blocks start at a cache line.
  static let alignment = 64
  /// Freed blocks beyond this many bytes go back to the system.
  private static let keptBytesLimit = 1 << 30

  private struct Kept {
    var blocks: [Int: [UInt]] = [:]
    var bytes = 0

    mutating func take(_ size: Int) -> UInt? {
      guard let address = blocks[size]?.popLast() else { return nil }
      bytes -= size
      return address
    }

    /// The least size within `range` of which a block is kept.
    func leastSize(in range: ClosedRange<Int>) -> Int? {
      blocks.lazy.filter { range.contains($0.key) && !$0.value.isEmpty }.map(\.key).min()
    }
  }

  private static let kept = Mutex(Kept())

  /// The size of the block that serves `bytes`: the next of four steps between powers of two.
  static func blockSize(for bytes: Int) -> Int {
    let least = max(bytes, 256)
    let step = max(64, (1 << (Int.bitWidth - 1 - (least - 1).leadingZeroBitCount)) / 4)
    return (least + step - 1) / step * step
  }

  private static let pageSize = 4096

  /// From this size on a block may serve a smaller one, so that layers of different sizes share their memory.
  private static let sharedBlockSize = 1 << 20

  /// A block for `bytes` bytes and its true size, which `giveBack` needs; its contents are undefined.
  ///
  /// - Parameter touching: whether the system is asked for all of a fresh block's pages at once, for blocks of which
  ///   later tensors may use more than the first.
  static func take(_ bytes: Int, touching: Bool = false) -> (block: UnsafeMutableRawPointer, size: Int) {
    let size = blockSize(for: bytes)
    let found: (address: UInt, size: Int)? = kept.withLock { kept in
      if let address = kept.take(size) { return (address, size) }
      guard size >= sharedBlockSize, let next = kept.leastSize(in: size...4 * size) else { return nil }
      return kept.take(next).map { ($0, next) }
    }
    if let found, let block = UnsafeMutableRawPointer(bitPattern: found.address) {
      return (block, found.size)
    }
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: alignment)
    if touching {
      for place in stride(from: 0, to: size, by: pageSize) {
        block.storeBytes(of: 0, toByteOffset: place, as: UInt8.self)
      }
    }
    return (block, size)
  }

  /// Takes back a block that `take` gave.
  static func giveBack(_ block: UnsafeMutableRawPointer, size: Int) {
    let isKept = kept.withLock { kept in
      guard kept.bytes + size <= keptBytesLimit else { return false }
      kept.blocks[size, default: []].append(UInt(bitPattern: block))
      kept.bytes += size
      return true
    }
    if !isKept { block.deallocate() }
  }
}

/// A block of memory that goes back to the pool with its last owner.
final class TensorStorage: Sendable {
  // Written only while one tensor alone owns the block (`TypedTensor` copies before it writes).
  nonisolated(unsafe) let base: UnsafeMutableRawPointer
  private let size: Int

  init(bytes: Int, touching: Bool = false) {
    (base, size) = BufferPool.take(bytes, touching: touching)
  }

  deinit { BufferPool.giveBack(base, size: size) }
}
