import Experiments
import Foundation
import Sessions

/// What a lesson needs to know of its session to be checked.
struct LessonSession {
  var system: String
  /// Microseconds.
  var duration: Int64
  var lastStep: Int
  private let replayer: Replayer

  /// Reads a session.
  ///
  /// - Throws: `SessionError`.
  init(_ path: String) throws(SessionError) {
    replayer = try Replayer(path)
    try replayer.seek(fraction: 1)
    system = replayer.info.header.request.system
    duration = replayer.duration
    lastStep = replayer.state.step
  }

  /// The labels of all marks.
  var marks: [String] { replayer.marks.map(\.label) }

  /// When a moment comes, microseconds; nil if it never does.
  func time(of place: LessonStep.Place) -> Int64? {
    switch place {
    case .start: return 0
    case .end: return duration
    case .percent(let share): return Int64((Double(duration) * share / 100).rounded())
    case .seconds(let seconds):
      let time = Int64((seconds * 1e6).rounded())
      return time <= duration ? time : nil
    case .mark(let label): return replayer.marks.mark(called: label)?.time
    case .step(let step):
      guard step <= lastStep, (try? replayer.seek(step: step)) != nil else { return nil }
      return replayer.time
    }
  }
}

extension [TimelineMark] {
  /// The first mark whose label is that text, or begins with it as a whole word.
  func mark(called label: String) -> TimelineMark? {
    first { $0.label == label } ?? first { $0.label.hasPrefix(label + " ") }
  }
}
