import Experiments

/// Follows a session that another process writes.
public final class Watcher: Sendable {
  /// Opens the session and follows it on a thread of its own until it has ended or `stop` is called.
  ///
  /// - Parameters:
  ///   - onChange: called on the watcher's thread when `state` or `status` has changed, once until `state` is read.
  ///   - onEvent: called on the watcher's thread with every event that is new since the session was opened.
  /// - Throws: `SessionError`.
  public init(
    _ path: String, onChange: @escaping @Sendable () -> Void = {},
    onEvent: @escaping @Sendable (Event) -> Void = { _ in }
  ) throws(SessionError) { fatalError() }

  /// The latest state; cheap.
  public var state: SessionState { fatalError() }
  /// As the file says now: `running`, or how it ended.
  public var info: SessionInfo { fatalError() }
  /// Why the file could no longer be read.
  public var failure: SessionError? { fatalError() }
  public func stop() {}
  /// Waits until the session has ended, was interrupted, or cannot be read any more.
  @discardableResult public func waitUntilFinished() -> SessionInfo { fatalError() }
}
