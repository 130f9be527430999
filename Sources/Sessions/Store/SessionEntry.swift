import Experiments

/// One file of a folder of sessions.
public struct SessionEntry: Sendable {
  /// What is known of it.
  public enum Content: Sendable {
    case session(SessionInfo)
    case broken(SessionError)
  }

  public var path: String
  public var content: Content

  /// The file's name without folder and `.plexus`.
  public var name: String { SessionStore.name(of: path) }

  public var info: SessionInfo? {
    if case .session(let info) = content { info } else { nil }
  }
}
