import Experiments

/// What the recorder's thread is handed.
enum RecordItem: Sendable {
  case event(seq: Int, Event)
  /// A state and the number of the event that announces it.
  case state(seq: Int, ResumePoint)
  case note(time: Int64, String)

  /// About the memory that it holds, bytes.
  var bytes: Int {
    switch self {
    case .event(_, let event): event.bytes
    case .state(_, let point): point.bytes
    case .note(_, let text): text.utf8.count + 64
    }
  }
}
