import Experiments
import Foundation
import GRDB

extension SessionReader {
  /// Events that are sooner folded than a keyframe is read.
  static let nearby = 4000

  /// Number and time of the last event up to a number.
  static func record(atOrBefore seq: Int, _ db: Database) throws -> (seq: Int, time: Int64)? {
    var latest: (seq: Int, time: Int64)?
    for table in ["scalar", "event"] {
      let statement = try db.cachedStatement(
        sql: "SELECT seq, time_us FROM \(table) WHERE seq <= ? ORDER BY seq DESC LIMIT 1")
      if let row = try Row.fetchOne(statement, arguments: [seq]), try row.get(0) > latest?.seq ?? 0 {
        latest = (try row.get(0), try row.time(1))
      }
    }
    return latest
  }

  /// The event of that number that is no scalar.
  static func event(_ seq: Int, _ db: Database) throws -> Event {
    let statement = try db.cachedStatement(
      sql: "SELECT tick, step, time_us, kind, name, meta, size, data FROM event WHERE seq = ?")
    guard let found = try Row.fetchOne(statement, arguments: [seq]), let row = try row(found) else {
      throw EventCodingError("event \(seq) is not there")
    }
    return try EventCodec.event(of: row)
  }

  /// The last keyframe in a range, as a fold whose pictures are still to be read.
  func keyframe(after low: Int, upTo high: Int, _ db: Database) throws -> Fold? {
    let statement = try db.cachedStatement(
      sql: "SELECT size, data FROM keyframe WHERE seq > ? AND seq <= ? ORDER BY seq DESC LIMIT 1")
    guard let row = try Row.fetchOne(statement, arguments: [low, high]) else { return nil }
    return try KeyframeCodec.decode(
      SessionReader.unpacked(row.get(1), size: row.get(0)) ?? [], header: header)
  }

  /// Folds the events after the fold's own up to a number, pictures by their numbers only.
  func foldRange(_ fold: inout Fold, through last: Int, _ db: Database) throws {
    let range: StatementArguments = [fold.state.seq, last]
    let scalars = try Row.fetchCursor(
      db,
      sql: """
        SELECT seq, tick, step, time_us, name, value FROM scalar WHERE seq > ? AND seq <= ? ORDER BY seq
        """, arguments: range)
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT seq, tick, step, time_us, kind, name, meta FROM event WHERE seq > ? AND seq <= ? ORDER BY seq
        """, arguments: range)
    var names = self.names
    var event = try events.next()
    while let scalar = try scalars.next() {
      let seq: Int = try scalar.get(0)
      while let row = event, try row.get(0) < seq {
        try SessionReader.apply(row, to: &fold)
        event = try events.next()
      }
      fold.apply(
        scalar: try SessionReader.value(scalar, 5), name: try name(scalar.get(4), &names, db), seq: seq,
        tick: try scalar.get(1), step: try scalar.get(2), time: try scalar.time(3))
    }
    while let row = event {
      try SessionReader.apply(row, to: &fold)
      event = try events.next()
    }
  }

  /// The rows of a range in order, at most `limit`; kinds that this version does not know are left out.
  func rows(after first: Int, through last: Int, limit: Int, _ db: Database) throws -> [RecordedRow] {
    let range: StatementArguments = [first, last, limit]
    var names = self.names
    var merged: [RecordedRow] = []
    let scalars = try Row.fetchCursor(
      db,
      sql: """
        SELECT seq, tick, step, time_us, name, value FROM scalar WHERE seq > ? AND seq <= ?
        ORDER BY seq LIMIT ?
        """, arguments: range)
    let events = try Row.fetchCursor(
      db,
      sql: """
        SELECT tick, step, time_us, kind, name, meta, size, data, seq FROM event WHERE seq > ? AND seq <= ?
        ORDER BY seq LIMIT ?
        """, arguments: range)
    var scalar = try scalars.next()
    var event = try events.next()
    while merged.count < limit {
      if let row = scalar, try row.get(0) < (event.map { try $0.get(8) }) ?? Int.max {
        merged.append(
          RecordedRow(
            seq: try row.get(0),
            row: EventRow(
              tick: try row.get(1), step: try row.get(2), time: try row.time(3), kind: .scalar,
              name: try name(row.get(4), &names, db), meta: ""),
            scalar: try SessionReader.value(row, 5)))
        scalar = try scalars.next()
      } else if let row = event {
        if let whole = try SessionReader.row(row) {
          merged.append(RecordedRow(seq: try row.get(8), row: whole, scalar: nil))
        }
        event = try events.next()
      } else {
        break
      }
    }
    return merged
  }

  /// The bytes of a column that is packed if it is shorter than it should be.
  static func unpacked(_ data: Data?, size: Int?) throws(EventCodingError) -> [UInt8]? {
    guard let data, let size else { return nil }
    if data.count == size { return [UInt8](data) }
    guard let raw = Deflate.unpack([UInt8](data), size: size) else {
      throw EventCodingError("data does not unpack to \(size) bytes")
    }
    return raw
  }

  /// A scalar; SQLite keeps NaN as NULL.
  private static func value(_ row: Row, _ column: Int) throws -> Double {
    try row.get(column, as: Double?.self) ?? .nan
  }

  private func name(_ number: Int, _ names: inout [Int: String], _ db: Database) throws -> String {
    if let name = names[number] { return name }
    guard let name = try String.fetchOne(db, sql: "SELECT name FROM name WHERE id = ?", arguments: [number])
    else { throw EventCodingError("scalar \(number) has no name") }
    names[number] = name
    return name
  }

  /// The row in its first eight columns; `nil` for a kind that this version does not know.
  private static func row(_ row: Row) throws -> EventRow? {
    guard let kind = EventKind(rawValue: try row.get(3)) else { return nil }
    return try EventRow(
      tick: row.get(0), step: row.get(1), time: row.time(2), kind: kind, name: row.get(4), meta: row.get(5),
      data: unpacked(row.get(7), size: row.get(6)))
  }

  private static func apply(_ row: Row, to fold: inout Fold) throws {
    guard let kind = EventKind(rawValue: try row.get(4)) else { return }
    let (seq, tick, step, time): (Int, Int, Int, Int64) = try (
      row.get(0), row.get(1), row.get(2), row.time(3)
    )
    if EventCodec.showsLatestOnly(kind) {
      fold.note(EventKey(kind: kind, name: try row.get(5)), seq: seq, tick: tick, step: step, time: time)
    } else {
      let event = EventRow(
        tick: tick, step: step, time: time, kind: kind, name: try row.get(5), meta: try row.get(6))
      fold.apply(try EventCodec.event(of: event), seq: seq)
    }
  }
}
