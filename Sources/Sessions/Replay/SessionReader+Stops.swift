import Experiments
import GRDB

/// Stops of single-stepping: events that are neither scalar nor telemetry, and the last of neighbouring scalars of one
/// step.
extension SessionReader {
  /// Scalars of one step that are taken together at most.
  private static let longestRun = 10_000

  /// The first stop after an event; the last event if there is none.
  func stop(after seq: Int) throws(SessionError) -> Int {
    try read { db in
      let event = try visibleEvent("seq > ?", "seq", seq, db)
      let scalars = try Row.fetchCursor(
        db, sql: "SELECT seq, step FROM scalar WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?",
        arguments: [seq, event ?? .max, SessionReader.longestRun])
      guard let first = try scalars.next() else {
        return try event ?? SessionReader.record(atOrBefore: .max, db)?.seq ?? 0
      }
      let step: Int = try first.get(1)
      var last: Int = try first.get(0)
      while let row = try scalars.next(), try row.get(1) == step { last = try row.get(0) }
      return last
    }
  }

  /// The last stop before an event; 0 if there is none.
  func stop(before seq: Int) throws(SessionError) -> Int {
    try read { db in
      let event = try visibleEvent("seq < ?", "seq DESC", seq, db) ?? 0
      let scalars = try Row.fetchCursor(
        db, sql: "SELECT seq, step FROM scalar WHERE seq > ? AND seq <= ? ORDER BY seq DESC LIMIT ?",
        arguments: [event, seq, SessionReader.longestRun])
      // A scalar here belongs to the run of scalars around it.
      let run = try Int.fetchOne(db, sql: "SELECT step FROM scalar WHERE seq = ?", arguments: [seq])
      while let row = try scalars.next() {
        let (place, step): (Int, Int) = (try row.get(0), try row.get(1))
        if place < seq, step != run { return place }
      }
      return event
    }
  }

  /// The last event before the first scalar of a later step; the last of all if there is none.
  ///
  /// The steps of scalars are taken to ascend, as those of a training do. In a session without scalars the first
  /// event of a later step counts.
  func seq(atStep step: Int) throws(SessionError) -> Int {
    try read { db in
      guard let last = try SessionReader.record(atOrBefore: .max, db) else { return 0 }
      func scalar(from seq: Int) throws -> (seq: Int, step: Int)? {
        let sql = "SELECT seq, step FROM scalar WHERE seq >= ? ORDER BY seq LIMIT 1"
        return try Row.fetchOne(db, sql: sql, arguments: [seq]).map { try ($0.get(0), $0.get(1)) }
      }
      var (low, high) = (1, last.seq + 1)
      while low < high {
        let middle = low + (high - low) / 2
        if let here = try scalar(from: middle), here.step <= step {
          low = here.seq + 1
        } else {
          high = middle
        }
      }
      if let later = try scalar(from: low) { return later.seq - 1 }
      guard try scalar(from: 1) == nil else { return last.seq }
      let event = "SELECT seq FROM event WHERE step > ? ORDER BY seq LIMIT 1"
      return try Int.fetchOne(db, sql: event, arguments: [step]).map { $0 - 1 } ?? last.seq
    }
  }

  /// The first event of a series after an event.
  func event(of key: EventKey, after seq: Int) throws(SessionError) -> Int? {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT seq FROM event WHERE seq > ? AND kind = ? AND name = ? ORDER BY seq LIMIT 1",
        arguments: [seq, key.kind.rawValue, key.name])
    }
  }

  /// The last event of a series before an event.
  func event(of key: EventKey, before seq: Int) throws(SessionError) -> Int? {
    try read { db in
      try Int.fetchOne(
        db, sql: "SELECT seq FROM event WHERE seq < ? AND kind = ? AND name = ? ORDER BY seq DESC LIMIT 1",
        arguments: [seq, key.kind.rawValue, key.name])
    }
  }

  private func visibleEvent(_ condition: String, _ order: String, _ seq: Int, _ db: Database) throws -> Int? {
    try Int.fetchOne(
      db,
      sql: "SELECT seq FROM event WHERE \(condition) AND kind <> 'telemetry' ORDER BY \(order) LIMIT 1",
      arguments: [seq])
  }
}
