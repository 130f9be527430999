import Experiments
import Testing

struct RunContextTests {
  /// Runs the counting lab; `reaction` may send commands when an event passes.
  func run(
    _ values: ParameterValues = [:], attended: Bool = false,
    continuing continuation: RunContinuation = .init(),
    reaction: @escaping @Sendable (Event, RunControl) -> Void = { _, _ in }
  ) throws -> (log: Log, stopped: RunStopped?) {
    let control = RunControl(attended: attended)
    let log = Log { reaction($0, control) }
    do {
      try AnyLab(CountingLab.self).run(
        RunRequest(system: "counting", values: values), continuing: continuation, control: control, sink: log)
      return (log, nil)
    } catch let stopped as RunStopped {
      return (log, stopped)
    }
  }

  /// Sends commands when the sum of the given step is announced.
  static func at(_ step: Int, _ commands: Command...) -> @Sendable (Event, RunControl) -> Void {
    { event, control in
      if event.kind == .scalar, event.step == step { commands.forEach(control.send) }
    }
  }

  @Test func `a run without anybody ends with its answer`() throws {
    let log = try run().log
    #expect(log.events.last?.payload == .finished(["sum": 10.0]))
    #expect(log.events.filter { $0.kind == .stateSaved }.map(\.tick) == [3, 6, 9])
    #expect(zip(log.events, log.events.dropFirst()).allSatisfy { $0.time <= $1.time && $0.tick <= $1.tick })
  }

  @Test func `a live parameter changes at the next boundary and is recorded with its tick`() throws {
    let log = try run(reaction: Self.at(4, .set(parameter: "gain", value: 10))).log
    #expect(log.script == [ScriptedCommand(tick: 4, command: .set(parameter: "gain", value: 10))])
    #expect(log.events.last?.payload == .finished(["sum": 64.0]))
  }

  @Test(arguments: [
    Command.set(parameter: "ticks", value: 20), .set(parameter: "gain", value: -1),
    .set(parameter: "nothing", value: 1),
    .act(Action("nonsense")),
  ])
  func `what cannot be done is logged and changes nothing`(command: Command) throws {
    let log = try run(reaction: Self.at(4, command)).log
    #expect(log.events.last?.payload == .finished(["sum": 10.0]))
    #expect(log.events.contains { $0.kind == .log })
  }

  @Test func `a stopped run saves its state first`() throws {
    let (log, stopped) = try run(reaction: Self.at(4, .stop(.signal)))
    #expect(stopped?.reason == .signal)
    #expect(log.points.last?.tick == 4)
    #expect(log.points.last?.state.values["done"] == 4)
  }

  @Test func `a paused run still answers actions, steps and goes on`() throws {
    let (log, _) = try run(
      attended: true,
      reaction: { event, control in
        switch (event.kind, event.step) {
        case (.scalar, 4): [.pause, .act(Action("count.show")), .step, .step, .resume].forEach(control.send)
        case (.finished, _): control.leave()
        default: break
        }
      })
    #expect(
      log.script == [
        ScriptedCommand(tick: 4, command: .pause),
        ScriptedCommand(tick: 4, command: .act(Action("count.show"))),
        ScriptedCommand(tick: 4, command: .step), ScriptedCommand(tick: 5, command: .pause),
        ScriptedCommand(tick: 5, command: .step), ScriptedCommand(tick: 6, command: .pause),
        ScriptedCommand(tick: 6, command: .resume),
      ])
  }

  @Test func `a recorded run given its commands again gives the same events`() throws {
    let (log, _) = try run(
      attended: true,
      reaction: { event, control in
        switch (event.kind, event.step) {
        case (.scalar, 2): control.send(.set(parameter: "gain", value: 3))
        case (.scalar, 4):
          [.pause, .act(Action("count.show")), .step, .act(Action("x")), .resume].forEach(control.send)
        case (.finished, _):
          [.act(Action("count.show")), .act(Action("count.show"))].forEach(control.send); control.leave()
        default: break
        }
      })
    #expect(log.script.count == 9)
    let again = try run(continuing: RunContinuation(script: log.script)).log
    #expect(again.stream == log.stream)
  }

  @Test(arguments: 1...9)
  func `a run resumed from a saved state ends as the uninterrupted one`(stopAt: Int) throws {
    let whole = try run(["gain": 0.1]).log
    let (first, _) = try run(["gain": 0.1], reaction: Self.at(stopAt, .stop(.person)))
    let point = try #require(first.points.last)
    let rest = try run(["gain": 0.1], continuing: RunContinuation(point: point)).log
    #expect(rest.events.last?.payload == whole.events.last?.payload)
    #expect(rest.events.last?.tick == whole.events.last?.tick)
  }

  @Test func `waiting for an action ends at once when nobody is there`() throws {
    let control = RunControl(attended: true)
    control.leave()
    let log = Log()
    try AnyLab(CountingLab.self).run(RunRequest(system: "counting", values: [:]), control: control, sink: log)
    #expect(log.events.last?.kind == .finished)
  }
}
