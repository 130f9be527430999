/// Where a run is recorded.
public enum RecordingTarget: Sendable, Hashable {
  case none
  /// A new file in a folder of sessions.
  case store(SessionStore)
  /// This file, which may replace an existing one only if `overwrite` says so.
  case file(String, overwrite: Bool)
}

/// How the recording of a run stands.
public enum RecordingState: Sendable, Hashable {
  case off
  case recording(path: String)
  /// The run waits for the disk.
  case waiting(path: String)
  /// The disk failed; the run goes on unrecorded.
  case failed(path: String, reason: String)
  /// The file is whole and closed.
  case closed(path: String)

  public var path: String? {
    switch self {
    case .off: nil
    case .recording(let path), .waiting(let path), .failed(let path, _), .closed(let path): path
    }
  }
}
