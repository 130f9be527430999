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
  }

  private static let kept = Mutex(Kept())

  /// The size of the block that serves `bytes`: the next of four steps between powers of two.
  static func blockSize(for bytes: Int) -> Int {
    let least = max(bytes, 256)
    let step = max(64, (1 << (Int.bitWidth - 1 - (least - 1).leadingZeroBitCount)) / 4)
    return (least + step - 1) / step * step
  }

  /// A block of exactly `size` bytes, a value of `blockSize`; its contents are undefined.
  static func take(_ size: Int) -> UnsafeMutableRawPointer {
    let address: UInt? = kept.withLock { kept in
      guard let address = kept.blocks[size]?.popLast() else { return nil }
      kept.bytes -= size
      return address
    }
    if let address, let block = UnsafeMutableRawPointer(bitPattern: address) { return block }
    return .allocate(byteCount: size, alignment: alignment)
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

  init(bytes: Int) {
    size = BufferPool.blockSize(for: bytes)
    base = BufferPool.take(size)
  }

  deinit { BufferPool.giveBack(base, size: size) }
}
