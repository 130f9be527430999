import Catalog
import Experiments
import Sessions
import Synchronization
import Terminal
import Testing
import Workbench

/// What is on the screen depends on the state alone, not on the way to it.
@Suite struct FrameLawTests {
  /// Places of each session that are looked at.
  private static let most = 220

  private struct Recording {
    /// The state after every event, folded as they came.
    var live: [SessionState]
    var path: String
  }

  /// A run that is really recorded, with what a person does to it.
  private static func record(
    _ lab: AnyLab, _ request: RunRequest, actions: [Action] = []
  ) throws -> Recording {
    let events = Mutex<[Event]>([])
    var options = LiveRun.Options(fingerprint: RealSession.fingerprint)
    let path = "\(RealSession.folder)/law-\(lab.id).plexus"
    options.recording = .file(path, overwrite: true)
    options.isAttended = !actions.isEmpty
    options.onEvent = { event in events.withLock { $0.append(event) } }
    let run = try LiveRun.start(lab, request, options)
    for action in actions { run.send(.act(action)) }
    run.leave()
    run.waitUntilFinished()
    var fold = Fold(SessionState(run.state.header))
    let live = events.withLock { $0 }.enumerated().map { place, event in
      fold.apply(event, seq: place + 1)
      return fold.state
    }
    return Recording(live: live, path: path)
  }

  /// The panels of a state, graphs placed.
  private static func frame(_ state: SessionState, of model: Model) -> Frame {
    var bench = Bench(size: model.size)
    bench.model = model
    let snapshot = RunSnapshot(state: state, recording: .off, isOver: false)
    bench.deliver(.run(model.shownRun ?? 0, snapshot))
    return bench.model.panelsFrame()
  }

  private static func check(_ recording: Recording, _ lab: AnyLab, _ request: RunRequest) throws {
    var bench = Bench(size: Size(columns: 120, rows: 40))
    bench.model = Model(
      labs: [lab], look: bench.model.look, themes: bench.model.themes, size: bench.model.size)
    _ = bench.model.start(request, lab, preset: "quick", isRecorded: true)
    // Places of graphs are worked out once, not for every frame.
    if let last = recording.live.last {
      let snapshot = RunSnapshot(state: last, recording: .off, isOver: false)
      bench.deliver(.run(bench.model.shownRun ?? 0, snapshot))
    }
    let seeker = try Replayer(recording.path)
    let player = try Replayer(recording.path)
    let stride = max(1, recording.live.count / most)
    var order = Array(Swift.stride(from: 0, to: recording.live.count, by: stride))
    var played: [Int: Frame] = [:]
    for place in order {
      try player.seek(seq: place + 1)
      played[place] = frame(player.state, of: bench.model)
    }
    // Seeks in an order without pattern, forwards and backwards.
    for place in order.indices { order.swapAt(place, (place * 7919) % order.count) }
    for place in order {
      try seeker.seek(seq: place + 1)
      let live = frame(recording.live[place], of: bench.model)
      #expect(live == frame(seeker.state, of: bench.model), "sought, event \(place + 1)")
      #expect(live == played[place], "played, event \(place + 1)")
    }
  }

  @Test(arguments: DemoEvents.labs.map(\.id))
  func `live, after a seek and played from the start are one frame`(id: String) throws {
    let (lab, request) = (DemoEvents.lab(id), try DemoEvents.request(id))
    try Self.check(try Self.record(lab, request), lab, request)
  }

  /// The real systems, at no fewer than 200 places each.
  @Test(arguments: catalog.map(\.id))
  func `what real systems show live, sought and played is one frame`(id: String) throws {
    let lab = try #require(catalog.first { $0.id == id })
    let settings = id == "spike-count" ? [Setting(name: "epochs", text: "3", origin: .form)] : []
    let values = try lab.values(preset: "quick", settings: settings)
    let request = RunRequest(system: id, values: values, threads: 2)
    // What a person does makes events where the system alone makes few.
    let nodes = lab.description.actions.contains { $0.name == "graph.toggle-target" } ? 0..<60 : 0..<0
    let actions = nodes.map { Action("graph.toggle-target", ["node": .integer($0)]) }
    let recording = try Self.record(lab, request, actions: actions)
    #expect(recording.live.count >= 200, "\(recording.live.count) places")
    try Self.check(recording, lab, request)
  }
}
