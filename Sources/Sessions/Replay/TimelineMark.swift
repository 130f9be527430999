/// A place on the timeline of a session.
public struct TimelineMark: Sendable, Hashable {
  /// What it marks.
  public enum Kind: Sendable, Hashable {
    case phase
    case command
    case note
    /// The run went on here after an interruption.
    case resumption
    /// The recording ended here although the run went on.
    case gap
  }

  public var kind: Kind
  /// The last event at or before it.
  public var seq: Int
  /// Microseconds since the run began.
  public var time: Int64
  public var label: String
}
