import Foundation

/// A folder of sessions.
public struct SessionStore: Sendable, Hashable {
  public var folder: String

  public init(folder: String) { self.folder = folder }

  /// `$PLEXUS_SESSIONS`, or the place that the XDG rules give.
  public static func standard(environment: [String: String] = ProcessInfo.processInfo.environment)
    -> SessionStore
  { fatalError() }

  /// All sessions, the newest first; unreadable ones are listed with the reason.
  public func list() -> [SessionEntry] { fatalError() }

  /// The file that a person means by a path, a name in this folder, or a name without `.plexus`.
  ///
  /// - Throws: `SessionError.notFound`.
  public func path(of name: String) throws(SessionError) -> String { fatalError() }
}
