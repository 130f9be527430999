import Foundation
import Synchronization

/// A terminal without a screen: what is written to it is counted and gone.
final class PseudoTerminal: Sendable {
  /// The end that a program writes to.
  let descriptor: Int32
  private let other: Int32
  private let count = Atomic(0)

  /// Linux's requests TIOCSPTLCK and TIOCGPTN, macros that do not come through.
  private static let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)

  /// - Throws: `CommandError` when the system gives none.
  init(columns: Int, rows: Int) throws {
    other = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locked, number) = (Int32(0), Int32(-1))
    guard other >= 0, ioctl(other, Self.setLock, &locked) == 0, ioctl(other, Self.getNumber, &number) == 0
    else {
      throw CommandError.failed("the system gives no pseudo-terminal. Look whether /dev/pts is mounted")
    }
    descriptor = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandError.failed(
        "the pseudo-terminal /dev/pts/\(number) cannot be opened. Look whether /dev/pts is mounted")
    }
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    let other = other
    Thread.detachNewThread { [self] in
      withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 16) { buffer in
        while true {
          let length = read(other, buffer.baseAddress, buffer.count)
          if length <= 0 { return }
          count.add(length, ordering: .relaxed)
        }
      }
    }
  }

  /// The bytes written so far, once all of them have come.
  func written() -> Int {
    var (last, now) = (-1, count.load(ordering: .relaxed))
    while last != now {
      usleep(20_000)
      (last, now) = (now, count.load(ordering: .relaxed))
    }
    return now
  }

  func finish() { close(descriptor) }
}
