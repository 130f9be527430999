import Experiments
import Foundation
import Sessions
import Synchronization
import Testing

@Suite struct LiveRunTests {
  @Test func `a run ends with what the system found`() throws {
    let run = try LiveRun.start(Toy.lab, Toy.request(), Toy.options(nil))
    let outcome = run.waitUntilFinished()
    #expect(outcome.status == .done && outcome.failure == nil && outcome.recording == .off)
    #expect(outcome.summary["steps"] == 40 && outcome.weightsHash != nil)
    #expect(run.state.status == .done && run.state.summary?["steps"] == 40)
    #expect(run.state.curve("position")?.count == 40 && run.state.phase?.label == "walking")
  }

  @Test func `events are handed on in order, changes are told once until somebody looks`() throws {
    let events = Mutex<[Event]>([])
    let changes = Atomic<Int>(0)
    var options = Toy.options(nil)
    options.onEvent = { event in events.withLock { $0.append(event) } }
    options.onChange = { changes.add(1, ordering: .relaxed) }
    try LiveRun.start(Toy.lab, Toy.request(), options).waitUntilFinished()
    let seen = events.withLock { $0 }
    #expect(seen.first?.kind == .phase && seen.last?.kind == .finished)
    #expect(seen.filter { $0.name == "position" }.map(\.step) == Array(1...40))
    #expect(zip(seen, seen.dropFirst()).allSatisfy { $0.tick <= $1.tick && $0.time <= $1.time })
    // The state was never read, so that one change and the end are all.
    #expect(changes.load(ordering: .relaxed) <= 2)
  }

  @Test func `a failed run tells why`() throws {
    let outcome = try LiveRun.start(Toy.lab, Toy.request(["failure": 5]), Toy.options(nil))
      .waitUntilFinished()
    #expect(outcome.status == .failed)
    #expect(outcome.failure == "the walk fell off the edge. Choose another failure step")
  }

  @Test func `a stopped run sums up the latest scalars`() throws {
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 100_000, "delay": 1]), Toy.options(nil))
    while run.state.tick < 5 { usleep(1000) }
    run.send(.stop(.person))
    let outcome = run.waitUntilFinished()
    let tick = try #require(outcome.summary["stopped_at_tick"]?.integer)
    #expect(outcome.status == .stopped && tick >= 5)
    #expect(outcome.summary["position"]?.number == run.state.curve("position")?.last)
    #expect(run.state.lastCommand == .stop(.person))
  }

  @Test func `a run that a signal ends is interrupted`() throws {
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 100_000, "delay": 1]), Toy.options(nil))
    run.send(.stop(.signal))
    #expect(run.waitUntilFinished().status == .interrupted)
  }

  @Test func `a run pauses, takes actions while paused, and goes on`() throws {
    let request = try Toy.request(["steps": 200, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(nil, attended: true))
    run.send(.pause)
    while run.state.status != .paused { usleep(1000) }
    let step = run.state.step
    run.send(.act(Action("toy.nudge", ["by": 5])))
    run.send(.set(parameter: "rate", value: 3))
    run.send(.set(parameter: "rate", value: 99))
    while run.state.log.last?.level != .warning { usleep(1000) }
    #expect(run.state.values["rate"] == 3 && run.state.step == step && run.state.status == .paused)
    #expect(run.state.log.contains { $0.text == "nudged by 5" })
    run.send(.resume)
    #expect(run.waitUntilFinished().status == .done)
  }

  @Test func `a run waits for a person until nobody is there`() throws {
    let run = try LiveRun.start(Toy.lab, Toy.request(["waits": true]), Toy.options(nil, attended: true))
    while run.state.summary == nil { usleep(1000) }
    let before = try #require(run.state.summary?["position"]?.number)
    run.send(.act(Action("toy.nudge", ["by": 100])))
    while run.state.summary?["position"]?.number == before { usleep(1000) }
    #expect(run.outcome == nil)
    run.leave()
    #expect(run.waitUntilFinished().status == .done)
  }

  @Test func `a run is measured once a second`() throws {
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 130, "delay": 10]), Toy.options(nil))
    run.waitUntilFinished()
    let telemetry = try #require(run.state.telemetry)
    #expect(telemetry.unit == "steps" && telemetry.memory > 1 << 20)
    #expect(telemetry.throughput > 10 && telemetry.throughput <= 100)
    #expect(telemetry.remaining != nil)
  }
}
