import Experiments

/// What a session file says of itself without its events.
public struct SessionInfo: Sendable {
  public var path: String
  public var header: SessionHeader
  /// Of the Plexus that began it.
  public var fingerprint: Fingerprint
  /// `running` only while its writer lives; `interrupted` when it was not finished.
  public var status: SessionStatus
  public var summary: [String: Value]?
  public var failure: String?
  /// Microseconds from the beginning to the last event.
  public var duration: Int64
  /// The number of the last event.
  public var lastSeq: Int
  /// What a person wrote of the session as a whole.
  public var remark: String?
  /// A sentence for the person, such as that the file was opened without its last moments.
  public var notice: String?

  /// Reads it without changing the file or what lies beside it.
  ///
  /// - Throws: `SessionError`.
  public static func read(_ path: String) throws(SessionError) -> SessionInfo {
    let reader = try SessionReader(path, recovers: false)
    defer { reader.close() }
    return try SessionInfo(reader)
  }

  /// - Parameter isLocked: whether a living process writes it, where that is known.
  init(_ reader: SessionReader, isLocked: Bool? = nil) throws(SessionError) {
    let (lastSeq, time) = try reader.end()
    let row = reader.row
    path = reader.path
    header = row.header
    fingerprint = row.fingerprint
    summary = row.summary
    failure = row.failure
    self.lastSeq = lastSeq
    duration = time
    status = row.status
    if !row.status.isFinal { status = (isLocked ?? SessionLock.isHeld(for: path)) ? .running : .interrupted }
    remark = try reader.remark()
    notice = try SessionInfo.notice(reader)
  }

  private static func notice(_ reader: SessionReader) throws(SessionError) -> String? {
    if let gap = try reader.gap() { return "The recording ended before the run: \(gap.label)" }
    guard reader.isImmutable, !reader.row.status.isFinal else { return nil }
    return
      "Opened from a place that cannot be written: the last moments of this unfinished run may be missing"
  }
}
