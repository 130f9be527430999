import Foundation
import Testing

/// The real program in a real terminal, driven with keys.
@Suite(.serialized)
struct ScreenTests {
  let folder = Folder()

  func pane(_ arguments: String = "", columns: Int = 120, rows: Int = 34) throws -> Pane {
    try Pane("\(Program.path) \(arguments)", columns: columns, rows: rows, sessions: folder)
  }

  @Test func `from home through a run to its replay and back to the shell`() throws {
    let pane = try pane()
    #expect(pane.shows("Spike-count learning") && pane.shows("Target control"))
    pane.press("Enter")
    #expect(pane.shows("set up") && pane.shows("learning-rate"))
    pane.press("Enter")
    #expect(pane.shows("REC") && pane.shows("images/s", within: 30))
    pane.press("Space")
    #expect(pane.shows("PAUSED", within: 10), "\(pane.screen)")
    pane.press("Space")
    #expect(pane.shows("done", within: 90), "\(pane.screen)")
    pane.press("Enter")
    #expect(pane.shows("REPLAY"), "\(pane.screen)")
    pane.press("G")
    #expect(pane.shows("done"), "\(pane.screen)")
    pane.press("q")
    #expect(pane.shows("Recent sessions"), "\(pane.screen)")
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil }, "\(pane.screen)")
    #expect(pane.isSane(), "\(pane.screen)")
    #expect(folder.sessions.count == 1)
    #expect(try Program.run("verify", folder.sessions[0], sessions: folder).status == 0)
  }

  @Test func `a run that was steered while paused is the same when it is run again`() throws {
    let pane = try pane("run spike-count --set epochs=8 --seed 3")
    #expect(pane.shows("images/s", within: 30))
    pane.press("Space")
    #expect(pane.shows("PAUSED"), "\(pane.screen)")
    let image = pane.line(with: "image ")
    pane.press("Tab")
    pane.press("n")
    #expect(eventually(within: 5) { pane.line(with: "image ") != image }, "\(pane.screen)")
    pane.press("Right")
    #expect(eventually(within: 5) { !pane.screen.contains("learning-rate 0.001 ") }, "\(pane.screen)")
    pane.press("Space")
    #expect(pane.shows("done", within: 60), "\(pane.screen)")
    pane.press("q")
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil }, "\(pane.screen)")
    for threads in ["1", "2"] {
      let result = try Program.run("verify", folder.sessions[0], "--threads", threads, sessions: folder)
      #expect(result.status == 0 && result.output.contains("identical"), "\(result.output)\(result.errors)")
    }
    let shown = try Program.run(
      "export", folder.sessions[0], "--format", "json", "-o", folder.file("all.json"), sessions: folder)
    #expect(shown.status == 0)
    let events = try String(contentsOfFile: folder.file("all.json"), encoding: .utf8)
    for command in ["pause", "raster.next-sample", "learning-rate", "resume"] {
      #expect(events.contains(command), "\(command) is recorded")
    }
  }

  @Test func `a network answers when a node is toggled, and takes it back`() throws {
    let pane = try pane("run target-control")
    #expect(pane.shows("waits for you"))
    pane.press("Down")
    // The line reaches over the network, too, in which the chosen node gets its name.
    #expect(pane.shows("network · "), "\(pane.screen)")
    let before = pane.line(with: "targets ")
    pane.press("Enter")
    #expect(eventually(within: 5) { pane.line(with: "targets ") != before }, "\(pane.screen)")
    pane.press("u")
    #expect(eventually(within: 5) { pane.line(with: "targets ") == before }, "\(pane.screen)")
    pane.press("q")
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil }, "\(pane.screen)")
    #expect(pane.isSane())
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGSEGV])
  func `a signal in the middle of a run leaves a sane terminal and a whole session`(signal: Int32) throws {
    let pane = try pane("run spike-count")
    #expect(pane.shows("images/s", within: 30))
    let program = try #require(pane.program)
    kill(program, signal)
    #expect(eventually(within: 15) { pane.program == nil })
    #expect(pane.isSane(), "\(pane.screen)")
    let list = try Program.run("list", "sessions", sessions: folder)
    #expect(list.output.contains("interrupted"), "\(list.output)")
    #expect(try Program.run("show", folder.sessions[0], sessions: folder).status == 0)
  }

  @Test func `resizing in the middle of a run redraws, and too small says what is needed`() throws {
    let pane = try pane("run spike-count")
    #expect(pane.shows("images/s", within: 30))
    for (columns, rows) in [(80, 24), (200, 60), (60, 18), (100, 30)] {
      pane.resize(columns: columns, rows: rows)
      #expect(
        eventually(within: 5) { pane.screen.contains("REC") || pane.screen.contains("done") },
        "\(pane.screen)")
    }
    pane.resize(columns: 40, rows: 10)
    #expect(pane.shows("need 60"), "\(pane.screen)")
    pane.resize(columns: 100, rows: 30)
    #expect(pane.shows("Spike-count"))
    kill(try #require(pane.program), SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
    #expect(pane.isSane())
  }

  @Test func `quitting with a run alive asks first`() throws {
    let pane = try pane("run spike-count")
    #expect(pane.shows("images/s", within: 30))
    pane.press("q")
    #expect(pane.shows("running"), "leaving the run leaves it going")
    pane.press("q")
    #expect(pane.shows("stop"), "\(pane.screen)")
    pane.press("Escape")
    #expect(pane.shows("Systems"))
    #expect(pane.program != nil)
    kill(try #require(pane.program), SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
  }

  @Test func `a run that is watched live is held where it was`() throws {
    let file = folder.file("live.plexus")
    let running = try Program.start(
      ["run", "spike-count", "--set", "epochs=400", "--save", file], sessions: folder)
    defer {
      running.send(SIGTERM)
      _ = running.finish()
    }
    #expect(try Program.waitForSession(file, sessions: folder))
    let pane = try pane("watch \(file)")
    #expect(pane.shows("LIVE"), "\(pane.screen)")
    for key in ["Space", ".", ","] {
      #expect(eventually(within: 20) { pane.place.map { $0.time >= 2 } ?? false }, "\(pane.screen)")
      let before = pane.place
      pane.press(key)
      #expect(eventually(within: 5) { !pane.screen.contains("LIVE") }, "\(pane.screen)")
      Thread.sleep(forTimeInterval: 0.3)
      let held = pane.place
      #expect((held?.time ?? 0) >= (before?.time ?? 0) - 1, "\(key): \(pane.screen)")
      #expect((held?.duration ?? 0) >= (held?.time ?? 1), "\(key): \(pane.screen)")
      pane.press("G")
      #expect(pane.shows("LIVE"), "\(pane.screen)")
    }
    pane.press("q")
  }

  @Test func `the greedy choice is seen at once, and w needs no answer`() throws {
    for (columns, rows) in [(80, 24), (120, 34)] {
      let pane = try pane("run target-control", columns: columns, rows: rows)
      #expect(pane.shows("waits for you"))
      pane.press("g")
      #expect(pane.shows("greedy nodes", within: 5), "\(pane.screen)")
      pane.press("u")
      #expect(pane.shows("nothing to undo", within: 5), "\(pane.screen)")
    }
    let pane = try pane("run spike-count --set epochs=8", columns: 80, rows: 24)
    #expect(pane.shows("images/s", within: 30))
    pane.press("Tab", "w")
    #expect(pane.shows("wrong only", within: 10), "\(pane.screen)")
    pane.press("w")
    #expect(pane.shows("image ", within: 10), "\(pane.screen)")
    kill(try #require(pane.program), SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
  }

  @Test func `an unknown terminal is refused with one message`() throws {
    let pane = try Pane("clear; TERM=nonexist \(Program.path)", sessions: folder)
    #expect(pane.shows("nonexist'"), "\(pane.screen)")
    let lines = pane.screen.split(separator: "\n").filter { !$0.hasPrefix("$") }
    #expect(lines.first?.hasPrefix("plexus: ") == true, "\(pane.screen)")
    #expect(pane.isSane())
  }

  @Test func `a dumb terminal is refused with a word`() throws {
    let pane = try Pane("TERM=dumb \(Program.path)", sessions: folder)
    #expect(pane.shows("dumb"), "\(pane.screen)")
    #expect(pane.isSane())
  }
}
