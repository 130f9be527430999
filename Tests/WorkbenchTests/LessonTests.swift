import Experiments
import Sessions
import Terminal
import Testing
import Workbench

/// Walking lessons with keys.
@Suite struct LessonTests {
  private static func first(_ keys: String..., size: Size = Size(columns: 120, rows: 40)) throws -> Bench {
    var bench = Bench(size: size)
    try bench.teach()
    bench.press("l", "enter")
    for key in keys { bench.press(key) }
    return bench
  }
  private static func second(_ keys: String...) throws -> Bench {
    var bench = Bench()
    try bench.teach()
    bench.press("l", "down", "enter")
    for key in keys { bench.press(key) }
    return bench
  }

  @Test func `home lists lessons with what they need, and ticks`() throws {
    var bench = Bench()
    #expect(!bench.shows("Lessons"), "without lessons there is no box")
    try bench.teach()
    #expect(bench.shows("1  How the demo learns") && bench.shows("(needs lesson 1)"))
    bench.deliver(.lessons(DemoLessons.entries, done: ["first"]))
    #expect(bench.shows("✓ 1  How the demo learns") && !bench.shows("(needs lesson 1)"))
    bench.press("tab", "tab")
    #expect(bench.model.home.list == .lessons)
    bench.press("tab")
    #expect(bench.model.home.list == .systems)
  }

  @Test func `a broken lesson says what is wrong instead of beginning`() throws {
    var bench = Bench()
    bench.deliver(.lessons([DemoLessons.entry("format: 3", name: "bad")], done: []))
    bench.press("l", "enter")
    #expect(bench.model.lesson == nil)
    #expect(bench.shows("bad.yaml:1: format 3 is not known"))
  }

  @Test func `it begins held at its first place, with the narration beside the panels`() throws {
    let bench = try Self.first()
    #expect(bench.shows("LESSON How the demo learns") && bench.shows("Step 1 of 6"))
    #expect(bench.model.replay?.isPlaying == false)
    #expect(bench.model.replay?.state.phase?.label == "epoch 2")
    #expect(bench.shows("The loss falls. Press z to look"))
  }

  @Test func `going on and back seeks each time, whatever the learner did meanwhile`() throws {
    var bench = try Self.first("enter")
    let middle = bench.model.replay?.state.seq
    #expect(bench.model.panels?.focused?.id == "spikes")
    bench.press("9", "backspace")
    #expect(bench.model.replay?.state.phase?.label == "epoch 2")
    bench.press("right")
    #expect(bench.model.replay?.state.seq == middle)
    bench.press("left", "left")
    #expect(bench.model.shownLesson?.step == 0)
    #expect(bench.model.notice?.text.contains("first step") == true)
  }

  @Test func `the panel that is pointed at has a heavy border`() throws {
    let bench = try Self.first("enter")
    #expect(bench.text.contains { $0.contains("┏━ spikes") })
    #expect(!(try Self.first("enter", "enter", "2", "enter", "enter", "enter", "z", "enter")).shows("┏━"))
  }

  @Test func `a question is answered by digits or arrows, and goes on once the answer is right`() throws {
    var bench = try Self.first("enter", "enter", "1")
    #expect(bench.shows("✗ 1  The accuracy") && bench.shows("No. Look again."))
    bench.press("right")
    #expect(bench.model.shownLesson?.step == 2, "a wrong answer does not go on")
    bench.press("backspace", "enter", "down", "enter")
    #expect(bench.shows("✓ 2  The loss") && bench.shows("Yes."))
    bench.press("enter")
    #expect(bench.model.shownLesson?.step == 3)
    bench.press("left")
    #expect(bench.shows("✓ 2  The loss"), "the answer is kept")
  }

