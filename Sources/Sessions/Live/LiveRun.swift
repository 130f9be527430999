import Experiments

/// A run that goes on in threads of its own: the system's, the recorder's and the fold's.
public final class LiveRun: Sendable {
  /// How a run is started.
  public struct Options: Sendable {
    public var preset: String?
    /// Whether somebody is there who may act.
    public var isAttended = false
    public var recording: RecordingTarget = .none
    public var fingerprint: Fingerprint
    /// Called on the fold's thread when `state` has changed, once until it is read again.
    public var onChange: @Sendable () -> Void = {}
    /// Called on the fold's thread with every event, in order.
    public var onEvent: @Sendable (Event) -> Void = { _ in }

    public init(fingerprint: Fingerprint) { self.fingerprint = fingerprint }
  }

  /// Starts a system.
  ///
  /// - Throws: `SessionError` when it cannot be recorded where it should be.
  public static func start(_ lab: AnyLab, _ request: RunRequest, _ options: Options) throws(SessionError)
    -> LiveRun
  { fatalError() }

  /// Goes on with an interrupted or stopped session, in its own file; `options.recording` and `options.preset`
  /// are not used.
  ///
  /// - Throws: `SessionError` when there is nothing to go on with or the file cannot be written.
  public static func resume(
    _ path: String, with lab: AnyLab, threads: Int? = nil, dataPath: String? = nil, _ options: Options
  ) throws(SessionError) -> LiveRun { fatalError() }

  /// The latest state; cheap.
  public var state: SessionState { fatalError() }

  public var recording: RecordingState { fatalError() }

  /// How it ended; `nil` while it runs or its file is not closed yet.
  public var outcome: RunOutcome? { fatalError() }

  /// Hands a command to the run; it takes effect at the next boundary.
  public func send(_ command: Command) {}

  /// Nobody will act from here on: a system that waits for a person ends.
  public func leave() {}

  /// Writes a remark on the timeline at the present time; lost when the run is not recorded.
  public func note(_ text: String) {}

  /// Waits until the run has ended and its file is closed.
  @discardableResult public func waitUntilFinished() -> RunOutcome { fatalError() }
}
