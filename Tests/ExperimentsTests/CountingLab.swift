import Experiments
import Synchronization

/// A small lab whose whole state is one number: each tick adds `gain`.
enum CountingLab: Lab {
  struct Configuration: LabConfiguration {
    enum Mode: String, CaseIterable, Sendable { case up, down }
    var gain = 1.0
    var ticks = 10
    var mode = Mode.up
    var loud = false
    var file = ""

    static let parameters: [Parameter<Configuration>] = [
      .real("gain", \.gain, in: 1e-6...100, unit: "1/tick", live: true, help: "Added each tick."),
      .integer("ticks", \.ticks, in: 1...1000, help: "How many ticks."),
      .choice("mode", \.mode, help: "Which way."),
      .flag("loud", \.loud, help: "Says more."),
      .file("edges", \.file, help: "A file."),
    ]
    static let presets: [Preset<Configuration>] = [
      Preset("quick", summary: "short", duration: "at once"),
      Preset("paper", summary: "long", duration: "at once") { $0.ticks = 100 },
    ]

    func validate() throws(ConfigurationError) {
      if mode == .down, gain > 50 {
        throw ConfigurationError(
          parameter: "gain", problem: "gain must stay below 50 when mode is down", remedy: "Lower it")
      }
    }
  }

  static let description = LabDescription(
    id: "counting", title: "Counting", group: .spikingLearning, purpose: "Counts.",
    paper: Paper(title: "", authors: "", identifier: ""), panels: [],
    actions: [ActionDescription("count.show", help: "Shows the sum.")], savesEvery: 3)

  static func run(_ context: RunContext<Configuration>, from state: SavedState?) throws {
    var sum = try state?.array("sum").numbers(Double.self)?.first ?? 0
    var done = try state?.integer("done") ?? 0
    func act(_ action: Action) throws {
      guard action.name == "count.show" else { throw ActionError("no such thing") }
      context.emit(Event("sum", .text("\(sum)")))
    }
    while done < context.configuration.ticks {
      sum += context.configuration.gain
      done += 1
      context.emit(.scalar("sum", sum, step: done))
      try context.boundary(act)
      try context.save(
        SavedState(arrays: [SavedArray("sum", shape: [], [sum])], values: ["done": .integer(done)]))
    }
    context.emit(.finished(["sum": .real(sum)], step: done))
    while try context.awaitAction(act) {}
  }
}

/// Keeps all that a run produces, and may send commands when an event passes.
final class Log: RunSink {
  struct Contents: Sendable {
    var events: [Event] = []
    var points: [ResumePoint] = []
  }
  private let contents = Mutex(Contents())
  private let reaction: @Sendable (Event) -> Void

  init(reaction: @escaping @Sendable (Event) -> Void = { _ in }) { self.reaction = reaction }

  func receive(_ event: Event) {
    contents.withLock { $0.events.append(event) }
    reaction(event)
  }

  func receive(_ point: ResumePoint) { contents.withLock { $0.points.append(point) } }

  var events: [Event] { contents.withLock { $0.events } }
  var points: [ResumePoint] { contents.withLock { $0.points } }

  /// The reproducible part of the events.
  var stream: [String] { events.map { "\($0.tick) \($0.name) \($0.step) \($0.payload)" } }

  var script: [ScriptedCommand] {
    events.compactMap { event in
      if case .command(let command) = event.payload {
        ScriptedCommand(tick: event.tick, command: command)
      } else {
        nil
      }
    }
  }
}
