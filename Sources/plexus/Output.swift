import Experiments
import Foundation
import Sessions
import Synchronization

/// Writes whole lines; text from files has its control characters taken out on the way.
///
/// What cannot be written to standard output is told once on standard error, and the program ends as failed; what it
/// does besides, such as recording a run, goes on. A closed pipe ends the program in silence, as it does others.
enum Output {
  private struct State {
    var hasDocument = false
    var isLost = false
  }

  /// Whether a person sits at the other end, so that the workbench can open.
  static var isTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// Whether the one JSON document has been written.
  static var hasDocument: Bool { state.withLock { $0.hasDocument } }

  /// Whether something could not be written to standard output.
  static var isLost: Bool { state.withLock { $0.isLost } }

  static func line(_ text: String) { told(state.withLock { _ in write(lines(text), to: STDOUT_FILENO) }) }

  /// Writes a JSON document on a line of its own, as it is made: the summary of a large network has millions of
  /// characters.
  static func document(_ value: Value) {
    told(
      state.withLock { state in
        state.hasDocument = true
        var failure: Int32?
        JSONText.encode(value) { piece in
          failure = failure ?? write(isPlain(piece) ? piece : printable(piece), to: STDOUT_FILENO)
        }
        return failure ?? write([UInt8(ascii: "\n")], to: STDOUT_FILENO)
      })
  }

  static func error(_ text: String) { state.withLock { _ in _ = write(lines(text), to: STDERR_FILENO) } }

  /// Fills the places of standard streams that the caller has closed, so that no session is opened in one of them;
  /// writing to a closed standard output still fails.
  static func holdStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// One at a time writes.
  private static let state = Mutex(State())

  /// Says once that standard output is lost; a pipe that nobody reads any more is no loss.
  private static func told(_ code: Int32?) {
    guard let code else { return }
    let isFirst = state.withLock { state in
      defer { state.isLost = true }
      return !state.isLost
    }
    guard isFirst, code != EPIPE else { return }
    let reason = String(cString: strerror(code))
    error("plexus: standard output cannot be written: \(reason). Check where it leads to")
  }

  /// - Returns: the error's number if not all could be written.
  private static func write(_ text: [UInt8], to descriptor: Int32) -> Int32? {
    var bytes = text[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno != EINTR { return errno }
      bytes = bytes.dropFirst(max(0, written))
    }
    return nil
  }

  private static func lines(_ text: String) -> [UInt8] { printable(Array("\(text)\n".utf8)) }

  /// Whether there are only ASCII characters that a terminal shows, and ends of lines.
  private static func isPlain(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0 >= 0x20 && $0 < 0x7F || $0 == 0x0A }
  }

  private static func printable(_ text: [UInt8]) -> [UInt8] {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return Array(lines.map { TextFormat.printable(String($0)) }.joined(separator: "\n").utf8)
  }
}
