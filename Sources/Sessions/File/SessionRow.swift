import Experiments
import GRDB

/// The one row of the table `session`.
struct SessionRow: Sendable {
  var header: SessionHeader
  var fingerprint: Fingerprint
  /// `running` until the writer says how the run ended.
  var status: SessionStatus
  var summary: [String: Value]?
  var failure: String?
  /// Microseconds; known once the run has ended.
  var duration: Int64?

  init(_ header: SessionHeader, _ fingerprint: Fingerprint) {
    self.header = header
    self.fingerprint = fingerprint
    status = .running
  }

  /// Reads it.
  ///
  /// - Throws: `EventCodingError` when a column does not hold what it should, or a `DatabaseError`.
  init(_ db: Database) throws {
    guard let row = try Row.fetchOne(db, sql: "SELECT \(SessionRow.columns) FROM session") else {
      throw EventCodingError("it does not say what it holds")
    }
    guard let seed = UInt64(try row.get(5, as: String.self)),
      let status = SessionStatus(rawValue: try row.get(10))
    else { throw EventCodingError("session has no usable seed and status") }
    header = SessionHeader(
      id: try row.get(0), title: try row.get(2), preset: try row.get(3),
      request: RunRequest(
        system: try row.get(1), values: try SessionRow.values(row.get(4)), seed: seed,
        threads: try row.get(6), dataPath: try row.get(7)),
      created: try row.get(8))
    fingerprint = try Fingerprint(json: row.get(9))
    self.status = status
    summary = try row.get(11, as: String?.self).map { try SessionRow.values($0) }
    failure = try row.get(12)
    duration = try row.get(13)
  }

  private static let columns = """
    id, system, title, preset, configuration, seed, threads, data_path, created, fingerprint, status, summary,
    failure, duration_us
    """

  func insert(_ db: Database) throws {
    let request = header.request
    try db.execute(
      sql: """
        INSERT INTO session(id, format, system, title, preset, configuration, seed, threads, data_path, created,
          fingerprint, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        header.id, SessionSchema.format, request.system, header.title, header.preset,
        JSONText.encode(.record(request.values)), String(request.seed), request.threads, request.dataPath,
        header.created, fingerprint.json, status.rawValue,
      ])
  }

  /// Writes how the run ended, or that it goes on.
  static func update(_ db: Database, _ status: SessionStatus, _ state: SessionState?) throws {
    try db.execute(
      sql: "UPDATE session SET status = ?, summary = ?, failure = ?, duration_us = ?",
      arguments: [
        status.rawValue, state?.summary.map { JSONText.encode(.record($0)) }, state?.failure, state?.time,
      ])
  }

  /// The fields of a JSON object.
  static func values(_ text: String) throws(EventCodingError) -> [String: Value] {
    guard let fields = (try? JSONText.decode(text))?.record else {
      throw EventCodingError("a column is not a JSON object")
    }
    return fields
  }
}
