import Experiments
import Foundation
import GRDB

/// A session that was cut back to its last saved state and is ready to go on.
struct Resumption {
  let writer: SessionWriter
  /// The state at the cut.
  let state: SessionState
  let continuation: RunContinuation

  /// Takes the session's lock, cuts off what came after the last saved state and opens it for writing.
  ///
  /// - Throws: `SessionError` when there is nothing to go on with or the file cannot be written.
  static func prepare(_ path: String, system: String, _ fingerprint: Fingerprint) throws(SessionError)
    -> Resumption
  {
    // Reading first: a file that is none, or is finished, is told so also where it could not be written.
    let info = try SessionInfo.read(path)
    try check(info, path, system: system)
    let lock = try SessionLock.acquireToChange(path)
    do throws(SessionError) {
      let queue = try SessionDatabase.openForWriting(path)
      do throws(SessionError) {
        let reader = try SessionReader(path, queue)
        try check(try SessionInfo(reader, isLocked: false), path, system: system)
        return try cut(reader, queue, lock, fingerprint)
      } catch {
        try? queue.close()
        throw error
      }
    } catch {
      lock.release()
      throw error
    }
  }

  private static func check(_ info: SessionInfo, _ path: String, system: String) throws(SessionError) {
    let recorded = info.header.request.system
    guard recorded == system else { throw .otherSystem(path: path, recorded: recorded, given: system) }
    if info.status == .running { throw .inUse(path: path) }
    guard info.status.canGoOn else {
      throw .nothingToResume(path: path, status: info.status)
    }
  }

  private static func cut(
    _ reader: SessionReader, _ queue: DatabaseQueue, _ lock: SessionLock, _ fingerprint: Fingerprint
  ) throws(SessionError) -> Resumption {
    let path = reader.path
    let end = try reader.end().seq
    let saved = try reader.read { db in try StateTable.latest(upTo: end, session: path, db) }
    let seq = saved?.seq ?? 0
    let script = try reader.commands(after: seq).map(\.command).filter { !$0.command.isStop }
    let state = try reader.state(at: seq)
    do {
      let orphans = try queue.writeWithoutTransaction { db in
        try SessionDatabase.useLog(db)
        var orphans: [String] = []
        try db.inTransaction {
          orphans = try truncate(db, path, after: seq, at: state.time, fingerprint)
          return .commit
        }
        return orphans
      }
      for orphan in orphans { unlink(orphan) }
      var writer = SessionWriter(path: path, queue: queue, lock: lock, fold: Fold(state))
      try writer.readNames()
      return Resumption(
        writer: writer, state: state,
        continuation: RunContinuation(script: script, point: saved?.point, timeOffset: state.time))
    } catch {
      throw .notChangeable(path: path, detail: SessionDatabase.words(error))
    }
  }

  /// Drops what came after an event; remarks of people move to the cut.
  private static func truncate(
    _ db: Database, _ path: String, after seq: Int, at time: Int64, _ fingerprint: Fingerprint
  ) throws -> [String] {
    for table in ["event", "scalar", "keyframe", "gap", "resumption"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE seq > ?", arguments: [seq])
    }
    let orphans = try StateTable.delete(after: seq, session: path, db)
    try db.execute(sql: "UPDATE note SET time_us = min(time_us, ?)", arguments: [time])
    try SessionRow.update(db, .running, nil)
    try db.execute(
      sql: "INSERT INTO resumption(seq, time_us, fingerprint) VALUES (?, ?, ?)",
      arguments: [seq + 1, time, fingerprint.json])
    return orphans
  }
}

extension Command {
  var isStop: Bool {
    if case .stop = self { return true }
    return false
  }
}
