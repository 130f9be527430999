import Experiments
import Foundation
import GRDB
import Sessions
import Testing

@Suite struct RecordingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a finished run is one file with all events`() throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(), Toy.options(path))
    let outcome = run.waitUntilFinished()
    #expect(outcome.recording == .closed(path: path))
    #expect(folder.names == ["a.plexus"])
    let info = try SessionInfo.read(path)
    #expect(info.status == .done && info.summary?["steps"] == 40 && info.notice == nil)
    #expect(info.header.request == (try Toy.request()) && info.header.title == "Toy")
    #expect(info.fingerprint == Toy.fingerprint)
    #expect(info.lastSeq == run.state.seq && info.duration == run.state.time)
    let replayer = try Replayer(path)
    try replayer.seek(fraction: 1)
    #expect(replayer.state == run.state && replayer.isAtEnd)
    let mode = try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
    #expect(mode == "delete")
  }

  @Test func `an event is committed within half a second though nothing follows`() throws {
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 1_000_000, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(path, attended: true))
    usleep(50_000)
    run.send(.pause)
    while run.state.status != .paused { usleep(1000) }
    let seq = run.state.seq
    let clock = ContinuousClock()
    let waited = try clock.measure {
      while try SessionInfo.read(path).lastSeq < seq { usleep(5000) }
    }
    // Half a second is promised; a busy machine may need more.
    #expect(waited < .seconds(2))
    #expect(try SessionInfo.read(path).status == .running)
    run.send(.stop(.person))
    run.send(.resume)
    #expect(run.waitUntilFinished().status == .stopped)
    #expect(try SessionInfo.read(path).status == .stopped)
  }

  @Test func `the last two states are kept`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path, ["steps": 95])
    let ticks = try DatabaseQueue(path: path).read { db in
      try Int.fetchAll(db, sql: "SELECT tick FROM state ORDER BY seq")
    }
    #expect(ticks == [80, 90])
  }

  @Test func `an existing file is overwritten only if that is asked for`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    #expect(throws: SessionError.exists(path: path)) { try Toy.record(path) }
    #expect(folder.names == ["a.plexus"])
    var options = Toy.options(nil)
    options.recording = .file(path, overwrite: true)
    try LiveRun.start(Toy.lab, Toy.request(seed: 8), options).waitUntilFinished()
    #expect(try SessionInfo.read(path).header.request.seed == 8)
  }

  @Test func `a recording needs a folder`() throws {
    let missing = folder.file("none")
    #expect(throws: SessionError.noFolder(path: missing + "/a.plexus", folder: missing)) {
      try Toy.record(missing + "/a.plexus")
    }
    let file = folder.file("file")
    try Data().write(to: URL(fileURLWithPath: file))
    #expect(throws: SessionError.noFolder(path: file + "/a.plexus", folder: file)) {
      try Toy.record(file + "/a.plexus")
    }
  }

  @Test func `a file that a run writes is not overwritten`() throws {
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 1_000_000, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(path))
    var options = Toy.options(nil)
    options.recording = .file(path, overwrite: true)
    #expect(throws: SessionError.inUse(path: path)) {
      try LiveRun.start(Toy.lab, request, options).waitUntilFinished()
    }
    run.send(.stop(.person))
    #expect(run.waitUntilFinished().recording == .closed(path: path))
  }

  @Test func `a failing disk ends the recording with a gap, not the run`() throws {
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 600, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(path))
    // Without its table the recorder cannot write scalars: a failure like that of a disk.
    try DatabaseQueue(path: path).write { db in try db.execute(sql: "ALTER TABLE scalar RENAME TO lost") }
    while true {
      if case .failed = run.recording { break }
      usleep(1000)
    }
    #expect(run.outcome == nil)
    let outcome = run.waitUntilFinished()
    #expect(outcome.status == .done && outcome.summary["steps"] == 600)
    guard case .failed(path, let reason) = outcome.recording else {
      Issue.record("\(outcome.recording)")
      return
    }
    #expect(reason.contains("scalar"))
    try DatabaseQueue(path: path).write { db in try db.execute(sql: "ALTER TABLE lost RENAME TO scalar") }
    let info = try SessionInfo.read(path)
    #expect(info.status == .done && info.notice?.contains("recording ended before the run") == true)
    #expect(try Replayer(path).marks.contains { $0.kind == .gap })
  }

  @Test func `remarks stand on the timeline`() throws {
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 100, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(path))
    run.note("look here")
    run.waitUntilFinished()
    let replayer = try Replayer(path)
    #expect(replayer.marks.contains { $0.kind == .note && $0.label == "look here" })
    try replayer.seek(fraction: 0.5)
    try replayer.note("and here")
    #expect(replayer.marks.filter { $0.kind == .note }.map(\.label) == ["look here", "and here"])
    #expect(folder.names == ["a.plexus"])
  }

  @Test func `states that are too big stand in files beside`() throws {
    let path = folder.file("a.plexus")
    var options = Toy.options(path)
    options.largestStateInside = 10
    try LiveRun.start(Toy.lab, Toy.request(), options).waitUntilFinished()
    #expect(folder.names.filter { $0.hasSuffix(".safetensors") }.count == 2)
  }
}
