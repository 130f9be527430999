import Experiments
import Sessions
import Synchronization
import Terminal
import Testing
import Workbench

/// What is on the screen depends on the state alone, not on the way to it.
@Suite struct FrameLawTests {
  private struct Places {
    var live: [SessionState]
    var path: String
  }

  /// A run that is really recorded, with its state after every event.
  private static func record(_ id: String) throws -> Places {
    let events = Mutex<[Event]>([])
    var options = LiveRun.Options(fingerprint: RealSession.fingerprint)
    let path = "\(RealSession.folder)/law-\(id).plexus"
    options.recording = .file(path, overwrite: true)
    options.onEvent = { event in events.withLock { $0.append(event) } }
    let request = try DemoEvents.request(id)
    let run = try LiveRun.start(DemoEvents.lab(id), request, options)
    run.waitUntilFinished()
    var fold = Fold(SessionState(run.state.header))
    let live = events.withLock { $0 }.enumerated().map { place, event in
      fold.apply(event, seq: place + 1)
      return fold.state
    }
    return Places(live: live, path: path)
  }

  /// The panels of a state, graphs placed.
  private static func frame(_ state: SessionState, _ model: Model, _ lab: AnyLab) -> Frame {
    var bench = Bench(size: Size(columns: 120, rows: 40))
    bench.model = model
    bench.deliver(
      .run(model.shownRun ?? 0, RunSnapshot(state: state, recording: .off, isOver: false)))
    return bench.model.panelsFrame()
  }

  @Test(arguments: ["demo-learning", "demo-network", "demo-numbers", "demo-pictures"])
  func `live, after a seek and played from the start are one frame`(id: String) throws {
    let places = try Self.record(id)
    var bench = Bench(size: Size(columns: 120, rows: 40))
    try bench.start(id)
    let lab = DemoEvents.lab(id)
    let seeker = try Replayer(places.path)
    let player = try Replayer(places.path)
    var order = Array(places.live.indices)
    // Seeks in an order without pattern, forwards and backwards.
    for place in order.indices { order.swapAt(place, (place * 7919) % order.count) }
    var played: [Int: SessionState] = [:]
    for place in places.live.indices {
      try player.seek(seq: place + 1)
      played[place] = player.state
    }
    for place in order.prefix(220) {
      try seeker.seek(seq: place + 1)
      let live = Self.frame(places.live[place], bench.model, lab)
      #expect(live == Self.frame(seeker.state, bench.model, lab), "sought, event \(place + 1)")
      let state = try #require(played[place])
      #expect(live == Self.frame(state, bench.model, lab), "played, event \(place + 1)")
    }
  }
}
