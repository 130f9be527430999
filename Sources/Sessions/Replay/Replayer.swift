/// Plays a session: the same fold as in the live run, fed by the file and another clock.
///
/// All methods are synchronous and may be called from any thread; `state` never waits for a seek.
public final class Replayer: Sendable {
  /// Opens a session, finished or not, at its beginning.
  ///
  /// - Throws: `SessionError`.
  public init(_ path: String) throws(SessionError) { fatalError() }

  public var info: SessionInfo { fatalError() }
  /// Phases, commands, notes; thinned to at most 1,000, ascending in time.
  public var marks: [TimelineMark] { fatalError() }
  /// The state at the present position.
  public var state: SessionState { fatalError() }
  /// Microseconds from the beginning to the present position; between two events it lies after the state's time.
  public var time: Int64 { fatalError() }
  /// Microseconds.
  public var duration: Int64 { fatalError() }
  public var isAtEnd: Bool { fatalError() }

  /// Goes to the state after that event; 0 is before the first.
  public func seek(seq: Int) throws(SessionError) {}
  /// Goes to the state at that time, in microseconds.
  public func seek(time: Int64) throws(SessionError) {}
  /// Goes to a share of the duration, 0…1.
  public func seek(fraction: Double) throws(SessionError) {}
  /// Plays on by that much recorded time (wall-clock time times speed); holds at the end.
  ///
  /// - Returns: whether the state has changed.
  @discardableResult public func advance(seconds: Double) throws(SessionError) -> Bool { fatalError() }
  /// Goes on by one visible step: to the next event that is neither scalar nor telemetry, or the last scalar of the
  /// next step of the curves, whichever comes first.
  public func stepForward() throws(SessionError) {}
  /// Goes back by one visible step.
  public func stepBackward() throws(SessionError) {}
  /// Goes to the next mark, or the end.
  public func nextMark() throws(SessionError) {}
  /// Goes to the mark before, or the beginning.
  public func previousMark() throws(SessionError) {}
  /// Takes in what a running process has added.
  public func refresh() throws(SessionError) {}
  /// Writes a remark on the timeline at the present time.
  ///
  /// - Throws: `SessionError` when the file cannot be written or another process records it.
  public func note(_ text: String) throws(SessionError) {}
}
