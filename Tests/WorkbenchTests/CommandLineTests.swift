import Experiments
import Terminal
import Testing
import Workbench

/// The command line as it is typed.
@Suite struct CommandLineTests {
  private func candidates(_ bench: Bench) -> [String] {
    bench.model.command.completion.candidates.map(\.text)
  }

  @Test func `what can be typed is listed with its help`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press(":")
    #expect(candidates(bench).contains("set") && candidates(bench).contains("demo.next-sample"))
    #expect(!candidates(bench).contains("seek"))
    bench.type("set ")
    #expect(candidates(bench) == ["learning-rate", "noise"])
    #expect(bench.shows("0.001 · Step size of the optimiser."))
    bench.type("no")
    #expect(candidates(bench) == ["noise"])
    bench.press("tab")
    #expect(bench.model.entry?.editor.text == "set noise ")
    #expect(bench.shows("0…1, now 0.1"))
    bench.type("0.3")
    bench.press("enter")
    #expect(bench.model.entry == nil)
    #expect(bench.model.run?.state.values["noise"] == .real(0.3))
  }

  @Test func `tab goes through the candidates and back, and typing goes on from there`() {
    var bench = Bench()
    bench.press(":")
    bench.type("run demo-")
    bench.press("tab")
    #expect(bench.model.entry?.editor.text == "run demo-learning")
    bench.press("tab")
    #expect(bench.model.entry?.editor.text == "run demo-numbers")
    bench.press("shift-tab", "shift-tab")
    #expect(bench.model.entry?.editor.text == "run demo-network")
    bench.type(" ")
    #expect(candidates(bench).prefix(3) == ["quick", "standard", "paper"])
    bench.type("nodes=")
    #expect(bench.model.command.completion.hint.hasPrefix("2…100000"))
    bench.type("30")
    bench.press("enter")
    #expect(bench.model.screen == .run)
    #expect(bench.model.run?.request.values["nodes"] == .integer(30))
  }

  @Test func `names that only contain what is typed come up where none begins so`() {
    var bench = Bench()
    bench.press(":")
    bench.type("settings")
    #expect(candidates(bench) == ["settings"])
    bench.press("ctrl-u")
    bench.type("replay-l")
    #expect(candidates(bench) == ["home.replay-last"])
  }

  @Test func `files are completed folder by folder`() {
    var bench = Bench()
    bench.folders = ["": ["a b.npz", "data/", ".hidden"], "data/": ["w.npz"]]
    bench.press("enter", ":")
    bench.type("set weights ")
    #expect(candidates(bench) == ["a\\ b.npz", "data/"])
    bench.type("d")
    bench.press("tab")
    #expect(bench.model.entry?.editor.text == "set weights data/")
    bench.press("tab", "enter")
    #expect(bench.model.setup?.texts[7] == "data/w.npz")
  }

  @Test func `sessions are completed by name, others by their files`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    bench.folders = ["x/": ["one.plexus", "two.txt", "more/"]]
    bench.press(":")
    bench.type("open ")
    #expect(candidates(bench) == ["demo-learning-0"])
    bench.type("x/")
    #expect(candidates(bench) == ["x/one.plexus", "x/more/"])
    bench.press("ctrl-w")
    bench.type("demo-learning-0")
    bench.press("enter")
    #expect(bench.model.screen == .replay)
  }

  @Test func `completion works in the middle of a line`() {
    var bench = Bench()
    bench.press(":")
    bench.type("the daylight")
    for _ in 0..<9 { bench.press("left") }
    bench.press("tab")
    #expect(bench.model.entry?.editor.text == "theme daylight")
    bench.press("enter")
    #expect(bench.model.look.theme.name == "daylight")
  }

  @Test func `a line that cannot be done stays, with the reason`() {
    var bench = Bench()
    bench.press(":")
    bench.type("theme dayligth")
    bench.press("enter")
    #expect(bench.model.entry?.editor.text == "theme dayligth")
    #expect(bench.shows("there is no theme dayligth. Did you mean daylight?"))
    bench.press("backspace")
    #expect(!bench.shows("Did you mean"))
  }

  @Test func `lines are remembered and found by their beginning`() {
    var bench = Bench()
    for line in ["theme daylight", "glyphs block", "theme midnight"] {
      bench.press(":")
      bench.type(line)
      bench.press("enter")
    }
    let kept = bench.effects.compactMap { if case .remember(let line) = $0 { line } else { nil } }
    #expect(kept == ["theme daylight", "glyphs block", "theme midnight"])
    bench.press(":", "up", "up")
    #expect(bench.model.entry?.editor.text == "glyphs block")
    bench.press("down", "down")
    #expect(bench.model.entry?.editor.text == "")
    bench.type("the")
    bench.press("up", "up", "up")
    #expect(bench.model.entry?.editor.text == "theme daylight")
    bench.press("down", "down")
    #expect(bench.model.entry?.editor.text == "the")
  }

  @Test func `the history keeps its last 500 lines, each once`() {
    var history = CommandHistory()
    for number in 0..<600 { history.add("seek step \(number)") }
    #expect(history.lines.count == 500 && history.lines.last == "seek step 599")
    history.add("seek step 300")
    #expect(history.lines.count == 500 && history.lines.last == "seek step 300")
    history.add("  ")
    history.add("a\nb")
    #expect(history.lines.last == "a b")
    #expect(CommandHistory(text: history.text) == history)
  }

  @Test func `fields of the form are set, and chosen`() {
    var bench = Bench()
    bench.press("enter", ":")
    bench.type("set epochs 7")
    bench.press("enter")
    #expect(bench.model.setup?.texts[3] == "7")
    #expect(bench.model.setup?.selection == 3)
  }

  @Test func `a replay is moved`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    bench.press("tab", "enter")
    func run(_ line: String) {
      bench.press(":")
      bench.type(line)
      bench.press("enter")
    }
    run("seek 100%")
    #expect(bench.model.replay?.snapshot.isAtEnd == true)
    run("seek 0:01")
    #expect(bench.model.replay?.snapshot.time == 1_000_000)
    run("seek step 20")
    #expect(bench.model.replay?.state.step == 20)
    run("speed 8")
    #expect(bench.model.replay?.speed == 5)
    run("note here")
    #expect(bench.effects.contains { if case .noteOnReplay("here") = $0 { true } else { false } })
  }

  @Test func `a node may be named`() throws {
    var bench = Bench()
    try bench.start("demo-network")
    func sent(_ line: String) -> [Command] {
      bench.effects = []
      bench.press(":")
      bench.type(line)
      bench.press("enter")
      return bench.effects.compactMap { if case .send(_, let command) = $0 { command } else { nil } }
    }
    #expect(sent("graph.toggle-target n31") == [.act(Action("graph.toggle-target", ["node": 31]))])
    // Names are often numbers: a number is never a place.
    for name in ["nobody", "12"] {
      #expect(sent("graph.toggle-target \(name)") == [])
      #expect(bench.shows("no node is called \(name)"))
    }
  }

  @Test func `an action that cannot be done now says why`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press(":")
    bench.type("run.step")
    bench.press("enter")
    #expect(bench.shows("pause first"))
  }

  @Test func `a run is started from anywhere, and what was shown is left`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    bench.press("tab", "enter", ":")
    bench.type("run demo-pictures")
    bench.press("enter")
    #expect(bench.model.screen == .run && bench.model.replay == nil)
    #expect(bench.effects.contains { if case .closeReplay = $0 { true } else { false } })
    bench.press(":")
    bench.type("run demo-learning")
    bench.press("enter")
    #expect(bench.model.runs.count == 2)
  }
}
