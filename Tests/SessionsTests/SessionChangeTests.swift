import Experiments
import Foundation
import Sessions
import Testing

/// Names, remarks and deletion of sessions.
@Suite struct SessionChangeTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { "\(folder.path)/\(name).plexus" }

  private func record(_ name: String) throws -> String {
    var options = Toy.options(nil)
    options.recording = .file(path(name), overwrite: false)
    try LiveRun.start(Toy.lab, Toy.request(), options).waitUntilFinished()
    return path(name)
  }

  @Test func `a renamed session is the same under its new name`() throws {
    let old = try record("old")
    let id = try SessionInfo.read(old).header.id
    let new = try SessionStore.rename(old, to: "new name")
    #expect(new == path("new name"))
    #expect(try SessionInfo.read(new).header.id == id)
    #expect(!FileManager.default.fileExists(atPath: old))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["new name.plexus"])
  }

  @Test func `renaming never overwrites`() throws {
    let (one, other) = (try record("one"), try record("other"))
    let id = try SessionInfo.read(other).header.id
    #expect(throws: SessionError.exists(path: other)) { try SessionStore.rename(one, to: "other") }
    #expect(try SessionInfo.read(other).header.id == id)
    #expect(FileManager.default.fileExists(atPath: one))
  }

  @Test(arguments: ["", "a/b", "../x", ".hidden", "a\u{7}b", String(repeating: "x", count: 300)])
  func `a name that leads elsewhere or cannot be seen is refused`(name: String) throws {
    let one = try record("one")
    #expect(throws: SessionError.badName(name + ".plexus")) { try SessionStore.rename(one, to: name) }
    #expect(FileManager.default.fileExists(atPath: one))
  }

  @Test func `states in files beside keep their session`() throws {
    let old = path("old")
    var options = Toy.options(nil)
    options.recording = .file(old, overwrite: false)
    options.largestStateInside = 0
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 1000, "delay": 1]), options)
    while run.state.step < 50 { usleep(2000) }
    run.send(.stop(.person))
    run.waitUntilFinished()
    let new = try SessionStore.rename(old, to: "new")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.contains { $0.hasPrefix("new.plexus-state-") } && !files.contains { $0.hasPrefix("old") })
    let tick = try SessionInfo.read(new).lastSeq
    let resumed = try LiveRun.resume(new, with: Toy.lab, Toy.options(nil))
    resumed.send(.stop(.person))
    resumed.waitUntilFinished()
    #expect(try SessionInfo.read(new).lastSeq > 0 && tick > 0)
    try SessionStore.delete(new)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test func `a remark is read with the session, is no mark on the line of time, and can be taken away`()
    throws
  {
    let one = try record("one")
    let marks = try Replayer(one).marks
    try SessionRemark.set("the first", of: one)
    try SessionRemark.set("the better one", of: one)
    #expect(try SessionInfo.read(one).remark == "the better one")
    #expect(try Replayer(one).marks == marks)
    try SessionRemark.set("", of: one)
    #expect(try SessionInfo.read(one).remark == nil)
  }

  @Test func `a session that is being recorded is neither renamed, deleted nor remarked`() throws {
    let running = path("running")
    var options = Toy.options(nil)
    options.recording = .file(running, overwrite: false)
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 1_000_000, "delay": 1]), options)
    defer {
      run.send(.stop(.person))
      run.waitUntilFinished()
    }
    while try SessionInfo.read(running).lastSeq < 5 { usleep(5000) }
    #expect(throws: SessionError.inUse(path: running)) { try SessionStore.rename(running, to: "x") }
    #expect(throws: SessionError.inUse(path: running)) { try SessionStore.delete(running) }
    #expect(throws: SessionError.inUse(path: running)) { try SessionRemark.set("x", of: running) }
  }
}
