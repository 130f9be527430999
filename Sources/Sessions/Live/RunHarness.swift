import Dispatch
import Experiments
import Synchronization

/// Stands between a run and those who take its events: numbers them, adds telemetry, hands them on.
final class RunHarness: RunSink {
  fileprivate struct State {
    var seq: Int
    var tracker: RunTracker
    /// A state that waits for the event which announces it.
    var point: ResumePoint?
  }

  private let state: Mutex<State>
  private let recorder: Recorder?
  private let live: LiveFold
  private let start = DispatchTime.now()
  private let timeOffset: Int64

  /// - Parameter session: what a session that goes on holds already.
  init(continuing session: SessionState, recorder: Recorder?, live: LiveFold) {
    let scalars = session.curves.map { ($0.name, Value.real($0.last ?? .nan)) }
    let tracker = RunTracker(
      time: session.time, scalars: Dictionary(scalars) { first, _ in first },
      hasFinished: session.summary != nil)
    state = Mutex(State(seq: session.seq, tracker: tracker))
    timeOffset = session.time
    self.recorder = recorder
    self.live = live
  }

  func receive(_ event: Event) {
    for item in state.withLock({ $0.items(for: event) }) {
      recorder?.record(item)
      if case .event(let seq, let event) = item { live.append(event, seq: seq) }
    }
  }

  func receive(_ point: ResumePoint) { state.withLock { $0.point = point } }

  /// Runs a system on the caller's thread and ends the stream.
  func run(_ body: () throws -> Void) {
    let ending = RunEnding.event(
      running: body, hasFinished: { state.withLock { $0.tracker.hasFinished } },
      scalars: { state.withLock { $0.tracker.scalars } }, tick: { state.withLock { $0.tracker.tick } })
    guard var ending else { return }
    (ending.tick, ending.step) = state.withLock { ($0.tracker.tick, $0.tracker.step) }
    ending.time = now
    receive(ending)
  }

  /// Microseconds since the run began, with the time before a resumption.
  var now: Int64 {
    timeOffset + Int64((DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1000)
  }
}

extension RunHarness.State {
  /// What an event becomes: itself, maybe with a state before it and telemetry after it.
  fileprivate mutating func items(for event: Event) -> [RecordItem] {
    var event = event
    tracker.note(&event)
    seq += 1
    var items: [RecordItem] = []
    if case .stateSaved = event.payload, let point {
      items.append(.state(seq: seq, point))
      self.point = nil
    }
    items.append(.event(seq: seq, event))
    if !tracker.hasFinished, let telemetry = tracker.telemetry() {
      seq += 1
      items.append(.event(seq: seq, telemetry))
    }
    return items
  }
}
