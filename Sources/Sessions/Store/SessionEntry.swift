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
  public var name: String {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    return file.hasSuffix(SessionStore.suffix) ? String(file.dropLast(SessionStore.suffix.count)) : file
  }

  public var info: SessionInfo? {
    if case .session(let info) = content { info } else { nil }
  }
}
