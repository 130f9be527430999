import Experiments
import Foundation
import GRDB
import Sessions
import Testing

@Suite struct ResumeTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func resume(_ path: String) throws -> RunOutcome {
    try LiveRun.resume(path, with: Toy.lab, Toy.options(nil)).waitUntilFinished()
  }

  private func hash(_ values: ParameterValues) throws -> String? {
    try LiveRun.start(Toy.lab, Toy.request(values), Toy.options(nil)).waitUntilFinished().weightsHash
  }

  /// A copy of what the files of a run hold now, as a killed process would leave it.
  private func snapshot(_ running: String, _ name: String) throws -> String {
    let path = folder.file(name)
    for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: running + suffix) {
      try FileManager.default.copyItem(atPath: running + suffix, toPath: path + suffix)
    }
    return path
  }

  @Test func `a killed run ends as if it had not been killed`() throws {
    let values: ParameterValues = ["steps": 700, "delay": 1]
    let running = folder.file("running.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(values), Toy.options(running))
    var copies: [String] = []
    for number in 0..<4 {
      usleep(170_000)
      copies.append(try snapshot(running, "copy-\(number).plexus"))
    }
    let expected = run.waitUntilFinished()
    for copy in copies {
      let interrupted = try SessionInfo.read(copy)
      #expect(interrupted.status == .interrupted)
      let outcome = try resume(copy)
      #expect(outcome.status == .done && outcome.weightsHash == expected.weightsHash)
      #expect(outcome.recording == .closed(path: copy))
      let replayer = try Replayer(copy)
      #expect(replayer.info.status == .done && replayer.marks.contains { $0.kind == .resumption })
      try replayer.seek(fraction: 1)
      #expect(replayer.state.curves.map(\.count) == run.state.curves.map(\.count))
      #expect(replayer.state.curve("position") == run.state.curve("position"))
      let report = try Verifier.verify(copy, with: Toy.lab, fingerprint: Toy.fingerprint)
      #expect(report.passed && report.isWhole && report.weightsHash == expected.weightsHash, "\(report)")
    }
    #expect(!folder.names.contains { $0.contains("-wal") || $0.contains("-lock") })
  }

  @Test func `a stopped run goes on from where it stopped, more than once`() throws {
    let values: ParameterValues = ["steps": 300, "delay": 1]
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(values), Toy.options(path))
    usleep(60_000)
    run.send(.stop(.person))
    #expect(run.waitUntilFinished().status == .stopped)
    let stopped = try SessionInfo.read(path)
    let second = try LiveRun.resume(path, with: Toy.lab, Toy.options(nil))
    usleep(60_000)
    second.send(.stop(.signal))
    let interrupted = second.waitUntilFinished()
    #expect(interrupted.status == .interrupted)
    #expect(interrupted.seconds > Double(stopped.duration) / 1e6)
    let outcome = try resume(path)
    #expect(outcome.status == .done)
    #expect(outcome.weightsHash == (try hash(["steps": 300])))
    let report = try Verifier.verify(path, with: Toy.lab, fingerprint: Toy.fingerprint)
    #expect(report.passed && report.isWhole, "\(report)")
    #expect(try Replayer(path).marks.filter { $0.kind == .resumption }.count == 2)
  }

  @Test func `what a person did after the saved state is done again`() throws {
    let path = folder.file("a.plexus")
    let request = try Toy.request(["steps": 400, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(path, attended: true))
    usleep(50_000)
    run.send(.set(parameter: "rate", value: 3))
    usleep(100_000)
    run.send(.pause)
    while run.state.status != .paused { usleep(500) }
    run.send(.act(Action("toy.nudge", ["by": 9])))
    while run.state.log.last?.text != "nudged by 9" { usleep(500) }
    while try SessionInfo.read(path).lastSeq < run.state.seq { usleep(5000) }
    let copy = try snapshot(path, "copy.plexus")
    run.send(.resume)
    let expected = run.waitUntilFinished()
    // The person is away, so that the pause holds nothing up.
    let outcome = try resume(copy)
    #expect(outcome.weightsHash == expected.weightsHash)
    #expect(outcome.summary["position"]?.number == expected.summary["position"]?.number)
  }

  @Test func `a run without a saved state starts over`() throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 100, "delay": 1]), Toy.options(path))
    usleep(30_000)
    run.send(.stop(.person))
    run.waitUntilFinished()
    try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM state") }
    let outcome = try resume(path)
    #expect(outcome.status == .done)
    #expect(outcome.weightsHash == (try hash(["steps": 100])))
    #expect(try Verifier.verify(path, with: Toy.lab, fingerprint: Toy.fingerprint).passed)
  }

  @Test func `an unusable state is passed over for the one before`() throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 100, "delay": 1]), Toy.options(path))
    while run.state.step < 30 { usleep(500) }
    run.send(.stop(.person))
    run.waitUntilFinished()
    try DatabaseQueue(path: path).write {
      try $0.execute(sql: "UPDATE state SET data = x'00' WHERE seq = (SELECT max(seq) FROM state)")
    }
    #expect(try resume(path).weightsHash == (try hash(["steps": 100])))
  }

  @Test func `a session that cannot be changed is refused with what helps there`() throws {
    let path = folder.file("a.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 10_000, "delay": 1]), Toy.options(path))
    run.send(.stop(.person))
    run.waitUntilFinished()
    // A folder in the place of the lock refuses root as well.
    try FileManager.default.createDirectory(atPath: path + "-lock", withIntermediateDirectories: false)
    let error = #expect(throws: SessionError.self) { try resume(path) }
    guard case .notChangeable(path, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains("--save") == false && error?.description.contains("Copy it") == true)
  }

  @Test func `what cannot go on is told in a sentence`() {
    let sentences = [SessionStatus.done, .failed].map {
      SessionError.nothingToResume(path: "x", status: $0).problem
    }
    #expect(
      sentences == [
        "x cannot go on, because its run came to its end", "x cannot go on, because its run failed",
      ])
  }

  @Test func `only what was interrupted or stopped goes on`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    #expect(throws: SessionError.nothingToResume(path: path, status: .done)) { try resume(path) }
    let running = folder.file("b.plexus")
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 10_000, "delay": 1]), Toy.options(running))
    #expect(throws: SessionError.inUse(path: running)) { try resume(running) }
    run.send(.stop(.person))
    #expect(run.waitUntilFinished().recording == .closed(path: running))
  }
}
