import Experiments
import Foundation
import GRDB

/// States to resume from: the last two and every marked one, the big ones in files beside.
enum StateTable {
  /// Bytes up to which a state stands in the session itself.
  static let mostInside = 64 << 20
  /// Unmarked states that are kept.
  static let kept = 2

  /// Writes a state and drops those that are no longer kept.
  ///
  /// - Returns: files beside that nothing refers to once the transaction stands.
  static func write(
    _ point: ResumePoint, seq: Int, session: String, mostInside: Int, _ db: Database
  ) throws -> [String] {
    let bytes = Safetensors.encode(point.state)
    var file: String?
    if bytes.count > mostInside {
      let name = "\((session as NSString).lastPathComponent)-state-\(seq).safetensors"
      try Data(bytes).write(to: URL(fileURLWithPath: beside(session, name)), options: .atomic)
      file = name
    }
    try db.cachedStatement(
      sql:
        "INSERT OR REPLACE INTO state(seq, tick, marked, configuration, data, path) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      seq, point.tick, point.isMarked, JSONText.encode(.record(point.values)),
      file == nil ? Data(bytes) : nil, file,
    ])
    return try dropOld(session, db)
  }

  /// The latest usable state up to an event.
  static func latest(upTo seq: Int, session: String, _ db: Database) throws -> (seq: Int, point: ResumePoint)?
  {
    let rows = try Row.fetchCursor(
      db,
      sql: "SELECT seq, tick, marked, configuration, data, path FROM state WHERE seq <= ? ORDER BY seq DESC",
      arguments: [seq])
    while let row = try rows.next() {
      var data = try row.get(4, as: Data?.self)
      if let name = try row.get(5, as: String?.self) {
        data = try? Data(contentsOf: URL(fileURLWithPath: beside(session, name)))
      }
      guard let data, let state = try? Safetensors.decode([UInt8](data)) else { continue }
      let point = ResumePoint(
        tick: try row.get(1), values: try SessionRow.values(row.get(3)), state: state,
        isMarked: try row.get(2))
      return (try row.get(0), point)
    }
    return nil
  }

  /// Deletes the states after an event.
  ///
  /// - Returns: files beside that nothing refers to once the transaction stands.
  static func delete(after seq: Int, session: String, _ db: Database) throws -> [String] {
    let names = try String.fetchAll(
      db, sql: "SELECT path FROM state WHERE seq > ? AND path IS NOT NULL", arguments: [seq])
    try db.execute(sql: "DELETE FROM state WHERE seq > ?", arguments: [seq])
    return names.map { beside(session, $0) }
  }

  /// Files with states of a session, by their names.
  static func filesBeside(_ session: String) -> [String] {
    let folder = (session as NSString).deletingLastPathComponent
    let prefix = (session as NSString).lastPathComponent + "-state-"
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)
    return (names ?? []).filter { $0.hasPrefix(prefix) && $0.hasSuffix(".safetensors") }
      .map { beside(session, $0) }
  }

  /// Gives the files beside the names that belong to a session's new one, and says so in the session.
  ///
  /// - Throws: `SessionError.notChangeable`.
  static func rename(from old: String, to new: String) throws(SessionError) {
    let files = filesBeside(old)
    guard !files.isEmpty else { return }
    let length = (old as NSString).lastPathComponent.count
    let name = (new as NSString).lastPathComponent
    try SessionDatabase.change(new) { queue in
      for file in files {
        let from = (file as NSString).lastPathComponent
        let to = name + from.dropFirst(length)
        try FileManager.default.moveItem(atPath: file, toPath: beside(new, to))
        try queue.write { db in
          try db.execute(sql: "UPDATE state SET path = ? WHERE path = ?", arguments: [to, from])
        }
      }
    }
  }

  private static func dropOld(_ session: String, _ db: Database) throws -> [String] {
    let old = try Row.fetchAll(
      db.cachedStatement(
        sql: "SELECT seq, path FROM state WHERE marked = 0 ORDER BY seq DESC LIMIT -1 OFFSET \(kept)"))
    for row in old {
      try db.cachedStatement(sql: "DELETE FROM state WHERE seq = ?").execute(arguments: [
        row.get(0, as: Int.self)
      ])
    }
    return try old.compactMap { try $0.get(1, as: String?.self) }.map { beside(session, $0) }
  }

  /// A file in the session's folder; the name comes from a file, so it may not lead elsewhere.
  private static func beside(_ session: String, _ name: String) -> String {
    let folder = (session as NSString).deletingLastPathComponent
    return (folder as NSString).appendingPathComponent((name as NSString).lastPathComponent)
  }
}
