import Foundation
import Testing

/// A run that is killed loses at most the last second.
@Suite(.serialized)
struct KillTests {
  /// What Python's SQLite says of a session: integrity, the time of the last event in microseconds.
  func inspect(_ path: String) throws -> (integrity: String, lastTime: Double) {
    let script = """
      import sqlite3, sys
      c = sqlite3.connect(sys.argv[1])
      last = [c.execute(f'select coalesce(max(time_us), 0) from {t}').fetchone()[0] for t in ('event', 'scalar')]
      print(c.execute('pragma integrity_check').fetchone()[0], max(last))
      """
    let result = try Program.tool("python3", "-c", script, path)
    let words = result.output.split(separator: " ")
    try #require(words.count == 2, "\(result.errors)")
    return (String(words[0]), Double(words[1].trimmingCharacters(in: .whitespacesAndNewlines)) ?? -1)
  }

  /// The run's own time on the last progress line, seconds; the lines begin with it.
  func lastProgress(_ output: String) -> Double {
    output.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.count > 2 && words[1] == "s" ? Double(words[0]) : nil
    }.last ?? 0
  }

  @Test func `fifty runs killed at random moments open, are whole and lack at most a second`() throws {
    let folder = Folder()
    var random = SystemRandomNumberGenerator()
    for number in 1...50 {
      let file = folder.file("kill-\(number).plexus")
      let running = try Program.start(
        ["run", "spike-count", "--preset", "quick", "--save", file, "--seed", "\(number)"], sessions: folder)
      #expect(try Program.waitForSession(file, sessions: folder))
      Thread.sleep(forTimeInterval: Double.random(in: 0...2, using: &random))
      running.send(SIGKILL)
      let printed = lastProgress(running.finish().output)
      let (integrity, lastTime) = try inspect(file)
      #expect(integrity == "ok", "run \(number)")
      #expect(
        lastTime / 1e6 >= printed - 1,
        "run \(number): progress at \(printed) s, last event at \(lastTime / 1e6) s")
      let list = try Program.run("list", "sessions", sessions: folder).output
      let line = list.split(separator: "\n").first { $0.contains("kill-\(number).plexus") }
      #expect(line?.contains("interrupted") == true, "run \(number): \(list)")
    }
  }

  @Test func `a killed run that had its answer keeps it when it goes on`() throws {
    let folder = Folder()
    let pane = try Pane("\(Program.path) run target-control", sessions: folder)
    #expect(pane.shows("waits for you"), "\(pane.screen)")
    kill(try #require(pane.program), SIGKILL)
    #expect(eventually(within: 10) { pane.program == nil })
    let file = try #require(folder.sessions.first)
    let resumed = try Program.run("resume", file, "--json", sessions: folder)
    #expect(
      resumed.status == 0 && resumed.summary["sources"] as? Int == 11, "\(resumed.output)\(resumed.errors)")
    let verified = try Program.run("verify", file, sessions: folder)
    #expect(verified.status == 0, "\(verified.output)")
  }

  @Test func `a session holds whole paths, whatever was typed`() throws {
    let folder = Folder()
    _ = try folder.write("edges.txt", "a b\nb c\n")
    let pane = try Pane(sessions: folder)
    pane.type("cd \(folder.path) && \(Program.path)\n")
    #expect(pane.shows("Systems"))
    pane.type(":run target-control edges=edges.txt\n")
    #expect(pane.shows("waits for you"), "\(pane.screen)")
    kill(try #require(pane.program), SIGKILL)
    #expect(eventually(within: 10) { pane.program == nil })
    let file = try #require(folder.sessions.first)
    let shown = try Program.run("show", file, sessions: folder)
    #expect(shown.output.contains(folder.file("edges.txt")), "\(shown.output)")
    #expect(try Program.run("resume", file, "--plain", sessions: folder).status == 0)
  }

  @Test func `a killed run resumes to the weights of an uninterrupted one`() throws {
    let folder = Folder()
    let settings = [
      "--preset", "quick", "--set", "epochs=20", "--set", "training-images=2000", "--seed", "9",
    ]
    let whole = try Program.run(["run", "spike-count", "--json"] + settings, sessions: folder)
    for delay in [0.6, 1.2] {
      let file = folder.file("killed-\(delay).plexus")
      let running = try Program.start(["run", "spike-count", "--save", file] + settings, sessions: folder)
      #expect(try Program.waitForSession(file, sessions: folder))
      Thread.sleep(forTimeInterval: delay)
      running.send(SIGKILL)
      _ = running.finish()
      let rest = try Program.run("resume", file, "--json", sessions: folder)
      #expect(rest.status == 0, "\(rest.errors)")
      #expect(rest.summary["weights_sha256"] as? String == whole.summary["weights_sha256"] as? String)
      #expect(try Program.run("verify", file, sessions: folder).status == 0)
    }
  }
}
