import Experiments
import Terminal
import Testing
import Workbench

@Suite struct QuitTests {
  private static func hasQuit(_ bench: Bench) -> Bool {
    bench.effects.contains { if case .quit = $0 { true } else { false } }
  }

  private static func running(_ id: String = "demo-learning") throws -> Bench {
    var bench = Bench()
    try bench.start(id)
    return bench
  }

  @Test func `without runs q and ctrl-c end at once`() {
    for key in ["q", "ctrl-c"] {
      var bench = Bench()
      bench.press(key)
      #expect(Self.hasQuit(bench))
    }
  }

  @Test func `leaving the run's screen leaves the run going`() throws {
    var bench = try Self.running()
    bench.press("q")
    #expect(bench.model.screen == .home)
    #expect(bench.model.goingRuns.count == 1)
    #expect(!Self.hasQuit(bench))
  }

  @Test func `with a run going it asks, and cancel stays`() throws {
    var bench = try Self.running()
    bench.press("ctrl-c")
    #expect(bench.shows("A run still goes on: Demo learning."))
    #expect(bench.shows("w wait"))
    bench.press("c")
    #expect(!Self.hasQuit(bench))
    bench.finish(1)
    #expect(!Self.hasQuit(bench))
  }

  @Test func `waiting quits once the run is over`() throws {
    var bench = try Self.running()
    bench.press("ctrl-c", "w")
    #expect(!Self.hasQuit(bench))
    bench.finish(1)
    #expect(Self.hasQuit(bench))
  }

  @Test func `waiting lets a paused run go on, which would never end`() throws {
    var bench = try Self.running()
    bench.press("space", "ctrl-c", "w")
    guard case .send(1, .resume) = bench.effects.last else { return #expect(Bool(false)) }
  }

  @Test func `stopping stops every run, saves, and quits`() throws {
    var bench = try Self.running()
    try bench.start("demo-learning")
    bench.press("q", "q")
    #expect(bench.shows("2 runs still go on"))
    bench.press("s")
    #expect(Self.hasQuit(bench))
    #expect(bench.store.count == 2)
  }

  @Test func `a system that only waits for the person does not hold the program`() throws {
    var bench = try Self.running("demo-network")
    bench.press("ctrl-c")
    #expect(Self.hasQuit(bench))
  }

  @Test func `a signal stops runs at their boundary and quits, the second one quits at once`() throws {
    var bench = try Self.running()
    let first = bench.model.update(.input(.quit(signal: 15)))
    guard case .send(1, .stop(.signal)) = first.first, first.count == 1 else { return #expect(Bool(false)) }
    let second = bench.model.update(.input(.quit(signal: 15)))
    guard case .quit = second.first else { return #expect(Bool(false)) }
  }

  @Test func `ctrl-c in the question stops and saves, and once more ends at once`() throws {
    var bench = try Self.running()
    // A run that does not come to a boundary.
    bench.runs = [:]
    bench.press("ctrl-c", "ctrl-c")
    guard case .send(1, .stop(.person)) = bench.effects.last else { return #expect(Bool(false)) }
    #expect(bench.shows("^C quits at once"))
    bench.press("ctrl-c")
    #expect(Self.hasQuit(bench))
  }

  @Test func `help tells what several ctrl-c do`() throws {
    var bench = try Self.running()
    let help = bench.model.helpGroups.first { $0.names == ["app.quit"] }
    #expect(help?.keys == "^C" && help?.help.contains("three times ends at once") == true)
    bench.press("ctrl-c", "w")
    #expect(bench.shows("^C asks again"))
  }

  @Test func `ctrl-c asks even while text is typed or help is open`() throws {
    var bench = try Self.running()
    bench.press("m", "ctrl-c", "c", "?", "ctrl-c")
    #expect(bench.model.popup == .quitQuestion)
  }
}
