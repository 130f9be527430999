import Experiments
import Sessions
import Synchronization
import Workbench

/// The events of the demo systems with times that do not depend on the clock.
enum DemoEvents {
  static let labs = [
    AnyLab(DemoLearning.self), AnyLab(DemoNumbers.self), AnyLab(DemoPictures.self), AnyLab(DemoNetwork.self),
  ]

  static func lab(_ id: String) -> AnyLab { labs.first { $0.id == id } ?? labs[0] }

  /// A request with the values of a preset.
  static func request(_ id: String, preset: String = "quick", settings: [String: String] = [:]) throws
    -> RunRequest
  {
    let settings = settings.keys.sorted().map { Setting(name: $0, text: settings[$0] ?? "", origin: .form) }
    return RunRequest(system: id, values: try lab(id).values(preset: preset, settings: settings), threads: 2)
  }

  /// All events of a run with nobody there, 20 ms apart, with telemetry as a harness would add it.
  static func events(_ request: RunRequest) -> [Event] {
    let log = EventLog()
    do {
      try lab(request.system).run(request, control: RunControl(attended: false), sink: log)
    } catch {
      log.receive(Event("failed", .failed("\(error)")))
    }
    var events = log.events
    let telemetry = Telemetry(throughput: 4180, unit: "batches", memory: 212_000_000, remaining: 27)
    events.insert(Event("telemetry", .telemetry(telemetry)), at: events.count / 2)
    for place in events.indices { events[place].time = Int64(place) * 20_000 }
    return events
  }

  static func header(_ request: RunRequest) -> SessionHeader {
    SessionHeader(
      id: "demo", title: lab(request.system).description.title, preset: "quick", request: request,
      created: "2026-11-23T10:00:00Z")
  }

  /// The state after the first events.
  static func state(_ request: RunRequest, _ events: some Collection<Event>) -> SessionState {
    var fold = Fold(SessionState(header(request)))
    for (place, event) in events.enumerated() { fold.apply(event, seq: place + 1) }
    return fold.state
  }
}

/// Keeps what a run sends.
final class EventLog: RunSink {
  private let kept = Mutex<[Event]>([])
  var events: [Event] { kept.withLock { $0 } }
  func receive(_ event: Event) { kept.withLock { $0.append(event) } }
  func receive(_: ResumePoint) {}
}
