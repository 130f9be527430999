import Experiments
import Sessions
import Testing

@Suite struct FoldTests {
  private func state(_ events: [Event]) throws -> SessionState {
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    var fold = Fold(SessionState(header))
    for (place, event) in events.enumerated() { fold.apply(event, seq: place + 1) }
    return fold.state
  }

  private func command(_ command: Command) -> Event { Event("command", .command(command)) }

  @Test func `a pause, a step and the going on show in the status`() throws {
    #expect(try state([command(.pause)]).status == .paused)
    #expect(try state([command(.pause), command(.step)]).status == .running)
    #expect(try state([command(.pause), command(.resume)]).status == .running)
  }

  @Test func `the status tells how a run ended`() throws {
    let stopped = Event.finished(["stopped_at_tick": 4])
    #expect(try state([.finished(["a": 1])]).status == .done)
    #expect(try state([command(.stop(.person)), stopped]).status == .stopped)
    #expect(try state([command(.stop(.signal)), stopped]).status == .interrupted)
    // The answer stood already when it was told to stop.
    #expect(try state([command(.stop(.signal)), .finished([:])]).status == .done)
    let failed = try state([Event("failed", .failed("no data"))])
    #expect(failed.status == .failed && failed.failure == "no data")
  }

  @Test func `pauses before the answer are no work`() throws {
    var events = [
      .phase("p", step: 0), command(.pause), command(.step), command(.pause), command(.act(Action("x"))),
      command(.resume), .finished(["a": 1]), command(.act(Action("x"))),
    ]
    for place in events.indices { events[place].time = Int64(1 << place) }
    // Paused from 2 to 4 and from 8 to 32; the answer comes at 64.
    let times = try events.indices.map { try state(Array(events[...$0])).workTime }
    #expect(times == [1, 2, 2, 6, 6, 6, 38, 38])
    let paused = try state(Array(events.prefix(5)))
    let keyframe = KeyframeCodec.encode(Fold(paused))
    #expect(try KeyframeCodec.decode(keyframe, header: paused.header).state == paused)
  }

  @Test func `the time of the answer is that of the first one`() throws {
    var events = [Event.finished(["a": 1]), command(.act(Action("x"))), .finished(["a": 2])]
    for place in events.indices { events[place].time = Int64(place + 1) * 1_000_000 }
    let state = try state(events)
    #expect(state.answerTime == 1_000_000 && state.time == 3_000_000)
    #expect(try self.state([]).answerTime == nil)
    let keyframe = KeyframeCodec.encode(Fold(state))
    #expect(try KeyframeCodec.decode(keyframe, header: state.header).state.answerTime == 1_000_000)
  }

  @Test func `a refused value of a parameter is taken back`() throws {
    let set = command(.set(parameter: "rate", value: 2))
    let refusal = Event("refused", .log(.warning, "rate must lie in 0…10"))
    #expect(try state([set]).values["rate"] == 2)
    #expect(try state([set, refusal]).values["rate"] == 0.5)
    let pause = command(.pause)
    #expect(try state([set, pause, refusal]).values["rate"] == 2)
    let other = Event("log", .log(.warning, "slow"))
    #expect(try state([set, other]).values["rate"] == 2)
  }

  @Test func `the last thousand log lines are kept`() throws {
    let state = try state((0..<2500).map { .log(.note, "\($0)") })
    #expect(state.log.count == 1000 && state.log.first?.text == "1500" && state.log.last?.text == "2499")
    #expect(state.log.map(\.seq) == Array(1501...2500))
  }

  @Test func `curves stand in the order in which they came, graphs in classes that fit`() throws {
    func classes(_ nodes: Int) -> GraphClasses {
      GraphClasses(
        nodeClassNames: ["a", "b"], nodeClasses: .init(repeating: 1, count: nodes), edgeClassNames: [],
        edgeClasses: [])
    }
    let graph = Graph(
      nodes: ["x"], edges: [],
      classes: GraphClasses(
        nodeClassNames: ["a", "b"], nodeClasses: [0], edgeClassNames: [], edgeClasses: []))
    let events = [
      Event.scalar("z", 1, step: 1), .scalar("a", 1, step: 1), .scalar("z", 2, step: 2),
      Event("g", .graph(graph)), Event("g", .graphClasses(classes(1))),
    ]
    let state = try state(events)
    #expect(state.curves.map(\.name) == ["z", "a"] && state.curve("z")?.last == 2)
    #expect(state.graph("g")?.classes.nodeClasses == [1] && state.seq(of: .graph, "g") == 5)
    let misfit = try self.state(events + [Event("g", .graphClasses(classes(9)))])
    #expect(misfit.graph("g")?.classes.nodeClasses == [0])
  }

  @Test(arguments: 1...5)
  func `a state comes back from a keyframe as it was`(seed: UInt64) throws {
    var random = RandomEvents(seed: seed)
    var events = (0..<6000).map { _ in random.event() }
    if seed == 2 { events += (0..<9000).map { .scalar("long", Double($0), step: -$0) } }
    if seed == 3 { events.append(random.event(.finished)) }
    if seed == 4 { events.append(random.event(.failed)) }
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    var fold = Fold(SessionState(header))
    for (place, event) in events.enumerated() { fold.apply(event, seq: place + 1) }
    var back = try KeyframeCodec.decode(KeyframeCodec.encode(fold), header: header)
    back.resolve { seq in events[seq - 1] }
    #expect(back.state == fold.state)
    #expect(back.pending.isEmpty)
  }
}
