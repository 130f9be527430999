import Experiments
import Foundation
import GRDB

/// Reads a session: single events, ranges of them, states.
///
/// Every query goes by the number of an event; nothing reads a whole table.
struct SessionReader: Sendable {
  let path: String
  let row: SessionRow
  /// Whether it was opened as it stands, without what a `-wal` file may still hold.
  let isImmutable: Bool
  private let queue: DatabaseQueue
  /// Names of scalars by number, as far as they are known.
  let names: [Int: String]

  /// Opens a session.
  ///
  /// - Parameter recovers: whether what a killed writer left is put in order first, if that is possible.
  /// - Throws: `SessionError`.
  init(_ path: String, recovers: Bool = true) throws(SessionError) {
    if recovers { SessionRecovery.recoverIfNeeded(path) }
    let (queue, isImmutable) = try SessionDatabase.openForReading(path)
    do {
      try self.init(path, queue, isImmutable: isImmutable)
    } catch {
      try? queue.close()
      throw error
    }
  }

  /// Reads by an open connection.
  init(_ path: String, _ queue: DatabaseQueue, isImmutable: Bool = false) throws(SessionError) {
    self.path = path
    self.queue = queue
    self.isImmutable = isImmutable
    (row, names) = try SessionDatabase.read(queue, path) { db in
      let names = try Row.fetchAll(db, sql: "SELECT id, name FROM name").map { row in
        try (row.get(0, as: Int.self), row.get(1, as: String.self))
      }
      for table in ["event", "scalar"] {
        for end in ["min", "max"] {
          let seq = try Int.fetchOne(db, sql: "SELECT \(end)(seq) FROM \(table)") ?? 1
          guard SessionSchema.numbers.contains(seq) else {
            throw EventCodingError("an event numbered \(seq)")
          }
        }
      }
      return (try SessionRow(db), Dictionary(names) { first, _ in first })
    }
  }

  /// The same file as it is now.
  func refreshed() throws(SessionError) -> SessionReader {
    try SessionReader(path, queue, isImmutable: isImmutable)
  }

  var header: SessionHeader { row.header }

  /// Runs a body that reads, in one consistent view.
  func read<T>(_ body: (Database) throws -> T) throws(SessionError) -> T {
    try SessionDatabase.read(queue, path, body)
  }

  /// Closes the connection, so that the writer may close its file.
  func close() { try? queue.close() }

  /// Number and time of the last event.
  func end() throws(SessionError) -> (seq: Int, time: Int64) {
    try read { db in try SessionReader.record(atOrBefore: .max, db) ?? (0, 0) }
  }

  /// The number of the last event at or before a time; 0 if there is none.
  ///
  /// - Parameter start: an event that is known to lie at or before it; the nearer, the faster.
  func seq(at time: Int64, from start: Int = 0) throws(SessionError) -> Int {
    try read { db in
      guard let last = try SessionReader.record(atOrBefore: .max, db) else { return 0 }
      if last.time <= time { return last.seq }
      // Times ascend with the numbers: double the stride past the time, then halve.
      var (low, high) = (start, last.seq)
      var stride = 1
      while low + stride < high {
        let record = try SessionReader.record(atOrBefore: low + stride, db)
        guard record.map({ $0.time <= time }) ?? true else {
          high = low + stride
          break
        }
        low += stride
        stride *= 2
      }
      while high - low > 1 {
        let middle = low + (high - low) / 2
        let record = try SessionReader.record(atOrBefore: middle, db)
        if record.map({ $0.time <= time }) ?? true { low = middle } else { high = middle }
      }
      return low
    }
  }

  /// The state after an event.
  func state(at seq: Int) throws(SessionError) -> SessionState {
    var fold = Fold(SessionState(header))
    try advance(&fold, to: seq)
    return fold.state
  }

  /// Brings a fold to an event, from where it stands or from a keyframe, whichever is less to read.
  func advance(_ fold: inout Fold, to seq: Int) throws(SessionError) {
    fold = try read { [fold] db in
      var next = seq < fold.state.seq ? Fold(SessionState(header)) : fold
      if seq - next.state.seq > SessionReader.nearby,
        let keyframe = try keyframe(after: next.state.seq, upTo: seq, db)
      {
        next = keyframe
      }
      try foldRange(&next, through: seq, db)
      try next.resolve { seq throws in try SessionReader.event(seq, db) }
      return next
    }
  }

  /// The next rows in order.
  func rows(after seq: Int, through last: Int = .max, limit: Int) throws(SessionError) -> [RecordedRow] {
    try read { db in try rows(after: seq, through: last, limit: limit, db) }
  }

  /// The next events in order, payloads included.
  func events(after seq: Int, limit: Int) throws(SessionError) -> [NumberedEvent] {
    try read { db in
      try rows(after: seq, through: .max, limit: limit, db).map { row in
        NumberedEvent(seq: row.seq, event: try row.event)
      }
    }
  }
}
