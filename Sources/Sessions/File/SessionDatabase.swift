import Foundation
import GRDB
import Synchronization

/// Opening session files and putting what SQLite says into our words.
enum SessionDatabase {
  /// Opens for reading; a file in a place where SQLite may not write its companions is opened as it stands.
  ///
  /// - Throws: `SessionError`.
  static func openForReading(_ path: String) throws(SessionError) -> (queue: DatabaseQueue, isImmutable: Bool)
  {
    try checkFile(path)
    do {
      return (try checked(path, database: absolute(path), readOnly: true), false)
    } catch .unreadable(_, let detail) {
      guard access(path, R_OK) == 0 else { throw .unreadable(path: path, detail: detail) }
      return (try openImmutable(path), true)
    }
  }

  /// Opens as a file that nobody changes: without locks, and without what a `-wal` file beside it holds.
  static func openImmutable(_ path: String) throws(SessionError) -> DatabaseQueue {
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: "?#%")
    let absolute = absolute(path)
    let escaped = absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute
    return try checked(path, database: "file://\(escaped)?immutable=1", readOnly: true)
  }

  /// Opens an existing session for writing.
  static func openForWriting(_ path: String) throws(SessionError) -> DatabaseQueue {
    try checkFile(path)
    return try checked(path, database: absolute(path), readOnly: false)
  }

  /// Changes an existing session by a connection of its own.
  ///
  /// - Throws: `SessionError`; `notChangeable` for what `body` throws.
  static func change(_ path: String, _ body: (DatabaseQueue) throws -> Void) throws(SessionError) {
    let queue = try openForWriting(path)
    do {
      defer { try? queue.close() }
      try body(queue)
    } catch {
      throw .notChangeable(path: path, detail: words(error))
    }
  }

  /// Creates the file with its tables and first rows, in WAL mode.
  static func create(_ path: String, fill: (Database) throws -> Void) throws(SessionError) -> DatabaseQueue {
    do {
      let queue = try connect(absolute(path), readOnly: false)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(SessionSchema.applicationID)")
        try useLog(db)
        try db.inTransaction {
          try db.execute(sql: SessionSchema.sql)
          try fill(db)
          return .commit
        }
        // The file alone is a session from here on.
        _ = try db.checkpoint(.truncate)
      }
      return queue
    } catch {
      throw .notWritable(path: path, detail: words(error))
    }
  }

  /// Readers do not stop the writer, and a killed process leaves whole transactions.
  static func useLog(_ db: Database) throws {
    _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    try db.execute(sql: "PRAGMA synchronous = NORMAL")
  }

  /// Moves all into the one file and lets the companions go; waits a while for readers to leave.
  static func settle(_ queue: DatabaseQueue) throws {
    for attempt in 0... {
      do {
        try queue.writeWithoutTransaction { db in
          _ = try db.checkpoint(.truncate)
          _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
        }
        return
      } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && attempt < 30 {
        usleep(100_000)
      }
    }
  }

  /// Runs a reading body and puts its errors into words.
  static func read<T>(_ queue: DatabaseQueue, _ path: String, _ body: (Database) throws -> T)
    throws(SessionError) -> T
  {
    do {
      return try queue.read(body)
    } catch {
      throw sessionError(error, path)
    }
  }

  /// The error as one of ours.
  static func sessionError(_ error: any Error, _ path: String) -> SessionError {
    switch error {
    case let error as SessionError: error
    case let error as EventCodingError: .damaged(path: path, detail: error.detail)
    case let error as SafetensorsError: .damaged(path: path, detail: error.detail)
    case is RowDecodingError: .damaged(path: path, detail: "a column does not hold what it should")
    case let error as DatabaseError where error.resultCode == .SQLITE_NOTADB: .notASession(path: path)
    case let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT:
      .damaged(path: path, detail: words(error))
    case let error as DatabaseError where error.resultCode == .SQLITE_ERROR:
      // A table or column that is not there.
      .damaged(path: path, detail: words(error))
    default: .unreadable(path: path, detail: words(error))
    }
  }

  /// What SQLite says, without its codes and statements.
  static func words(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return error.message ?? "\(error.resultCode)"
  }

  /// The path from the root: SQLite would take one that begins with `file:` for an address.
  private static func absolute(_ path: String) -> String { URL(fileURLWithPath: path).path }

  private static func checkFile(_ path: String) throws(SessionError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw .notFound(path: path)
    }
    if isFolder.boolValue { throw .notASession(path: path) }
  }

  private static func checked(_ path: String, database: String, readOnly: Bool) throws(SessionError)
    -> DatabaseQueue
  {
    var opened: DatabaseQueue?
    do {
      let queue = try connect(database, readOnly: readOnly)
      opened = queue
      let format = try queue.read { db in
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == SessionSchema.applicationID else {
          throw SessionError.notASession(path: path)
        }
        return try Int.fetchOne(db, sql: "SELECT format FROM session")
      }
      guard let format else {
        throw SessionError.damaged(path: path, detail: "it does not say what it holds")
      }
      guard format <= SessionSchema.format else { throw SessionError.newerFormat(path: path, format: format) }
      return queue
    } catch {
      try? opened?.close()
      throw sessionError(error, path)
    }
  }

  /// Connections that were ever opened; closed ones hold nothing but a few kB.
  ///
  /// A dispatch queue with data of its own, as each of them has, hands that to a worker of the system's pool when it
  /// goes, and from then on the pool looks after its workers each second: a screen at rest would never be silent again.
  private static let connections = Mutex<[DatabaseQueue]>([])

  private static func connect(_ path: String, readOnly: Bool) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .timeout(5)
    configuration.label = "session"
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    connections.withLock { $0.append(queue) }
    return queue
  }
}
