import Experiments
import Synchronization

/// Keeps what a run produces and may react to events as they pass.
final class RunLog: RunSink {
  private let contents = Mutex<(events: [Event], points: [ResumePoint])>(([], []))
  private let reaction: @Sendable (Event) -> Void

  init(reaction: @escaping @Sendable (Event) -> Void = { _ in }) { self.reaction = reaction }

  func receive(_ event: Event) {
    contents.withLock { $0.events.append(event) }
    reaction(event)
  }

  func receive(_ point: ResumePoint) { contents.withLock { $0.points.append(point) } }

  var events: [Event] { contents.withLock { $0.events } }
  var points: [ResumePoint] { contents.withLock { $0.points } }

  /// What a run reproduces: all but the times.
  var stream: [Event] {
    events.map { event in
      var event = event
      event.time = 0
      return event
    }
  }

  var script: [ScriptedCommand] {
    events.compactMap { event in
      guard case .command(let command) = event.payload else { return nil }
      return ScriptedCommand(tick: event.tick, command: command)
    }
  }

  var rasters: [Raster] {
    events.compactMap { event in
      guard case .raster(let raster) = event.payload else { return nil }
      return raster
    }
  }

  var summary: [String: Value]? {
    for event in events {
      if case .finished(let summary) = event.payload { return summary }
    }
    return nil
  }
}

extension [Event] {
  /// Where two streams part, in few words; nil if they are equal.
  func difference(from other: [Event]) -> String? {
    for (a, b) in zip(self, other) where a != b { return "\(a.name) and \(b.name) at tick \(a.tick)" }
    return count == other.count ? nil : "\(count) and \(other.count) events"
  }
}
