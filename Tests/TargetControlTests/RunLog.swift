import Experiments
import Synchronization
import TargetControl

/// Keeps all that a run produces.
final class RunLog: RunSink {
  private struct Contents: Sendable {
    var events: [Event] = []
    var points: [(point: ResumePoint, eventsBefore: Int)] = []
  }

  private let contents = Mutex(Contents())

  func receive(_ event: Event) { contents.withLock { $0.events.append(event) } }

  func receive(_ point: ResumePoint) {
    contents.withLock { $0.points.append((point, $0.events.count)) }
  }

  var events: [Event] { contents.withLock { $0.events } }
  var points: [(point: ResumePoint, eventsBefore: Int)] { contents.withLock { $0.points } }

  /// The reproducible part of the events.
  var stream: ArraySlice<Event> {
    events.map { event in
      var event = event
      event.time = 0
      return event
    }[...]
  }

  var summaries: [[String: Value]] {
    events.compactMap { if case .finished(let summary) = $0.payload { summary } else { nil } }
  }

  func tables(_ name: String) -> [Table] {
    events.compactMap { event in
      if event.name == name, case .table(let table) = event.payload { table } else { nil }
    }
  }

  var notes: [String] {
    events.compactMap { if case .log(_, let text) = $0.payload { text } else { nil } }
  }

  /// Runs the system with `actions` given one after the other once the answer stands.
  static func run(
    _ values: ParameterValues = [:], preset: String = "quick", seed: UInt64 = 1, threads: Int = 1,
    actions: [Action] = [], continuing point: ResumePoint? = nil
  ) throws -> RunLog {
    let lab = AnyLab(TargetControlLab.self)
    let all = try lab.values(preset: preset).merging(values) { $1 }
    let first = (point?.tick ?? 1) + 1
    let script = actions.enumerated().map {
      ScriptedCommand(tick: first + $0.offset, command: .act($0.element))
    }
    let log = RunLog()
    try lab.run(
      RunRequest(system: lab.id, values: all, seed: seed, threads: threads),
      continuing: RunContinuation(script: script, point: point), control: RunControl(attended: false),
      sink: log)
    return log
  }
}

extension Action {
  static func toggle(_ node: Int) -> Action { Action("graph.toggle-target", ["node": .integer(node)]) }
  static func setTargets(_ nodes: String) -> Action { Action("graph.set-targets", ["nodes": .text(nodes)]) }
  static let undo = Action("graph.undo")
  static let nextPath = Action("control.next-path")
  static let sweep = Action("control.sweep")
  static let greedy = Action("control.greedy")
}
