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

  static func line(_ text: String) {
    guard let code = write(text, to: STDOUT_FILENO) else { return }
    let isFirst = state.withLock { state in
      defer { state.isLost = true }
      return !state.isLost
    }
    guard isFirst, code != EPIPE else { return }
    let reason = String(cString: strerror(code))
    error("plexus: standard output cannot be written: \(reason). Check where it leads to")
  }

  /// Writes a JSON document on a line of its own.
  static func document(_ value: Value) {
    state.withLock { $0.hasDocument = true }
    line(JSONText.encode(value))
  }

  static func error(_ text: String) { _ = write(text, to: STDERR_FILENO) }

  /// Fills the places of standard streams that the caller has closed, so that no session is opened in one of them;
  /// writing to a closed standard output still fails.
  static func holdStandardStreams() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 && errno == EBADF {
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  private static let state = Mutex(State())
  private static let turn = Mutex(())

  /// - Returns: the error's number if not all could be written.
  private static func write(_ text: String, to descriptor: Int32) -> Int32? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      TextFormat.printable(String($0))
    }
    var bytes = Array((lines.joined(separator: "\n") + "\n").utf8)[...]
    return turn.withLock { _ in
      while !bytes.isEmpty {
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 && errno != EINTR { return errno }
        bytes = bytes.dropFirst(max(0, written))
      }
      return nil
    }
  }
}
