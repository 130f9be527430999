import Experiments
import Foundation
import GRDB
import Sessions
import Testing

@Suite struct StoreTests {
  let folder: TemporaryFolder
  var store: SessionStore { SessionStore(folder: folder.path + "/sub/sessions") }

  init() throws { folder = try TemporaryFolder() }

  private func record(_ seed: UInt64) throws -> String {
    var options = Toy.options(nil)
    options.recording = .store(store)
    let run = try LiveRun.start(Toy.lab, Toy.request(seed: seed), options)
    return try #require(run.waitUntilFinished().recording.path)
  }

  @Test func `the folder is made when it is needed, every session has a name of its own`() throws {
    let paths = try (0..<4).map { _ in try record(3) }
    #expect(Set(paths).count == 4)
    #expect(paths[0].contains("-toy-3") && paths[0].hasPrefix(store.folder))
  }

  @Test func `sessions of one second are listed newest first, whatever they are called`() throws {
    var paths = try (0..<12).map { _ in try record(1) }
    let renamed = store.folder + "/a.plexus"
    try FileManager.default.moveItem(atPath: paths[5], toPath: renamed)
    paths[5] = renamed
    #expect(store.list().map(\.path) == paths.reversed())
  }

  @Test func `what is listed is read anew once a file has changed`() throws {
    let path = try record(1)
    #expect(store.list().map { $0.info?.remark } == [nil])
    try SessionRemark.set("mine", of: path)
    #expect(store.list().map { $0.info?.remark } == ["mine"])
    try FileManager.default.removeItem(atPath: path)
    #expect(store.list().isEmpty)
    try Toy.record(path, ["steps": 3])
    #expect(store.list().map { $0.info?.remark } == [nil])
  }

  @Test func `a run that fails before its first event leaves nothing but what was asked for`() throws {
    var options = Toy.options(nil)
    options.recording = .store(store)
    let outcome = try LiveRun.start(Toy.lab, Toy.request(["steps": 0]), options).waitUntilFinished()
    #expect(outcome.status == .failed && outcome.recording == .off)
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder).isEmpty)
    let named = folder.path + "/named.plexus"
    #expect(try Toy.record(named, ["steps": 0]).recording.path == named)
    #expect(try SessionInfo.read(named).status == .failed)
    let later = try LiveRun.start(Toy.lab, Toy.request(["failure": 3]), options).waitUntilFinished()
    #expect(later.status == .failed && later.recording.path != nil)
    #expect(store.list().count == 1)
  }

  @Test func `running, interrupted, finished and broken sessions are told apart`() throws {
    let done = try record(1)
    var options = Toy.options(nil)
    options.recording = .store(store)
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 1_000_000, "delay": 1], seed: 2), options)
    let running = try #require(run.recording.path)
    while try SessionInfo.read(running).lastSeq < 10 { usleep(5000) }
    let broken = store.folder + "/z.plexus"
    try Data("no session at all, but long enough to be read as one".utf8).write(
      to: URL(fileURLWithPath: broken))
    try Data("notes".utf8).write(to: URL(fileURLWithPath: store.folder + "/readme.txt"))
    // What a process leaves that was killed.
    let killed = store.folder + "/killed.plexus"
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: running + suffix, toPath: killed + suffix)
    }
    let entries = store.list()
    #expect(entries.count == 4)
    func status(_ path: String) -> SessionStatus? { entries.first { $0.path == path }?.info?.status }
    #expect(status(done) == .done && status(running) == .running && status(killed) == .interrupted)
    guard case .broken(.notASession(broken))? = entries.last?.content else {
      Issue.record("\(String(describing: entries.last))")
      return
    }
    #expect(try store.path(of: "killed") == killed && store.path(of: "killed.plexus") == killed)
    #expect(throws: SessionError.notFound(path: "none")) { try store.path(of: "none") }
    run.send(.stop(.person))
    run.waitUntilFinished()
  }

  @Test func `the environment says where the folder is`() {
    #expect(SessionStore.standard(environment: ["PLEXUS_SESSIONS": "/x"]).folder == "/x")
    #expect(
      SessionStore.standard(environment: ["HOME": "/h"]).folder == "/h/.local/share/plexus/sessions")
    #expect(
      SessionStore.standard(environment: ["HOME": "/h", "XDG_DATA_HOME": "/d"]).folder
        == "/d/plexus/sessions")
  }
}
