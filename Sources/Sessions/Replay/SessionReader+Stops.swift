import Experiments
import GRDB

/// Stops of single-stepping: the last of neighbouring events of one step, telemetry aside.
extension SessionReader {
  /// Events of one step that are taken together at most.
  private static let longestRun = 10_000

  /// The first stop after an event; the last event if there is none.
  func stop(after seq: Int) throws(SessionError) -> Int {
    try read { db in
      let events = try visibleEvents("seq > ?1", "seq", seq, db)
      guard let first = try events.next() else {
        return try SessionReader.record(atOrBefore: .max, db)?.seq ?? 0
      }
      var last = first.seq
      while let event = try events.next(), event.step == first.step { last = event.seq }
      return last
    }
  }

  /// The last stop before an event; 0 if there is none.
  func stop(before seq: Int) throws(SessionError) -> Int {
    try read { db in
      let events = try visibleEvents("seq <= ?1", "seq DESC", seq, db)
      guard let here = try events.next() else { return 0 }
      var count = 1
      var earliest = here.seq
      while let event = try events.next() {
        guard event.step == here.step else { return event.seq }
        earliest = event.seq
        count += 1
      }
      return count < SessionReader.longestRun ? 0 : earliest
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

  private func visibleEvents(
    _ condition: String, _ order: String, _ seq: Int, _ db: Database
  ) throws -> MapCursor<RowCursor, (seq: Int, step: Int)> {
    let sql = """
      SELECT seq, step FROM event WHERE \(condition) AND kind <> 'telemetry'
      UNION ALL SELECT seq, step FROM scalar WHERE \(condition) ORDER BY \(order) LIMIT ?2
      """
    return try Row.fetchCursor(db, sql: sql, arguments: [seq, SessionReader.longestRun])
      .map { try ($0.get(0), $0.get(1)) }
  }
}
