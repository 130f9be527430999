import Experiments

/// What a harness notes of the events that pass: how to end the stream, and how fast the run is.
struct RunTracker: Sendable {
  private(set) var tick = 0
  private(set) var step = 0
  private(set) var time: Int64 = 0
  private(set) var hasFinished = false
  /// The latest value of every scalar.
  private(set) var scalars: [String: Value] = [:]
  private var pace = RunPace()

  init(time: Int64 = 0, scalars: [String: Value] = [:], hasFinished: Bool = false) {
    self.time = time
    self.hasFinished = hasFinished
    self.scalars = scalars
    pace = RunPace(start: time)
  }

  /// Notes an event; its time is moved so that times never fall.
  mutating func note(_ event: inout Event) {
    event.time = max(event.time, time)
    tick = event.tick
    step = event.step
    time = event.time
    switch event.payload {
    case .scalar(let value): scalars[event.name] = .real(value)
    case .finished: hasFinished = true
    case .progress(let progress): pace.note(progress, at: time)
    case .command(.resume), .command(.step): pace.restart(at: time)
    default: break
    }
  }

  /// The telemetry that is due after the event noted last, at most one a second.
  mutating func telemetry() -> Event? {
    guard let telemetry = pace.telemetry(at: time) else { return nil }
    return Event("telemetry", step: step, .telemetry(telemetry), tick: tick, time: time)
  }
}
