import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct CompareTests {
  private static func compared(_ settings: [[String: String]], size: Size = Size(columns: 120, rows: 40))
    throws
    -> Bench
  {
    var bench = Bench(size: size)
    for (place, settings) in settings.enumerated() {
      try bench.keep("demo-learning", settings: settings, seed: UInt64(place + 1))
    }
    bench.press("tab")
    for _ in settings { bench.press("space") }
    bench.press("c")
    return bench
  }

  @Test func `two to six sessions are marked, no fewer and no more`() throws {
    var bench = Bench()
    for seed in 1...7 { try bench.keep("demo-learning", seed: UInt64(seed)) }
    bench.press("c")
    #expect(bench.model.notice?.text.contains("two to six") == true && bench.model.screen == .home)
    bench.press("tab")
    for _ in 0..<7 { bench.press("space") }
    #expect(bench.model.home.marked.count == 6)
    #expect(bench.model.notice?.text.contains("six sessions are marked already") == true)
    bench.press("home", "space")
    #expect(bench.model.home.marked.count == 5)
    bench.press("c")
    #expect(bench.shows("5 sessions"))
  }

  @Test func `one mark and the chosen session are enough`() throws {
    var bench = Bench()
    for seed in 1...2 { try bench.keep("demo-learning", seed: UInt64(seed)) }
    bench.press("tab", "space", "c")
    #expect(bench.model.screen == .compare)
    bench.press("q")
    #expect(bench.model.screen == .home && bench.model.home.marked.count == 1)
  }

  @Test func `seeds alone give means, settings are told first`() throws {
    var bench = try Self.compared([[:], [:], [:]])
    #expect(bench.shows("only seeds differ") && bench.shows("mean ± sd over 3 seeds"))
    bench = try Self.compared([[:], ["epochs": "3"]])
    #expect(bench.shows("2 settings differ") == false && bench.shows("1 setting differs"))
    #expect(bench.text[1].contains("what differs") && bench.text[2].contains("epochs"))
    #expect(bench.shows("A epochs 2, seed 1") && bench.shows("B epochs 3, seed 2"))
  }

  @Test func `n goes through the curves, and how panels are shown stays`() throws {
    var bench = try Self.compared([[:], [:]])
    let all = bench.model.compare?.comparison.curveNames ?? []
    #expect(all.count == 4)
    bench.press("L")
    var seen: [String] = []
    for _ in all {
      seen.append(bench.model.compare?.curveName ?? "")
      #expect(bench.model.panels?.focusedState.curves.isLogarithmic == true)
      bench.press("n")
    }
    #expect(Set(seen) == Set(all) && bench.model.compare?.curveName == seen.first)
  }

  @Test func `of different systems the results alone are compared, and that is said`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    try bench.keep("demo-network")
    bench.press("tab", "space", "space", "c")
    #expect(bench.shows("of different systems no more can be compared"))
    #expect(bench.model.panels?.descriptions.count == 1)
    bench.press("n")
    #expect(bench.shows("targets"))
  }

  @Test func `a running session is compared as it stands and read again`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    let path = try bench.keep("demo-learning", seed: 2)
    bench.store[path]?.isOver = false
    bench.perform(.listSessions)
    bench.press("tab", "space", "space", "c", "n")
    #expect(bench.shows("as far as they have come") && bench.shows("read again"))
    let curve = bench.model.compare?.curveName
    bench.press("r")
    #expect(bench.model.compare?.curveName == curve)
  }

  @Test func `who has gone elsewhere while sessions were read stays there`() throws {
    var bench = Bench()
    let paths = try (1...2).map { try bench.keep("demo-learning", seed: UInt64($0)) }
    bench.press("enter")
    bench.deliver(.compared(paths.map(bench.session)))
    #expect(bench.model.screen == .setup)
  }
}
