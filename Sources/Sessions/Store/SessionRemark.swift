import GRDB

/// The line by which a person tells what a session is: a note that belongs to no moment of it.
public enum SessionRemark {
  /// The time of such a note.
  static let time: Int64 = -1

  /// Writes the remark in place of the one before; an empty one is taken away.
  ///
  /// - Throws: `SessionError` when the file cannot be written or a process records it.
  public static func set(_ text: String, of path: String) throws(SessionError) {
    SessionRecovery.recoverIfNeeded(path)
    let lock = try SessionLock.acquireToChange(path)
    defer { lock.release() }
    try SessionDatabase.change(path) { queue in
      try queue.write { db in
        try db.execute(sql: "DELETE FROM note WHERE time_us = \(time)")
        guard !text.isEmpty else { return }
        try db.execute(sql: "INSERT INTO note(time_us, text) VALUES (\(time), ?)", arguments: [text])
      }
    }
  }
}

extension SessionReader {
  /// The session's remark, if it has one.
  func remark() throws(SessionError) -> String? {
    try read { db in
      try String.fetchOne(
        db, sql: "SELECT text FROM note WHERE time_us = \(SessionRemark.time) ORDER BY id DESC LIMIT 1")
    }
  }
}
