import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct CurvesPanelTests {
  private static func running() throws -> Bench {
    var bench = Bench()
    try bench.start("demo-learning")
    return bench
  }

  private static func shown(_ bench: Bench) -> CurvesState {
    bench.model.panels?.focusedState.curves ?? CurvesState()
  }

  @Test func `reading begins at the last point and names every curve's value there`() throws {
    var bench = try Self.running()
    bench.press("v")
    #expect(Self.shown(bench).cursor == 60)
    bench.press("left")
    let step = try #require(Self.shown(bench).cursor)
    #expect(step < 60)
    let train = bench.model.shownState?.curve("loss/train")?.buckets[Int(step) - 1].last ?? .nan
    #expect(bench.text.contains { $0.contains("train \(NumberFormat.significant(3).string(train))") })
  }

  @Test func `the arrows change the parameter again once reading has ended`() throws {
    var bench = try Self.running()
    bench.press("v")
    bench.effects = []
    bench.press("right", "escape")
    #expect(bench.effects.isEmpty && bench.model.screen == .run)
    bench.press("right")
    #expect(bench.effects.contains { if case .send = $0 { true } else { false } })
  }

  @Test func `zooming keeps the cursor in sight and panning follows it`() throws {
    var bench = try Self.running()
    bench.press("v", "+", "+", "+")
    guard case .fixed(let part) = Self.shown(bench).window else { return #expect(Bool(false)) }
    #expect(part.contains(60) && part.upperBound - part.lowerBound < 10)
    for _ in 0..<60 { bench.press("left") }
    guard case .fixed(let moved) = Self.shown(bench).window else { return #expect(Bool(false)) }
    let cursor = try #require(Self.shown(bench).cursor)
    #expect(moved.contains(cursor) && moved.upperBound < part.lowerBound)
    bench.press("-", "-", "-", "-")
    #expect(Self.shown(bench).window == .all)
  }

  @Test func `a recent window moves on with the run`() throws {
    var bench = try Self.running()
    bench.press("w")
    #expect(bench.shows("last tenth"))
    #expect(!bench.text.contains { $0.contains("10      20      30") })
    bench.finish(1)
    #expect(Self.shown(bench).window == .recent)
    #expect(bench.text.contains { $0.contains("100") })
  }

  @Test func `held values stay when the run goes on and follow it again`() throws {
    var bench = try Self.running()
    bench.press("y")
    let held = try #require(Self.shown(bench).heldValues)
    bench.finish(1)
    #expect(Self.shown(bench).heldValues == held)
    #expect(bench.shows("held"))
    bench.press("y")
    #expect(Self.shown(bench).heldValues == nil)
  }

  @Test func `a hidden curve says so and others keep their looks`() throws {
    var bench = try Self.running()
    bench.press("down", "x")
    #expect(bench.shows("hidden"))
    bench.press("x", "down", "o")
    #expect(Self.shown(bench).hidden == ["loss/train"])
    bench.press("o")
    #expect(Self.shown(bench).hidden.isEmpty)
  }

  @Test func `smoothing goes up step by step and then off`() throws {
    var bench = try Self.running()
    for smoothing in CurvesState.smoothings.dropFirst() {
      bench.press("s")
      #expect(bench.shows("smooth \(smoothing)"))
    }
    bench.press("s")
    #expect(!bench.shows("smooth 0"))
  }

  @Test func `a value that is no number is said`() throws {
    var bench = Bench()
    bench.startShare = 1
    try bench.start("demo-numbers")
    bench.press("v", "z")
    while Self.shown(bench).cursor ?? 0 > 50 { bench.press("left") }
    #expect(Self.shown(bench).cursor == 50)
    #expect(bench.shows("NaN"))
  }

  @Test func `enter takes a replay to the step under the cursor, and a click there too`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    bench.press("tab", "enter", "G", "v")
    for _ in 0..<30 { bench.press("left") }
    let step = try #require(Self.shown(bench).cursor)
    bench.press("enter")
    #expect(bench.model.replay?.state.step == Int(step))
    bench.press("G")
    let row = bench.text.firstIndex { $0.contains("╭─ loss") } ?? 0
    let click = InputEvent.mouse(MouseEvent(.press(.left), at: Point(column: 12, row: row + 3)))
    bench.deliver(.input(click))
    let clicked = try #require(Self.shown(bench).cursor)
    #expect(bench.model.replay?.snapshot.isAtEnd == true && clicked != step)
    bench.deliver(.input(click))
    #expect(bench.model.replay?.state.step == Int(clicked))
  }

  @Test func `while a run goes on the cursor only reads`() throws {
    var bench = try Self.running()
    bench.press("v")
    bench.effects = []
    bench.press("enter")
    #expect(bench.effects.isEmpty && bench.model.screen == .run)
    #expect(bench.model.notice?.text.contains("replay") == true)
  }

  @Test func `the wheel zooms around the pointer`() throws {
    var bench = try Self.running()
    bench.deliver(.input(.mouse(MouseEvent(.scrollUp, at: Point(column: 20, row: 4)))))
    guard case .fixed(let part) = Self.shown(bench).window else { return #expect(Bool(false)) }
    #expect(part.upperBound - part.lowerBound < 31 && part.lowerBound < 20)
    bench.deliver(.input(.mouse(MouseEvent(.scrollDown, at: Point(column: 20, row: 4)))))
    #expect(Self.shown(bench).window == .all)
  }
}