  @Test func `it plays to its goal and holds exactly there`() throws {
    var bench = try Self.first("enter", "enter", "2")
    bench.effects = []
    bench.press("enter")
    #expect(bench.model.replay?.isPlaying == true)
    #expect(bench.shows("plays") && bench.shows("×4"))
    bench.perform(.replay(.seekStep(31)))
    #expect(bench.model.replay?.isPlaying == false)
    #expect(bench.model.replay?.state.step == 30)
    #expect(bench.model.shownLesson?.step == 3)
    bench.press("enter")
    #expect(bench.model.shownLesson?.step == 4)
    bench.press("backspace")
    #expect(bench.model.replay?.state.step == 30 && bench.model.replay?.isPlaying == false)
  }

  @Test func `who does not want to wait goes to the end of what plays`() throws {
    var bench = try Self.first("enter", "enter", "2", "enter", "enter")
    #expect(bench.model.replay?.state.step == 30)
    #expect(bench.model.shownLesson?.step == 3)
    bench.press("enter")
    #expect(bench.model.shownLesson?.step == 4)
  }

  @Test func `where it is the learner's turn the keys do what they always do`() throws {
    var bench = try Self.first("enter", "enter", "2", "enter", "enter", "enter")
    #expect(bench.shows("your turn: z Gives the"))
    bench.press("enter")
    #expect(bench.model.shownLesson?.step == 4, "enter does not go on")
    let time = bench.model.replay?.snapshot.time ?? 0
    bench.press("right")
    #expect(bench.model.replay?.snapshot.time ?? 0 > time, "the arrow seeks")
    bench.press("z")
    #expect(bench.shows("✓ done"))
    bench.press("enter")
    #expect(bench.model.shownLesson?.step == 5)
    #expect(bench.model.panels?.isZoomed == false, "the step shows all panels again")
    #expect(bench.model.replay?.snapshot.isAtEnd == true)
  }

  @Test func `finishing ticks the lesson and goes to the next one`() throws {
    var bench = try Self.first()
    for _ in 0..<6 { bench.press("ctrl-n") }
    #expect(bench.model.screen == .home && bench.model.home.lesson == 1)
    #expect(bench.model.lessonsDone == ["first"])
    #expect(bench.effects.contains { if case .keepLesson("first") = $0 { true } else { false } })
    #expect(bench.effects.contains { if case .closeReplay = $0 { true } else { false } })
    #expect(bench.shows("✓ 1  How the demo learns"))
  }

  @Test func `leaving a lesson leaves nothing behind`() throws {
    var bench = try Self.first("enter", "q")
    #expect(bench.model.lesson == nil && bench.model.replay == nil && bench.model.screen == .home)
    #expect(bench.model.lessonsDone.isEmpty)
    bench = try Self.second("q")
    #expect(bench.model.lesson == nil && bench.model.runs.isEmpty && bench.model.screen == .home)
    #expect(bench.effects.contains { if case .send(1, .stop(.person)) = $0 { true } else { false } })
    #expect(bench.effects.contains { if case .leave(1) = $0 { true } else { false } })
  }

  @Test func `a panel that the learner zoomed is unzoomed before the lesson is left`() throws {
    var bench = try Self.first("z", "q")
    #expect(bench.model.shownLesson != nil && bench.model.panels?.isZoomed == false)
    bench.press("q")
    #expect(bench.model.lesson == nil)
  }

  @Test func `a live lesson runs unrecorded with its settings, and tells what comes before it`() throws {
    let bench = try Self.second()
    #expect(bench.model.notice?.text.contains("builds on How the demo learns") == true)
    #expect(bench.model.run?.request.seed == 7 && bench.model.run?.isRecorded == false)
    #expect(bench.model.run?.request.values["epochs"] == 4)
    #expect(bench.model.panels?.focused?.id == "accuracy")
  }

