import Experiments
import Foundation
import Sessions
import Synchronization

/// Writes whole lines; text from files has its control characters taken out on the way.
enum Output {
  /// Whether a person sits at the other end, so that the workbench can open.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  static func line(_ text: String) { write(text, to: STDOUT_FILENO) }

  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  /// One line of JSON, written as it is made: the summary of a large network has millions of characters.
  static func line(json value: Value) {
    turn.withLock { _ in
      JSONText.encode(value, inPieces: { write($0, to: STDOUT_FILENO) })
      write([UInt8(ascii: "\n")], to: STDOUT_FILENO)
    }
  }

  private static let turn = Mutex(())

  private static func write(_ text: String, to descriptor: Int32) {
    turn.withLock { _ in write(Array("\(text)\n".utf8), to: descriptor) }
  }

  private static func write(_ text: [UInt8], to descriptor: Int32) {
    var bytes = isPlain(text) ? text[...] : printable(text)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno != EINTR { return }
      bytes = bytes.dropFirst(max(0, written))
    }
  }

  /// Whether there are only ASCII characters that a terminal shows, and ends of lines.
  private static func isPlain(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }
  }

  private static func printable(_ text: [UInt8]) -> [UInt8] {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return Array(lines.map { TextFormat.printable(String($0)) }.joined(separator: "\n").utf8)
  }
}
