/// How a run stands.
public enum SessionStatus: String, Sendable, Hashable, CaseIterable {
  case running
  case paused
  /// It came to its own end.
  case done
  /// It ended with an error.
  case failed
  /// A person ended it.
  case stopped
  /// A signal ended it, or its process died.
  case interrupted

  /// Whether nothing more will happen.
  public var isFinal: Bool { self != .running && self != .paused }

  /// Whether the run ended before its own end and can be resumed.
  public var canGoOn: Bool { self == .interrupted || self == .stopped }
}
