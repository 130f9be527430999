import Glibc
import Synchronization

/// Wakes the thread that waits in `TerminalSession.poll`, from any thread.
///
/// Waking twice before it looks is waking once; after the session is closed it does nothing.
public struct Waker: Sendable {
  private let pipe: WakePipe

  init(_ pipe: WakePipe) { self.pipe = pipe }

  /// Makes `poll` return with `.wake`.
  public func wake() { pipe.wake() }
}

/// A pipe whose bytes end a wait: 0 for a waker, else a signal's number.
final class WakePipe: Sendable {
  let readEnd: Int32
  let writeEnd: Int32
  private let isAwake = Atomic(false)

  init() throws(TerminalError) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw .refused(what: "a pipe", code: errno) }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  func wake() {
    guard !isAwake.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var byte: UInt8 = 0
    _ = write(writeEnd, &byte, 1)
  }

  /// All bytes that have come, each kind once, in the order they came first.
  func drain() -> [UInt8] {
    isAwake.store(false, ordering: .releasing)
    var seen: [UInt8] = []
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 256) { buffer in
      while true {
        let count = read(readEnd, buffer.baseAddress, buffer.count)
        guard count > 0 else { return }
        for byte in buffer.prefix(count) where !seen.contains(byte) { seen.append(byte) }
      }
    }
    return seen
  }
}
