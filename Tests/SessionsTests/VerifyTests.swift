import Experiments
import Foundation
import GRDB
import Sessions
import Synchronization
import Testing

@Suite struct VerifyTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func verify(_ path: String, _ fingerprint: Fingerprint = Toy.fingerprint) throws
    -> VerificationReport
  {
    try Verifier.verify(path, with: Toy.lab, fingerprint: fingerprint, threads: 2)
  }

  private func change(_ path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
  }

  @Test func `a finished run is identical when it is run again`() throws {
    let path = folder.file("a.plexus")
    let outcome = try Toy.record(path)
    let report = try verify(path)
    #expect(report.passed && report.demand == .identity && report.isWhole)
    #expect(report.weightsHash == outcome.weightsHash && outcome.weightsHash != nil)
    let info = try SessionInfo.read(path)
    #expect(report.compared == info.lastSeq)
    #expect("\(report)".contains("\(report.compared) events identical"))
  }

  @Test func `a failed run fails in the same way`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path, ["failure": 9])
    #expect(try verify(path).passed)
  }

  @Test func `what a person did is done again at its tick`() throws {
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 300, "delay": 1, "waits": true])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(path, attended: true))
    func wait(_ condition: () -> Bool) { while !condition() { usleep(500) } }
    run.send(.pause)
    wait { run.state.status == .paused }
    run.send(.act(Action("toy.nudge", ["by": 3])))
    run.send(.act(Action("toy.unknown")))
    run.send(.set(parameter: "rate", value: 2))
    run.send(.set(parameter: "rate", value: -1))
    run.send(.set(parameter: "steps", value: 10))
    let tick = run.state.tick
    run.send(.step)
    wait { run.state.tick > tick && run.state.status == .paused }
    run.send(.act(Action("toy.nudge", ["by": -7])))
    run.send(.resume)
    wait { run.state.summary != nil }
    run.send(.pause)
    run.send(.act(Action("toy.nudge", ["by": 50])))
    run.send(.resume)
    run.send(.act(Action("toy.nudge", ["by": 1])))
    wait { run.state.log.last?.text == "nudged by 1" }
    run.leave()
    #expect(run.waitUntilFinished().status == .done)
    let report = try verify(path)
    #expect(report.passed && report.isWhole, "\(report)")
    #expect(report.weightsHash == run.outcome?.weightsHash)
  }

  @Test(arguments: [StopReason.person, .signal])
  func `a stopped run stops at the same place`(reason: StopReason) throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 100_000, "delay": 1]), Toy.options(path))
    usleep(60_000)
    run.send(.stop(reason))
    run.waitUntilFinished()
    let report = try verify(path)
    #expect(report.passed && report.isWhole, "\(report)")
  }

  @Test func `an interrupted run is compared as far as it goes`() throws {
    let running = folder.file("running.plexus")
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 1_000_000, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(running))
    while try SessionInfo.read(running).lastSeq < 300 { usleep(5000) }
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: running + suffix, toPath: path + suffix)
    }
    #expect(throws: SessionError.inUse(path: running)) { try verify(running) }
    run.send(.stop(.person))
    run.waitUntilFinished()
    let report = try verify(path)
    #expect(report.passed && !report.isWhole && report.compared > 100, "\(report)")
  }

  @Test func `a changed scalar is found at its place`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try change(
      path, "UPDATE scalar SET value = value + 1e-9 WHERE seq = (SELECT seq FROM scalar WHERE step = 21)")
    let report = try verify(path)
    #expect(!report.passed && report.difference?.tick == 21)
    #expect(report.difference?.place == "the value of scalar position")
  }

  @Test(arguments: [
    ("UPDATE event SET tick = tick + 1 WHERE kind = 'table' AND step = 10", "the tick of table places"),
    ("UPDATE event SET step = 11 WHERE kind = 'table' AND step = 10", "the step of table places"),
    (
      "UPDATE event SET meta = replace(meta, '10', '12') WHERE kind = 'progress' AND step = 10",
      "the content of progress"
    ),
    (
      "UPDATE event SET size = 3, data = x'5b5b5d' WHERE kind = 'table' AND step = 10",
      "the content of table places"
    ),
    ("DELETE FROM event WHERE kind = 'image' AND step = 10", "the event"),
    ("UPDATE event SET name = 'spaces' WHERE kind = 'table' AND step = 10", "the event"),
    ("DELETE FROM event WHERE kind = 'finished'", "the end"),
    (
      "INSERT INTO event(seq, tick, step, time_us, kind, name, meta) VALUES (99999, 40, 40, 9999999, 'phase', 'phase', '{\"label\":\"x\"}')",
      "the end"
    ),
  ])
  func `a changed event is found at its place`(sql: String, place: String) throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try change(path, sql)
    let report = try verify(path)
    #expect(report.difference?.place == place, "\(report)")
  }

  @Test func `on another machine scalars may differ a little`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try change(path, "UPDATE scalar SET value = value * 1.0001")
    var other = Toy.fingerprint
    other.libraries["lib"] = "2"
    other.cpuFeatures = ["avx512f"]
    let report = try verify(path, other)
    #expect(report.passed && report.demand == .tolerance(1e-3))
    #expect(report.largestDifference > 0.9e-4 && report.largestDifference < 1.1e-4)
    #expect(
      report.fingerprintDifferences == [
        "lib: recorded with 1, here 2", "processor: any, here any with no avx2, also avx512f",
      ])
    #expect(try !verify(path).passed)
    try change(path, "UPDATE scalar SET value = value * 1.01")
    #expect(try !verify(path, other).passed)
  }

  @Test func `a changed input file is named, a moved one is not`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path, ["file": "/data/train.csv"])
    try change(path, "UPDATE event SET meta = replace(meta, '\"path\":\"/data/', '\"path\":\"/elsewhere/')")
    #expect(try verify(path).passed)
    try change(path, "UPDATE event SET meta = replace(meta, '\"size\":3', '\"size\":4')")
    let difference = try #require(try verify(path).difference)
    #expect(difference.place == "the input" && difference.recorded.contains("/elsewhere/train.csv, 4 bytes"))
  }

  @Test func `a comparison can be called off`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    let asked = Atomic<Int>(0)
    let report = try Verifier.verify(
      path, with: Toy.lab, fingerprint: Toy.fingerprint,
      isCancelled: { asked.add(1, ordering: .relaxed).newValue > 20 })
    #expect(report.isCancelled && !report.passed && report.compared == 20)
  }

  @Test func `a session of another system is refused`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try change(path, "UPDATE session SET system = 'other'")
    #expect(throws: SessionError.otherSystem(path: path, recorded: "other", given: "toy")) {
      try verify(path)
    }
  }
}
