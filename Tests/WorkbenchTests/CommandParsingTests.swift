import Experiments
import Terminal
import Testing
import Workbench

@Suite("A command line") struct CommandParsingTests {
  private func context(_ prepare: (inout Bench) throws -> Void) rethrows -> CommandContext {
    var bench = Bench()
    try prepare(&bench)
    return bench.model.commandContext
  }
  private var home: CommandContext { Bench().model.commandContext }
  private func running(_ id: String = "demo-learning") throws -> CommandContext {
    try context { try $0.start(id) }
  }
  private func replaying() throws -> CommandContext {
    try context {
      try $0.keep("demo-learning")
      $0.press("tab", "enter")
    }
  }

  /// Why a line is refused.
  private func refusal(_ line: String, _ context: CommandContext) -> String {
    do {
      return "accepted: \(String(describing: try context.request(line)))"
    } catch {
      return error.description
    }
  }

  @Test func `words are parted by spaces, held by quotes and backslashes`() {
    #expect(CommandWords("  set  a ").texts == ["set", "a"])
    #expect(CommandWords("open 'a b' \"c 'd'\" e\\ f").texts == ["open", "a b", "c 'd'", "e f"])
    #expect(CommandWords("note ''").texts == ["note", ""])
    #expect(CommandWords("note  two  blanks ").rest(from: 1) == "two  blanks")
    #expect(CommandWords("a b").words.map(\.start) == [0, 2])
    #expect(CommandWords("a b").endsInWord && !CommandWords("a b ").endsInWord)
    for text in ["plain", "a b", "it's", "say \"so\"", "back\\slash", ""] {
      #expect(CommandWords(CommandWords.quoted(text)).texts == [text])
    }
  }

  @Test func `an empty line asks for nothing`() throws {
    #expect(try home.request("   ") == nil)
  }

  @Test func `every action that holds here can be named`() throws {
    let context = try running()
    #expect(try context.request("panel.zoom") == .action(.panelZoom))
    #expect(try context.request("run.pause") == .action(.runPause))
    #expect(try context.request("demo.next-sample") == .act(Action("demo.next-sample")))
    for entry in context.namedEntries { #expect(try context.request(entry.name) != nil) }
  }

  @Test func `actions of other places are refused with their place`() throws {
    let context = try running()
    #expect(refusal("replay.faster", context) == "replay.faster is for: Replay")
    #expect(
      refusal("graph.find", context).hasPrefix("graph.find needs the focus on a panel of its kind (graph)"))
    #expect(refusal("panel.zoom now", context) == "panel.zoom takes no argument")
  }

