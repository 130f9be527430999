import Experiments

/// A session as it stands at its last event: what is compared, previewed and measured.
public struct ComparedSession: Sendable {
  public var info: SessionInfo
  /// After the last event.
  public var state: SessionState

  public init(info: SessionInfo, state: SessionState) {
    self.info = info
    self.state = state
  }

  /// Reads it from its last keyframe on, without changing the file; a running session is read as it stands.
  ///
  /// - Throws: `SessionError`.
  public static func read(_ path: String) throws(SessionError) -> ComparedSession {
    let reader = try SessionReader(path, recovers: false)
    defer { reader.close() }
    let info = try SessionInfo(reader)
    return ComparedSession(info: info, state: try reader.state(at: info.lastSeq))
  }
}
