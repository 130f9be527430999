import Sessions
import Terminal
import Testing
import Workbench

@Suite struct HomeTests {
  @Test func `systems stand in their groups and the first one is chosen`() {
    let bench = Bench()
    #expect(bench.shows("SPIKING LEARNING"))
    #expect(bench.shows("not run yet"))
    #expect(bench.model.chosenSystem?.id == "demo-learning")
  }

  @Test func `arrows and letters choose a system, and the ends hold`() {
    var bench = Bench()
    bench.press("down", "j", "j", "down")
    #expect(bench.model.chosenSystem?.id == "demo-network")
    bench.press("k", "up", "up", "up")
    #expect(bench.model.chosenSystem?.id == "demo-learning")
    bench.press("G")
    #expect(bench.model.chosenSystem?.id == "demo-network")
    bench.press("g")
    #expect(bench.model.chosenSystem?.id == "demo-learning")
  }

  @Test func `the filter leaves what contains it, and escape brings all back`() {
    var bench = Bench()
    bench.press("/")
    bench.type("mo netw")
    #expect(bench.model.shownSystems.flatMap(\.labs).map(\.id) == ["demo-network"])
    bench.press("enter")
    #expect(bench.shows("Systems · mo netw"))
    bench.press("escape")
    #expect(bench.model.shownSystems.flatMap(\.labs).count == 4)
  }

  @Test func `letters that are keys elsewhere are letters in the filter`() {
    var bench = Bench()
    bench.press("/")
    bench.type("q?t")
    #expect(bench.model.entry?.editor.text == "q?t")
    #expect(bench.model.popup == nil)
  }

  @Test func `enter sets up a run, escape comes back`() {
    var bench = Bench()
    bench.press("enter")
    #expect(bench.model.screen == .setup)
    bench.press("escape")
    #expect(bench.model.screen == .home)
  }

  @Test func `the last result and its age stand beside the system`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    #expect(bench.shows("981 ‰ drawn digits · 2 h ago"))
  }

  @Test func `enter on a session replays it`() throws {
    var bench = Bench()
    let path = try bench.keep("demo-learning")
    bench.press("tab", "enter")
    #expect(bench.model.screen == .replay)
    #expect(bench.model.replay?.info.path == path)
  }

  @Test func `r replays the last session of the chosen system, or says that there is none`() throws {
    var bench = Bench()
    bench.press("r")
    #expect(bench.model.notice?.text.contains("no session") == true)
    try bench.keep("demo-learning")
    bench.press("r")
    #expect(bench.model.screen == .replay)
  }

  @Test func `a run that goes on stands first and enter returns to it`() throws {
    var bench = Bench()
    try bench.keep("demo-network")
    try bench.start("demo-learning")
    bench.press("q")
    #expect(bench.model.screen == .home)
    #expect(bench.shows("running, 60 %"))
    bench.press("tab", "enter")
    #expect(bench.model.screen == .run)
  }

  @Test func `a run that is over stands in the folder alone`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.finish(1)
    bench.press("q")
    #expect(bench.model.runs.isEmpty)
    #expect(bench.model.shownSessions.count == 1)
  }

  @Test func `sessions of one preset are told apart by what was changed`() throws {
    var bench = Bench()
    try bench.keep("demo-learning", settings: ["epochs": "3"])
    try bench.keep("demo-learning", settings: ["weights": "/a/long/way/to/start.bin"])
    #expect(bench.shows("demo-learning  epochs 3"))
    #expect(bench.shows("demo-learning  weights s"))
  }

  @Test func `the key that goes on with a session is named while an interrupted one is chosen`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    try bench.keep("demo-learning", status: .interrupted)
    bench.press("tab")
    #expect(!bench.shows("o go on"))
    bench.press("down")
    #expect(bench.shows("o go on"))
  }

  @Test func `the mouse chooses, and opens what is chosen`() {
    var bench = Bench()
    let row = bench.text.firstIndex { $0.contains("Demo network") } ?? 0
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: Point(column: 8, row: row)))
    bench.deliver(.input(click))
    #expect(bench.model.chosenSystem?.id == "demo-network")
    #expect(bench.model.screen == .home)
    bench.deliver(.input(click))
    #expect(bench.model.screen == .setup)
  }

  @Test func `M leaves the mouse to the terminal`() {
    var bench = Bench()
    bench.press("M")
    #expect(!bench.model.isMouseOn)
    bench.deliver(.input(.mouse(MouseEvent(.scrollDown, at: Point(column: 8, row: 8)))))
    #expect(bench.model.home.system == 0)
  }

  @Test func `a screen that is too small says what it needs`() {
    let bench = Bench(size: Size(columns: 59, rows: 18))
    #expect(bench.shows("need 60×18, have 59×18"))
  }
}