  @Test func `it waits for a parameter in a range`() throws {
    var bench = try Self.second("enter", "right")
    #expect(bench.model.run?.state.values["learning-rate"] == 0.0015)
    #expect(bench.model.shownLesson?.need == .deed)
    bench.press("right")
    #expect(bench.shows("✓ done"))
    bench.press("right", "left", "left")
    #expect(bench.model.shownLesson?.step == 1, "arrows that change a value do not turn pages")
    bench.press("enter")
    #expect(bench.model.shownLesson?.step == 2)
  }

  @Test func `it waits for a system's action and for the end`() throws {
    var bench = try Self.second("enter", "ctrl-n", "tab", "n")
    #expect(bench.shows("✓ done"))
    let sent = bench.effects.compactMap { if case .send(_, let command) = $0 { command } else { nil } }
    #expect(sent.contains(.pause) && sent.contains(.resume))
    #expect(sent.contains(.set(parameter: "noise", value: 0.5)))
    bench.press("enter")
    #expect(bench.shows("waits for the end"))
    bench.finish(1)
    #expect(bench.shows("✓ done"))
  }

  @Test func `a live run is paused at the step that is waited for`() throws {
    var bench = Bench()
    try bench.teach()
    bench.startShare = 0.1
    let text = DemoLessons.second.replacingOccurrences(of: "wait: end", with: "wait: {step: 60, pause: true}")
    bench.deliver(.lessons([DemoLessons.entry(text, name: "second")], done: []))
    bench.press("l", "enter", "ctrl-n", "ctrl-n", "ctrl-n")
    bench.effects = []
    #expect(bench.shows("waits for step 60"))
    bench.finish(1)
    #expect(bench.shows("✓ done"))
    #expect(bench.effects.contains { if case .send(1, .pause) = $0 { true } else { false } })
  }

  @Test func `what the lesson does it does once`() throws {
    var bench = try Self.second("enter", "backspace")
    bench.effects = []
    bench.press("enter")
    #expect(bench.effects.isEmpty)
  }

  @Test func `what a lesson forbids is told, and so is what would end its run`() throws {
    var bench = try Self.second(".")
    #expect(bench.model.notice?.text == "not in this step of the lesson")
    bench.press("S")
    #expect(bench.model.popup == nil)
    #expect(bench.model.notice?.text.contains("q leaves it") == true)
  }

  @Test(arguments: [
    Size(columns: 60, rows: 18), Size(columns: 80, rows: 24), Size(columns: 99, rows: 30),
    Size(columns: 100, rows: 24), Size(columns: 120, rows: 40), Size(columns: 300, rows: 100),
  ])
  func `panels and narration share any screen, and all of a text can be read`(size: Size) throws {
    var bench = try Self.first("enter", size: size)
    #expect(bench.shows("Step 2 of 6") && bench.shows("spikes"))
    var seen = bench.text.joined(separator: " ")
    for _ in 0..<20 where bench.model.shownLesson?.step == 1 {
      seen += bench.text.joined(separator: " ")
      bench.press("enter")
    }
    #expect(seen.contains("stands in"), "the last words of the step were never shown")
    #expect(bench.model.shownLesson?.step == 2)
    for number in 0..<5 {
      bench.press("down")
      #expect(bench.shows("\(number + 2)  "), "\(bench.text)")
    }
    bench.press("6")
    #expect(bench.shows("Later."))
  }

  @Test func `the wheel scrolls the narration`() throws {
    var bench = try Self.first("enter", "enter", size: Size(columns: 60, rows: 18))
    let row = bench.text.firstIndex { $0.contains("Step 3 of 6") } ?? 0
    bench.deliver(.input(.mouse(MouseEvent(.scrollDown, at: Point(column: 10, row: row + 2)))))
    #expect(bench.model.shownLesson?.offset == 1)
  }

  @Test func `a session that is opened instead ends the lesson`() throws {
    var bench = try Self.first()
    try bench.keep("demo-network")
    bench.perform(.open(path: "/sessions/demo-network-1.plexus"))
    #expect(bench.model.lesson == nil && bench.shows("REPLAY"))
  }
}
