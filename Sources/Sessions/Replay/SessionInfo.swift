import Experiments

/// What a session file says of itself without its events.
public struct SessionInfo: Sendable {
  public var path: String
  public var header: SessionHeader
  public var fingerprint: Fingerprint
  /// `running` only while its writer lives; `interrupted` when it was not finished.
  public var status: SessionStatus
  public var summary: [String: Value]?
  public var failure: String?
  /// Microseconds from the first to the last event.
  public var duration: Int64
  /// The number of the last event.
  public var lastSeq: Int
  /// A sentence for the person, such as that the file was opened without its last moments.
  public var notice: String?
}