  @Test func `arguments of a system's actions are read`() throws {
    let context = try running("demo-network")
    #expect(
      try context.request("graph.toggle-target 12") == .act(Action("graph.toggle-target", ["node": "12"])))
    #expect(
      try context.request("graph.toggle-target n31") == .act(Action("graph.toggle-target", ["node": "n31"])))
    #expect(try context.request("graph.toggle-target") == .act(Action("graph.toggle-target")))
    #expect(refusal("graph.toggle-target 1 2", context) == "too much: graph.toggle-target node")
    #expect(refusal("graph.undo 1", context) == "graph.undo takes no argument")
  }

  @Test func `set takes live parameters in a run and all in the form`() throws {
    let run = try running()
    #expect(try run.request("set learning-rate 0.01") == .set("learning-rate", .real(0.01)))
    #expect(refusal("set learning-rate 3", run).contains("must lie in 1e-06…1, got 3"))
    #expect(
      refusal("set learnign-rate 3", run)
        == "there is no parameter learnign-rate. Did you mean learning-rate?")
    #expect(
      refusal("set epochs 3", run)
        == "epochs cannot change during a run; these can: learning-rate, noise")
    #expect(refusal("set noise", run) == "noise wants one value: 0…1")
    #expect(refusal("set", run) == "set what? Write set PARAMETER VALUE")
    let form = context { $0.press("enter") }
    #expect(try form.request("set epochs 3") == .set("epochs", .integer(3)))
    #expect(try form.request("set slow on") == .set("slow", .flag(true)))
    #expect(try form.request("set seed 9") == .set("seed", .integer(9)))
    #expect(refusal("set data mnits", form).contains("did you mean mnist?"))
    #expect(refusal("set noise 0.2", home) == "set is for Set up and Run")
  }

  @Test func `a home folder stands for a tilde in paths`() throws {
    var form = context { $0.press("enter") }
    form.homeFolder = "/home/me"
    #expect(try form.request("set weights ~/w.npz") == .set("weights", "/home/me/w.npz"))
    #expect(try form.request("open ~/a.plexus") == .open("/home/me/a.plexus"))
    #expect(try form.request("open a~b") == .open("a~b"))
  }

  @Test func `themes and glyphs are checked`() throws {
    #expect(try home.request("theme daylight") == .theme("daylight"))
    #expect(try home.request("glyphs ascii") == .glyphs(.ascii))
    #expect(refusal("theme dayligth", home) == "there is no theme dayligth. Did you mean daylight?")
    #expect(refusal("theme pink", home) == "there is no theme pink. Known are: midnight, daylight")
    #expect(refusal("theme", home) == "one argument is wanted: theme NAME")
    #expect(refusal("glyphs brail", home).contains("Did you mean braille?"))
  }

  @Test(
    arguments: [
      ("50%", .fraction(0.5)), ("12.5%", .fraction(0.125)), ("90", .microseconds(90_000_000)),
      ("1:20", .microseconds(80_000_000)), ("1:02:03.5", .microseconds(3_723_500_000)),
      ("step 400", .step(400)),
    ] as [(String, SeekPlace)])
  func `seek goes to shares, times and steps`(text: String, place: SeekPlace) throws {
    #expect(try replaying().request("seek \(text)") == .seek(place))
  }

  @Test(arguments: ["", "150%", "x", "1:75", "step", "step x", "step -1", "-5", "1:2:3:4", "nan", "1e300"])
  func `seek refuses what is no place`(text: String) throws {
    #expect(!refusal("seek \(text)", try replaying()).hasPrefix("accepted"))
  }

  @Test func `speeds are those of the keys`() throws {
    let replay = try replaying()
    #expect(try replay.request("speed 4") == .speed(4))
    #expect(try replay.request("speed 0.25") == .speed(0))
    #expect(try replay.request("speed ×64") == .speed(8))
    #expect(refusal("speed 3", replay) == "a speed is one of 0.25, 0.5, 1, 2, 4, 8, 16, 32, 64, got 3")
    #expect(refusal("speed 2", try running()) == "speed is for Replay")
  }

  @Test func `a note is the rest of the line as it is`() throws {
    #expect(try running().request("note it's  here") == .note("it's  here"))
    #expect(refusal("note ", try running()) == "note what? Write note TEXT")
  }

  @Test func `sessions are named without folder and ending`() throws {
    let home = try context { try $0.keep("demo-learning") }
    #expect(try home.request("open demo-learning-0") == .open("/sessions/demo-learning-0.plexus"))
    #expect(try home.request("open ./other.plexus") == .open("./other.plexus"))
  }

  @Test func `compare takes two to six sessions`() throws {
    let home = try context { try $0.keep("demo-learning") }
    #expect(
      try home.request("compare demo-learning-0 other.plexus")
        == .compare(["/sessions/demo-learning-0.plexus", "other.plexus"]))
    for line in ["compare", "compare a", "compare a b c d e f g"] {
      #expect(refusal(line, home).contains("two to six"))
    }
  }

  @Test func `run takes a system, a preset and parameters`() throws {
    #expect(
      try home.request("run demo-learning")
        == .run(system: "demo-learning", preset: "quick", settings: [], seed: 1))
    let settings = [Setting(name: "epochs", text: "3", origin: .commandLine)]
    #expect(
      try home.request("run demo-learning paper epochs=3")
        == .run(system: "demo-learning", preset: "paper", settings: settings, seed: 1))
    #expect(
      try home.request("run demo-learning epochs=3")
        == .run(system: "demo-learning", preset: "quick", settings: settings, seed: 1))
    #expect(
      try home.request("run demo-learning seed=7")
        == .run(system: "demo-learning", preset: "quick", settings: [], seed: 7))
    #expect(refusal("run demo-learning seed=-1", home) == "seed must be a whole number from 0 up, got -1")
    #expect(
      refusal("run demo-learnign", home) == "there is no system demo-learnign. Did you mean demo-learning?")
    #expect(refusal("run demo-learning papre", home).contains("Did you mean paper?"))
    #expect(refusal("run demo-learning epochs=0", home).contains("epochs must lie in 1…1000, got 0"))
    #expect(refusal("run demo-learning quick standard", home) == "standard is no PARAMETER=VALUE")
  }

  @Test func `an unknown command names the nearest one`() throws {
    #expect(refusal("quti", home) == "there is no command quti. Did you mean quit?")
    #expect(refusal("panel.zom", try running()) == "there is no command panel.zom. Did you mean panel.zoom?")
    #expect(refusal("xyzzy", home) == "there is no command xyzzy")
    #expect(refusal("quit now", home) == "quit takes no argument")
  }
}
