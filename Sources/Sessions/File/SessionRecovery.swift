import Experiments
import Foundation
import GRDB

/// Putting in order what a killed writer left.
enum SessionRecovery {
  /// Moves what lies in a `-wal` file into the session, if no process writes it and the place may be written.
  static func recoverIfNeeded(_ path: String) {
    guard FileManager.default.fileExists(atPath: path + "-wal") else { return }
    // A place that may not be written, or a writer after all: the session is read as it is.
    guard let lock = try? SessionLock.acquire(for: path) else { return }
    defer { lock.release() }
    guard let queue = try? SessionDatabase.openForWriting(path) else { return }
    try? SessionDatabase.settle(queue)
    try? queue.close()
  }
}
