import Experiments
import Foundation
import GRDB
import Sessions
import Testing

@Suite struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func write(_ text: String) throws -> String {
    let path = folder.file("x.plexus")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// A copy of a run that was killed in its middle: the file and what SQLite had not moved into it yet.
  private func killed() throws -> String {
    let running = folder.file("running.plexus")
    let request = try Toy.request(["steps": 1_000_000, "delay": 1])
    let run = try LiveRun.start(Toy.lab, request, Toy.options(running))
    while try SessionInfo.read(running).lastSeq < 300 { usleep(5000) }
    let path = folder.file("killed.plexus")
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(atPath: running + suffix, toPath: path + suffix)
    }
    run.send(.stop(.person))
    run.waitUntilFinished()
    return path
  }

  @Test func `what is not a session is refused`() throws {
    let missing = folder.file("none.plexus")
    #expect(throws: SessionError.notFound(path: missing)) { try Replayer(missing) }
    #expect(throws: SessionError.notASession(path: folder.path)) { try Replayer(folder.path) }
    let text = try write("This is text, and long enough to hold the header of a database of that kind.")
    #expect(throws: SessionError.notASession(path: text)) { try Replayer(text) }
    let empty = try write("")
    #expect(throws: SessionError.notASession(path: empty)) { try Replayer(empty) }
    let database = folder.file("other.plexus")
    try DatabaseQueue(path: database).write { try $0.execute(sql: "CREATE TABLE t(a)") }
    #expect(throws: SessionError.notASession(path: database)) { try Replayer(database) }
  }

  @Test(arguments: [
    "UPDATE event SET time_us = -5 WHERE seq = 1", "UPDATE scalar SET time_us = 9223372036854775807",
    "UPDATE scalar SET seq = 9223372036854775807 WHERE seq = (SELECT max(seq) FROM scalar)",
    "INSERT INTO gap(seq, time_us, reason) VALUES (-9223372036854775808, -1, 'x')",
  ])
  func `numbers that no run writes are named as damage`(change: String) throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try DatabaseQueue(path: path).write { try $0.execute(sql: change) }
    #expect {
      let replayer = try Replayer(path)
      try replayer.seek(fraction: 1)
      _ = try SessionInfo.read(path)
    } throws: { error in
      if case .damaged? = error as? SessionError { true } else { false }
    }
  }

  @Test func `what cannot be read is closed again`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try DatabaseQueue(path: path).write { try $0.execute(sql: "UPDATE session SET seed = 'x'") }
    func open() throws -> Int {
      let folder = "/proc/self/fd"
      return try FileManager.default.contentsOfDirectory(atPath: folder).count {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: folder + "/" + $0)) == path
      }
    }
    for _ in 0..<3 { _ = try? SessionInfo.read(path) }
    #expect(try open() == 0)
  }

  @Test func `a newer format is refused in one sentence`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "UPDATE session SET format = 99; ALTER TABLE event RENAME TO happening")
    }
    #expect(throws: SessionError.newerFormat(path: path, format: 99)) { try Replayer(path) }
    #expect(
      "\(SessionError.newerFormat(path: path, format: 99))"
        == "\(path) has session format 99, this Plexus reads up to 1. Open it with the version of Plexus that wrote it, or a later one"
    )
  }

  @Test func `damage is named`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "UPDATE event SET meta = 'x' WHERE kind = 'progress'")
    }
    let replayer = try Replayer(path)
    #expect(throws: SessionError.damaged(path: path, detail: "meta is not a JSON object")) {
      try replayer.seek(fraction: 1)
    }
    try DatabaseQueue(path: path).write { db in try db.execute(sql: "UPDATE session SET seed = 'x'") }
    #expect(throws: SessionError.self) { try Replayer(path) }
    try DatabaseQueue(path: path).write { db in try db.execute(sql: "DELETE FROM session") }
    #expect(throws: SessionError.damaged(path: path, detail: "it does not say what it holds")) {
      try Replayer(path)
    }
  }

  @Test func `wrong bytes never trap`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    var random = SeededGenerator(6)
    for _ in 0..<60 {
      var changed = bytes
      for _ in 0..<20 {
        changed[Int.random(in: 0..<changed.count, using: &random)] = UInt8.random(
          in: 0 ... .max, using: &random)
      }
      try changed.write(to: URL(fileURLWithPath: path))
      let replayer = try? Replayer(path)
      try? replayer?.seek(fraction: 1)
      try? replayer?.stepBackward()
    }
  }

  @Test func `an interrupted run is found and its files put in order`() throws {
    let path = try killed()
    #expect(try SessionInfo.read(path).status == .interrupted)
    #expect(folder.names.contains("killed.plexus-wal"))
    let replayer = try Replayer(path)
    #expect(replayer.info.status == .interrupted && replayer.info.notice == nil)
    #expect(replayer.info.lastSeq >= 300)
    #expect(!folder.names.contains { $0.hasPrefix("killed.plexus-") })
    let check = try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
    #expect(check == "ok")
  }

  @Test func `a log that is cut off anywhere leaves a whole session`() throws {
    let path = try killed()
    let log = try Data(contentsOf: URL(fileURLWithPath: path + "-wal"))
    let file = try Data(contentsOf: URL(fileURLWithPath: path))
    var random = SeededGenerator(8)
    for _ in 0..<25 {
      let length = Int.random(in: 0..<log.count, using: &random)
      let cut = folder.file("cut.plexus")
      for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: cut + suffix) }
      try file.write(to: URL(fileURLWithPath: cut))
      try log[..<length].write(to: URL(fileURLWithPath: cut + "-wal"))
      // Before the first transaction there is no session yet.
      guard let replayer = try? Replayer(cut) else { continue }
      #expect(replayer.info.status == .interrupted)
      try replayer.seek(fraction: 1)
      let state = replayer.state
      #expect(state.seq == replayer.info.lastSeq && state.status == .running)
      let check = try DatabaseQueue(path: cut).read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
      #expect(check == "ok")
    }
  }

  @Test func `an unfinished run where SQLite may not write opens with a notice`() throws {
    let path = try killed()
    // A link in the place of the shared memory keeps SQLite from its log, also when root runs the tests.
    try FileManager.default.createSymbolicLink(atPath: path + "-shm", withDestinationPath: "/nowhere/at/all")
    let replayer = try Replayer(path)
    #expect(replayer.info.status == .interrupted)
    #expect(replayer.info.notice?.contains("last moments") == true)
    try replayer.seek(fraction: 1)
    #expect(replayer.state.seq == replayer.info.lastSeq)
  }

  @Test(.enabled(if: geteuid() != 0, "root may write in any folder"))
  func `a finished run opens from a read-only folder`() throws {
    let path = folder.file("a.plexus")
    try Toy.record(path)
    chmod(path, 0o444)
    chmod(folder.path, 0o555)
    defer { chmod(folder.path, 0o755) }
    let replayer = try Replayer(path)
    try replayer.seek(fraction: 1)
    #expect(replayer.state.status == .done && replayer.info.notice == nil)
    #expect(throws: SessionError.self) { try replayer.note("no") }
  }
}
