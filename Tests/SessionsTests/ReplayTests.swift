import Experiments
import Foundation
import GRDB
import Sessions
import Testing

@Suite struct ReplayTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A session of random events with a keyframe every so often, and the state after each.
  private func session(_ count: Int, seed: UInt64) throws -> (path: String, states: [SessionState]) {
    let path = folder.file("random-\(seed).plexus")
    var random = RandomEvents(seed: seed)
    let events = (0..<count).map { _ in random.event() }
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    try SessionFiles.write(path, header, events, keyframeEvery: 97)
    var fold = Fold(SessionState(header))
    var states = [fold.state]
    for (place, event) in events.enumerated() {
      fold.apply(event, seq: place + 1)
      states.append(fold.state)
    }
    return (path, states)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a seek leads to the state that was folded live, from wherever it starts`(seed: UInt64) throws {
    let (path, states) = try session(5000, seed: seed)
    let replayer = try Replayer(path)
    var random = SeededGenerator(seed)
    for _ in 0..<300 {
      let seq = Int.random(in: 0...5000, using: &random)
      try replayer.seek(seq: seq)
      #expect(replayer.state == states[seq])
    }
  }

  @Test func `a seek by time leads to the last event at or before it`() throws {
    let (path, states) = try session(3000, seed: 4)
    let replayer = try Replayer(path)
    var random = SeededGenerator(4)
    for _ in 0..<200 {
      let time = Int64.random(in: 0...replayer.duration, using: &random)
      try replayer.seek(time: time)
      let expected = states.lastIndex { $0.time <= time } ?? 0
      #expect(replayer.state == states[expected] && replayer.time == time)
    }
    try replayer.seek(fraction: 1)
    #expect(replayer.isAtEnd && replayer.state == states[3000])
    try replayer.seek(fraction: 0)
    #expect(replayer.state.time == 0 && replayer.time == 0)
  }

  @Test func `a seek by step leads to where the step is done`() throws {
    let path = folder.file("steps.plexus")
    var events: [Event] = []
    for step in 1...400 {
      events.append(.scalar("loss", Double(step), step: 3 * step))
      events.append(.scalar("accuracy", 0.5, step: 3 * step))
      if step % 7 == 0 { events.append(Event("note", step: 3 * step, .text("\(step)"))) }
    }
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    try SessionFiles.write(path, header, events, keyframeEvery: 97)
    let replayer = try Replayer(path)
    for step in [0, 3, 4, 21, 22, 600, 599, 2, 1199, 1200, 5000, -1] {
      try replayer.seek(step: step)
      let later = events.firstIndex { $0.kind == EventKind.scalar && $0.step > step } ?? events.count
      #expect(replayer.state.seq == later, "step \(step)")
      #expect(replayer.state.step <= max(0, step))
    }
  }

  @Test func `playing from the start shows each state in its time and holds on the last`() throws {
    let (path, states) = try session(2000, seed: 5)
    let replayer = try Replayer(path)
    var random = SeededGenerator(5)
    while !replayer.isAtEnd {
      let before = replayer.state.seq
      let hasChanged = try replayer.advance(seconds: Double.random(in: 0...0.3, using: &random))
      let expected = states.lastIndex { $0.time <= replayer.time } ?? 0
      #expect(replayer.state == states[expected] && hasChanged == (replayer.state.seq != before))
    }
    #expect(replayer.time == replayer.duration)
    #expect(try !replayer.advance(seconds: 10) && replayer.state == states[2000])
  }

  @Test func `single steps take the visible events of one step together`() throws {
    let path = folder.file("a.plexus")
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    let telemetry = Telemetry(throughput: 1, unit: "", memory: 1, remaining: nil)
    try SessionFiles.write(
      path, header,
      [
        .phase("p", step: 0), .scalar("a", 1, step: 1), .scalar("b", 1, step: 1), .scalar("a", 2, step: 2),
        Event("telemetry", .telemetry(telemetry)), .scalar("b", 2, step: 2), .log(.note, "x", step: 2),
        .scalar("c", 1, step: 2), .scalar("a", 3, step: 3),
      ])
    let replayer = try Replayer(path)
    var forward: [Int] = []
    while !replayer.isAtEnd {
      try replayer.stepForward()
      forward.append(replayer.state.seq)
    }
    #expect(forward == [1, 3, 8, 9])
    var backward: [Int] = []
    while replayer.state.seq > 0 {
      try replayer.stepBackward()
      backward.append(replayer.state.seq)
    }
    #expect(backward == [8, 3, 1, 0])
    try replayer.seek(seq: 6)
    try replayer.stepBackward()
    #expect(replayer.state.seq == 3)
  }

  @Test func `frames of one series are stepped through, whatever lies between them`() throws {
    let path = folder.file("a.plexus")
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    func frame(_ name: String, _ step: Int) -> Event {
      let image = Image(title: "", width: 1, height: 1, values: [0])
      return Event(name, step: step, .tracking(TrackingFrame(image: image, events: [], boxes: [])))
    }
    try SessionFiles.write(
      path, header,
      [
        .scalar("a", 1, step: 1), frame("camera", 1), frame("other", 1), .log(.note, "x", step: 1),
        frame("camera", 2), .scalar("a", 2, step: 2), frame("camera", 3), .scalar("a", 3, step: 3),
      ])
    let replayer = try Replayer(path)
    let key = EventKey(kind: .tracking, name: "camera")
    var places: [Int] = []
    for _ in 0..<4 {
      try replayer.stepForward(to: key)
      places.append(replayer.state.seq)
    }
    #expect(places == [2, 5, 7, 7])
    try replayer.stepForward()
    places = []
    for _ in 0..<4 {
      try replayer.stepBackward(to: key)
      places.append(replayer.state.seq)
    }
    #expect(places == [5, 2, 0, 0])
  }

  @Test func `marks lead from one to the next and back`() throws {
    let path = folder.file("a.plexus")
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    let events = (0..<50).map { place in
      var event = Event.scalar("a", 1, step: place)
      if place == 10 { event = .phase("second", step: place) }
      if place == 20 { event = Event("command", .command(.pause)) }
      event.time = Int64(place) * 1000
      return event
    }
    try SessionFiles.write(path, header, events)
    let replayer = try Replayer(path)
    try replayer.seek(time: 30_500)
    try replayer.note("here")
    #expect(replayer.marks.map(\.label) == ["second", "pause", "here"])
    try replayer.seek(seq: 0)
    var seqs: [Int] = []
    for _ in 0..<4 {
      try replayer.nextMark()
      seqs.append(replayer.state.seq)
    }
    #expect(seqs == [11, 21, 31, 50] && replayer.isAtEnd)
    for _ in 0..<4 {
      try replayer.previousMark()
      seqs.append(replayer.state.seq)
    }
    #expect(seqs.suffix(4) == [31, 21, 11, 0])
  }

  @Test func `marks are bounded`() throws {
    let path = folder.file("a.plexus")
    let header = SessionHeader(
      id: "1", title: "Toy", preset: nil, request: try Toy.request(), created: "2026-01-01T00:00:00Z")
    try SessionFiles.write(path, header, (0..<5000).map { .phase("\($0)", step: $0) })
    let marks = try Replayer(path).marks
    #expect(marks.count <= 1001 && marks.count > 400 && marks.first?.label == "0")
  }

  @Test func `a watcher sees what another writes, to its end`() throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 400, "delay": 2]), Toy.options(path))
    let watcher = try Watcher(path)
    #expect(watcher.info.status == .running)
    let silent = try Watcher(path, onEvent: { _ in })
    run.waitUntilFinished()
    #expect(run.recording == .closed(path: path))
    #expect(watcher.waitUntilFinished().status == .done && silent.waitUntilFinished().status == .done)
    #expect(watcher.state == run.state && silent.state == run.state && watcher.failure == nil)
    // Those who watched did not keep the file from becoming one.
    #expect(folder.names == ["a.plexus"])
  }

  @Test func `a watcher notices that the writer has died`() throws {
    let path = folder.file("a.plexus")
    let running = folder.file("running.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 100_000, "delay": 1]), Toy.options(running))
    while try SessionInfo.read(running).lastSeq < 100 { usleep(5000) }
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: running + suffix, toPath: path + suffix)
    }
    let watcher = try Watcher(path)
    #expect(watcher.waitUntilFinished().status == .interrupted)
    run.send(.stop(.person))
    run.waitUntilFinished()
  }

  @Test func `a replayer takes in what a running session adds`() throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 500, "delay": 1]), Toy.options(path))
    while try SessionInfo.read(path).lastSeq == 0 { usleep(5000) }
    let replayer = try Replayer(path)
    let before = replayer.info
    #expect(before.status == .running && before.lastSeq > 0)
    while run.outcome == nil {
      try replayer.refresh()
      usleep(20_000)
    }
    try replayer.refresh()
    #expect(replayer.info.status == .done && replayer.info.lastSeq > before.lastSeq)
    try replayer.seek(fraction: 1)
    #expect(replayer.state == run.state && folder.names == ["a.plexus"])
  }
}
