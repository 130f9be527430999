import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct RunTests {
  private static func running(_ id: String = "demo-learning") throws -> Bench {
    var bench = Bench()
    try bench.start(id)
    bench.effects = []
    return bench
  }

  private static func commands(_ bench: Bench) -> [Command] {
    bench.effects.compactMap { if case .send(_, let command) = $0 { command } else { nil } }
  }

  @Test func `the status line says where the run stands, and more where there is room`() throws {
    var bench = Bench(size: Size(columns: 200, rows: 60))
    try bench.start("demo-learning")
    for wanted in ["step 60", "epoch 2", "batches 60/100", "2 threads"] {
      #expect(bench.text.last?.contains(wanted) == true, "\(wanted)")
    }
    bench.deliver(.input(.resize(Size(columns: 60, rows: 18))))
    #expect(bench.text.last?.contains("batches 60/100") == true)
  }

  @Test func `that a run is recorded no further is said when it happens, and the run goes on`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    guard let run = bench.model.run else { return }
    var snapshot = run.snapshot
    snapshot.recording = .waiting(path: "/sessions/run-1.plexus")
    bench.deliver(.run(1, snapshot))
    #expect(bench.shows("disk slow"))
    snapshot.recording = .failed(path: "/sessions/run-1.plexus", reason: "no space left on device")
    bench.deliver(.run(1, snapshot))
    #expect(bench.shows("recording stopped, the run goes on: no space left on device"))
    #expect(bench.shows("recording failed"))
  }

  @Test func `space pauses and goes on, the dot steps while paused`() throws {
    var bench = try Self.running()
    bench.press("space")
    #expect(bench.shows("PAUSED"))
    bench.press(".", "space")
    #expect(Self.commands(bench) == [.pause, .step, .pause])
  }

  @Test func `the dot says that one has to pause first`() throws {
    var bench = try Self.running()
    bench.press(".")
    #expect(bench.model.notice?.text.contains("pause first") == true)
    #expect(bench.effects.isEmpty)
  }

  @Test func `arrows change the chosen parameter, p chooses another one`() throws {
    var bench = try Self.running()
    bench.press("right", "right")
    bench.press("p", "left")
    #expect(
      Self.commands(bench) == [
        .set(parameter: "learning-rate", value: 0.0015), .set(parameter: "learning-rate", value: 0.002),
        .set(parameter: "noise", value: 0.05),
      ])
    #expect(bench.shows("adjust noise 0.05"))
  }

  @Test func `quick changes add up before the run has taken them`() throws {
    var bench = try Self.running()
    let right = Key.right
    _ = bench.model.update(.input(.key(right)))
    let effects = bench.model.update(.input(.key(right)))
    guard case .send(_, .set(_, let value)) = effects.first else { return #expect(Bool(false)) }
    #expect(value == 0.002)
  }

  @Test func `a system's action takes its key in its panel alone`() throws {
    var bench = try Self.running()
    bench.press("n")
    #expect(Self.commands(bench).isEmpty)
    bench.press("tab", "tab", "n")
    #expect(Self.commands(bench) == [.act(Action("demo.next-sample"))])
  }

  @Test func `arguments are asked for, checked and sent`() throws {
    var bench = try Self.running()
    bench.press("tab", "tab", "i")
    bench.type("100")
    bench.press("enter")
    #expect(bench.model.entry?.problem?.contains("0…99") == true)
    bench.press("backspace", "enter")
    #expect(Self.commands(bench) == [.act(Action("demo.choose-sample", ["index": 10]))])
  }

  @Test func `choices are gone through with the arrows, one argument after the other`() throws {
    var bench = try Self.running()
    bench.press("c", "down", "enter")
    bench.type("sky")
    bench.press("enter")
    #expect(Self.commands(bench) == [.act(Action("demo.colour", ["colour": "green", "word": "sky"]))])
  }

  @Test func `tab goes round the panels, z gives one the whole screen`() throws {
    var bench = try Self.running()
    let count = bench.model.panels?.descriptions.count ?? 0
    for _ in 0..<count { bench.press("tab") }
    #expect(bench.model.panels?.focus == 0)
    bench.press("shift-tab")
    #expect(bench.model.panels?.focus == count - 1)
    bench.press("z")
    #expect(bench.shows("log"))
    #expect(!bench.shows("accuracy"))
    bench.press("escape")
    #expect(bench.model.screen == .run)
    #expect(bench.shows("accuracy"))
  }

  @Test func `once it is over it says what it found and what can come next`() throws {
    var bench = try Self.running()
    bench.press("r")
    #expect(bench.model.notice?.text.contains("still goes on") == true)
    bench.finish(1)
    bench.press("l")
    #expect(bench.shows("981 ‰ drawn digits"))
    bench.model.notice = nil
    #expect(bench.shows("⏎ replay"))
    #expect(bench.shows("r again"))
    bench.press("enter")
    #expect(bench.model.screen == .replay)
  }

  @Test func `r runs again with the same seed and R with the next`() throws {
    var bench = try Self.running()
    bench.finish(1)
    bench.press("r")
    #expect(bench.model.run?.request.seed == 1)
    bench.finish(2)
    bench.press("R")
    #expect(bench.model.run?.request.seed == 2)
    #expect(bench.model.runs.count == 1)
  }

  @Test func `stopping asks first`() throws {
    var bench = try Self.running()
    bench.press("S", "c")
    #expect(Self.commands(bench).isEmpty)
    bench.press("S", "s")
    #expect(Self.commands(bench) == [.stop(.person)])
    #expect(bench.shows("stopped"))
  }

  @Test func `a failed run says why`() throws {
    var bench = Bench()
    bench.startShare = 1
    try bench.start("demo-learning", settings: ["fails": "yes"])
    #expect(bench.shows("failed: the data ended in the middle"))
  }

  static let longReason =
    "/home/somebody/networks/edges-of-a-large-network.txt:3: a line needs two names, but this one"
    + " is 'lonely'. Write 'from to' on each line, separated by blanks, tabs or commas"

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 34)])
  func `a long reason of a failure is shown in full`(size: Size) throws {
    var bench = Bench(size: size)
    bench.startShare = 1
    try bench.start("demo-learning", settings: ["fails": "yes"])
    bench.runs[1]?.fail(Self.longReason)
    bench.finish(1)
    #expect(bench.says("failed: " + Self.longReason))
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 34)])
  func `a refused action is told in plain words`(size: Size) throws {
    var bench = Bench(size: size)
    try bench.start("demo-network")
    let refusal = Event("refused", .log(.warning, "graph.undo: there is nothing to undo"))
    bench.runs[1]?.events.append(contentsOf: [
      Event("command", .command(.act(Action("graph.undo")))), refusal,
    ])
    bench.finish(1)
    #expect(bench.model.notice?.text == "there is nothing to undo")
    #expect(bench.text.suffix(2).contains { $0.contains("there is nothing to undo") })
  }

  @Test func `what an action can do without is not asked for`() throws {
    var bench = try Self.running()
    let action = ActionDescription(
      "demo.toggle", help: "Toggles.", arguments: [.init("on", .choice(["on", "off"]), isOptional: true)])
    let effects = bench.model.begin(action)
    guard case .send(1, .act(Action("demo.toggle"))) = effects.first else { return #expect(Bool(false)) }
    #expect(bench.model.entry == nil)
  }

  @Test func `thinking does not count in the time until the answer`() throws {
    var bench = try Self.running("demo-network")
    let answer = bench.model.run?.state.time ?? 0
    var second = Event.finished(["targets": 8])
    second.time = answer + 600_000_000
    bench.runs[1]?.events.append(second)
    bench.finish(1)
    #expect(bench.model.run?.state.time == answer + 600_000_000)
    #expect(bench.shows("done in \(Words.span(Double(answer) / 1e6))"))
  }

  @Test func `help offers no keys for parameters where none may change`() throws {
    let bench = try Self.running("demo-network")
    let names = bench.model.helpGroups.flatMap(\.names)
    #expect(names.contains("run.note"))
    for name in ["run.less", "run.more", "run.parameter", "run.previous-parameter"] {
      #expect(!names.contains(name), "\(name)")
    }
    let learning = try Self.running().model.helpGroups.flatMap(\.names)
    #expect(learning.contains("run.more") && learning.contains("run.previous-parameter"))
  }

  @Test func `the time left is told in whole seconds`() throws {
    var bench = try Self.running()
    let telemetry = Telemetry(throughput: 10, unit: "images", memory: 1, remaining: 0.33)
    let count = try #require(bench.runs[1]?.count)
    bench.runs[1]?.events.insert(Event("telemetry", .telemetry(telemetry)), at: count)
    bench.runs[1]?.count += 1
    bench.perform(.send(1, .pause))
    #expect(bench.shows("ETA 1 s"))
  }

  @Test func `a run that cannot start tells the reason on the first screen`() throws {
    var bench = try Self.running()
    bench.deliver(.refused(1, "the folder cannot be written"))
    #expect(bench.model.screen == .home)
    #expect(bench.shows("the folder cannot be written"))
  }

  @Test func `a slow disk and a failed recording are told`() throws {
    var bench = try Self.running()
    guard var snapshot = bench.model.run?.snapshot else { return #expect(Bool(false)) }
    snapshot.recording = .waiting(path: "x")
    bench.deliver(.run(1, snapshot))
    #expect(bench.shows("disk slow"))
    snapshot.recording = .failed(path: "x", reason: "disk full")
    bench.deliver(.run(1, snapshot))
    #expect(bench.shows("recording failed"))
  }

  @Test func `notes are written on the run`() throws {
    var bench = try Self.running()
    bench.press("m")
    bench.type("look here")
    bench.press("enter")
    guard case .noteOnRun(1, "look here") = bench.effects.last else { return #expect(Bool(false)) }
  }

  @Test func `a system that waits for the person says so`() throws {
    let bench = try Self.running("demo-network")
    #expect(bench.shows("waits for you"))
  }
}
