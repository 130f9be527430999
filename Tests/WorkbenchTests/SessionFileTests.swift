import Experiments
import Sessions
import Terminal
import Testing
import Workbench

/// Names, remarks, deletion, verification and the view of sessions on the first screen.
@Suite struct SessionFileTests {
  private static func list(_ count: Int = 2, size: Size = Size(columns: 120, rows: 40)) throws -> Bench {
    var bench = Bench(size: size)
    for seed in 1...count { try bench.keep("demo-learning", seed: UInt64(seed)) }
    bench.press("tab")
    return bench
  }

  @Test func `a session is renamed, and its mark goes with it`() throws {
    var bench = try Self.list()
    bench.press("space", "up", "R")
    for _ in "demo-learning-0" { bench.press("backspace") }
    bench.type("best")
    bench.press("enter")
    #expect(bench.model.home.marked == ["/sessions/best.plexus"])
    #expect(bench.model.notice?.text == "is now called best")
    #expect(bench.store["/sessions/best.plexus"] != nil && bench.store.count == 2)
  }

  @Test func `what a session is stands in the list and is filtered by`() throws {
    var bench = try Self.list()
    bench.press("m")
    bench.type("the good one")
    bench.press("enter")
    #expect(bench.shows("demo-learning  the good one"))
    bench.press("/")
    bench.type("good")
    #expect(bench.model.shownSessions.count == 1)
  }

  @Test func `deleting asks first`() throws {
    var bench = try Self.list()
    bench.press("delete")
    #expect(bench.shows("deleted for good"))
    bench.press("escape")
    #expect(bench.store.count == 2)
    bench.press("delete", "y")
    #expect(bench.store.count == 1 && bench.model.shownSessions.count == 1)
  }

  @Test func `a running session is neither renamed, remarked, deleted nor verified`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("q", "tab")
    for key in ["R", "m", "D", "v"] {
      bench.press(key)
      #expect(bench.model.notice?.text.contains("being recorded") == true, "\(key)")
      #expect(bench.model.entry == nil && bench.model.popup == nil)
    }
  }

  @Test(arguments: ["R", "m", "D", "v"])
  func `a run that only waits is ended first when something is done with its session`(key: String) throws {
    var bench = Bench()
    try bench.start("demo-network")
    let run = try #require(bench.model.runs.last)
    #expect(run.isWaiting)
    bench.press("q", "tab")
    bench.effects = []
    bench.press(key)
    let left = bench.effects.contains { if case .leave(run.id) = $0 { true } else { false } }
    #expect(left)
    if bench.model.runs.first(where: { $0.id == run.id })?.snapshot.isOver == false { bench.finish(run.id) }
    let isVerified = bench.effects.contains { if case .verify = $0 { true } else { false } }
    #expect(bench.model.entry != nil || bench.model.popup != nil || isVerified)
  }

  @Test func `a verification shows how far it is, what came of it, and can be called off`() throws {
    var bench = try Self.list()
    bench.press("v")
    #expect(bench.shows("verifying, 40 %") && bench.shows("v call off"))
    let path = try #require(bench.store.keys.sorted().first)
    bench.deliver(.verdict(path: path, .agrees("217 events identical, bit for bit")))
    #expect(bench.shows("✓ verified") && bench.shows("217 events identical"))
    bench.press("down", "v", "v")
    #expect(bench.effects.contains { if case .cancelVerification = $0 { true } else { false } })
    let other = try #require(bench.store.keys.sorted().last)
    bench.deliver(.verdict(path: other, .differs("too late")))
    #expect(!bench.shows("too late") && !bench.shows("differs"))
  }

  @Test func `the box at the bottom shows the chosen session, or the system's last one`() throws {
    var bench = Bench(size: Size(columns: 120, rows: 40))
    #expect(bench.shows("What you see") && bench.shows("once there is one"))
    try bench.keep("demo-learning")
    try bench.keep("demo-network")
    #expect(bench.shows("What you see · spikes"))
    bench.press("tab", "end")
    #expect(bench.shows("What you see · network"))
    let asked = bench.effects.count { if case .preview = $0 { true } else { false } }
    bench.press("up", "down", "up", "down")
    #expect(asked == bench.effects.count { if case .preview = $0 { true } else { false } }, "kept")
  }

  @Test func `where the lists need the room nothing is read for that box`() throws {
    let bench = try Self.list(size: Size(columns: 80, rows: 24))
    #expect(!bench.shows("What you see"))
    #expect(!bench.effects.contains { if case .preview = $0 { true } else { false } })
  }

  @Test(arguments: [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `a line of the list always says what was run and what came of it`(size: Size) throws {
    let bench = try Self.list(size: size)
    let line = try #require(bench.text.first { $0.contains("demo-learning  seed 2") })
    #expect(line.contains("981 ‰"))
  }
}
