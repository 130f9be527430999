import Foundation
import Synchronization

/// Writes whole lines; text from files has its control characters taken out on the way.
enum Output {
  /// Whether a person sits at the other end, so that the workbench can open.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  static func line(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  private static let turn = Mutex(())

  private static func write(_ text: String, to descriptor: Int32) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      TextFormat.printable(String($0))
    }
    var bytes = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
    turn.withLock { _ in
      while !bytes.isEmpty {
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 && errno != EINTR { return }
        bytes = bytes.dropFirst(max(0, written))
      }
    }
  }
}
