import Dispatch
import Experiments
import Foundation
import GRDB

/// Writes rows and keyframes; belongs to the recorder's thread.
struct SessionWriter: Sendable {
  /// How long a transaction may last, seconds.
  static let longestTransaction = 0.25

  let path: String
  /// Bytes up to which a saved state stands in the session itself.
  var largestStateInside = StateTable.mostInside
  private let queue: DatabaseQueue
  private let lock: SessionLock
  private var fold: Fold
  private var names: [String: Int] = [:]
  var keyframes: KeyframePace

  /// Creates a session.
  ///
  /// - Throws: `SessionError` when there is one already, another process writes it, or the place cannot be written.
  static func create(
    _ path: String, _ header: SessionHeader, _ fingerprint: Fingerprint, overwrite: Bool
  ) throws(SessionError) -> SessionWriter {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
        throw .noFolder(path: path, folder: folder)
      }
    }
    if FileManager.default.fileExists(atPath: path), !overwrite { throw .exists(path: path) }
    let lock = try SessionLock.acquire(for: path)
    do throws(SessionError) {
      if overwrite {
        try remove(path)
      } else if FileManager.default.fileExists(atPath: path) {
        throw .exists(path: path)
      }
      let row = SessionRow(header, fingerprint)
      let queue = try SessionDatabase.create(path) { db in try row.insert(db) }
      return SessionWriter(path: path, queue: queue, lock: lock, fold: Fold(SessionState(header)))
    } catch {
      lock.release()
      throw error
    }
  }

  init(path: String, queue: DatabaseQueue, lock: SessionLock, fold: Fold) {
    self.path = path
    self.queue = queue
    self.lock = lock
    self.fold = fold
    keyframes = KeyframePace(fold.state)
  }

  /// Reads which names have numbers already, when a session goes on.
  mutating func readNames() throws {
    names = try queue.read { db in
      Dictionary(
        try Row.fetchAll(db, sql: "SELECT name, id FROM name").map { try ($0.get(0), $0.get(1)) }
      ) { first, _ in first }
    }
  }

  /// Writes what came, in one or more transactions.
  mutating func write(_ items: [RecordItem]) throws {
    var rest = items[...]
    while !rest.isEmpty {
      let deadline = DispatchTime.now() + SessionWriter.longestTransaction
      var next = self
      var orphans: [String] = []
      try queue.writeWithoutTransaction { db in
        try db.inTransaction {
          while let item = rest.popFirst() {
            orphans += try next.write(item, db)
            if DispatchTime.now() > deadline { break }
          }
          return .commit
        }
      }
      self = next
      for path in orphans { unlink(path) }
    }
  }

  /// Says that the recording ends here although the run goes on.
  func writeGap(reason: String) throws {
    try queue.write { db in
      try db.execute(
        sql: "INSERT INTO gap(seq, time_us, reason) VALUES (?, ?, ?)",
        arguments: [fold.state.seq + 1, fold.state.time, reason])
    }
  }

  /// Writes how the run ended and leaves one file, closed.
  func finish(_ state: SessionState) throws {
    defer { lock.release() }
    try queue.write { db in try SessionRow.update(db, state.status, state) }
    try SessionDatabase.settle(queue)
    try queue.close()
  }

  /// Closes the session and removes it.
  func discard() throws {
    defer { lock.release() }
    try queue.close()
    try SessionWriter.remove(path)
  }

  /// Writes one item.
  ///
  /// - Returns: files beside that may be removed once the transaction stands.
  private mutating func write(_ item: RecordItem, _ db: Database) throws -> [String] {
    switch item {
    case .event(let seq, let event):
      try write(event, seq: seq, db)
      return []
    case .state(let seq, let point):
      return try StateTable.write(
        point, seq: seq, session: path, mostInside: largestStateInside, db)
    case .note(let time, let text):
      try db.cachedStatement(sql: "INSERT INTO note(time_us, text) VALUES (?, ?)")
        .execute(arguments: [time, text])
      return []
    }
  }

  private mutating func write(_ event: Event, seq: Int, _ db: Database) throws {
    var bytes = 32
    if case .scalar(let value) = event.payload {
      let name = try number(of: event.name, db)
      try db.cachedStatement(
        sql: "INSERT INTO scalar(seq, tick, step, time_us, name, value) VALUES (?, ?, ?, ?, ?, ?)"
      ).execute(arguments: [seq, event.tick, event.step, event.time, name, value])
      fold.apply(
        scalar: value, name: event.name, seq: seq, tick: event.tick, step: event.step, time: event.time)
    } else {
      let row = EventCodec.row(of: event)
      let packed = row.data.flatMap(Deflate.pack) ?? row.data
      try db.cachedStatement(
        sql: """
          INSERT INTO event(seq, tick, step, time_us, kind, name, meta, size, data)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      ).execute(arguments: [
        seq, row.tick, row.step, row.time, row.kind.rawValue, row.name, row.meta, row.data?.count,
        packed.map { Data($0) },
      ])
      bytes += row.meta.utf8.count + (packed?.count ?? 0)
      if EventCodec.showsLatestOnly(row.kind) {
        let key = EventKey(kind: row.kind, name: row.name)
        fold.note(key, seq: seq, tick: row.tick, step: row.step, time: row.time)
      } else {
        fold.apply(event, seq: seq)
      }
    }
    if keyframes.isDue(seq: seq, time: event.time, bytes: bytes) { try writeKeyframe(db) }
  }

  private mutating func writeKeyframe(_ db: Database) throws {
    let raw = KeyframeCodec.encode(fold)
    let data = Deflate.pack(raw) ?? raw
    try db.cachedStatement(
      sql: "INSERT OR REPLACE INTO keyframe(seq, time_us, size, data) VALUES (?, ?, ?, ?)"
    )
    .execute(arguments: [fold.state.seq, fold.state.time, raw.count, Data(data)])
    keyframes.wrote(bytes: data.count, at: fold.state)
  }

  private mutating func number(of name: String, _ db: Database) throws -> Int {
    if let number = names[name] { return number }
    let number = names.count + 1
    try db.execute(sql: "INSERT INTO name(id, name) VALUES (?, ?)", arguments: [number, name])
    names[name] = number
    return number
  }

  /// Removes a session and what lies beside it.
  private static func remove(_ path: String) throws(SessionError) {
    for suffix in ["-wal", "-shm", "-journal"] { unlink(path + suffix) }
    for state in StateTable.filesBeside(path) { unlink(state) }
    if unlink(path) != 0, errno != ENOENT {
      throw .notWritable(path: path, detail: String(cString: strerror(errno)))
    }
  }
}
