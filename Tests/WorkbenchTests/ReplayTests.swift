import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct ReplayTests {
  private static func replaying() throws -> Bench {
    var bench = Bench()
    try bench.keep("demo-learning")
    bench.press("tab", "enter")
    bench.effects = []
    return bench
  }

  private static func transports(_ bench: Bench) -> [Transport] {
    bench.effects.compactMap { if case .replay(let transport) = $0 { transport } else { nil } }
  }

  @Test func `a session plays from its beginning`() throws {
    let bench = try Self.replaying()
    #expect(bench.shows("REPLAY"))
    #expect(bench.model.replay?.isPlaying == true)
    #expect(bench.model.replay?.snapshot.time == 0)
  }

  @Test func `digits jump to tenths, g and G to the ends`() throws {
    var bench = try Self.replaying()
    let all = bench.model.replay?.info.lastSeq ?? 0
    bench.press("5")
    #expect(bench.model.replay?.state.seq == Int((Double(all) / 2).rounded()))
    bench.press("G")
    #expect(bench.model.replay?.state.seq == all)
    bench.press("g")
    #expect(bench.model.replay?.state.seq == 0)
  }

  @Test func `it holds on the last frame and space begins again`() throws {
    var bench = try Self.replaying()
    bench.press("G")
    #expect(bench.model.replay?.isPlaying == false)
    #expect(bench.shows("981 ‰ drawn digits"))
    bench.press("space")
    #expect(bench.model.replay?.isPlaying == true)
    #expect(bench.model.replay?.state.seq == 0)
  }

  @Test func `space holds and plays`() throws {
    var bench = try Self.replaying()
    bench.press("space", "space")
    #expect(Self.transports(bench) == [.hold, .play(speed: 1)])
  }

  @Test func `plus and minus double and halve the speed between a quarter and 64`() throws {
    var bench = try Self.replaying()
    for _ in 0..<10 { bench.press("+") }
    #expect(bench.shows("×64"))
    for _ in 0..<20 { bench.press("-") }
    #expect(bench.shows("×0.25"))
  }

  @Test func `steps hold the replay, and go both ways`() throws {
    var bench = try Self.replaying()
    bench.press("5")
    let middle = bench.model.replay?.state.seq ?? 0
    bench.press(".", ".", ",")
    #expect(bench.model.replay?.state.seq == middle + 1)
    #expect(bench.model.replay?.isPlaying == false)
  }

  @Test func `brackets go from mark to mark`() throws {
    var bench = try Self.replaying()
    bench.press("]", "]")
    #expect(bench.model.replay?.state.phase?.label == "epoch 2")
    bench.press("[")
    #expect(bench.model.replay?.state.phase?.label == "epoch 1")
    #expect(bench.shows("epoch 2"))
  }

  @Test func `arrows seek by five seconds and stay inside`() throws {
    var bench = try Self.replaying()
    bench.press("right")
    #expect(bench.model.replay?.snapshot.time == 5_000_000)
    bench.press("left", "left")
    #expect(Self.transports(bench).last == .seek(microseconds: 0))
  }

  @Test func `a session that grows is followed at its end until one moves`() throws {
    var bench = Bench()
    let path = try bench.keep("demo-learning")
    bench.store[path]?.isOver = false
    bench.perform(.listSessions)
    bench.press("tab", "enter")
    #expect(bench.shows("WATCH"))
    bench.press("left")
    #expect(bench.model.replay?.isFollowing == false)
    bench.press("G")
    #expect(bench.model.replay?.isFollowing == true)
    #expect(bench.shows("LIVE"))
  }

  @Test func `a growing session that is played to its end is followed from there`() throws {
    var bench = Bench()
    let path = try bench.keep("demo-learning")
    bench.store[path]?.isOver = false
    bench.perform(.listSessions)
    bench.press("tab", "enter", "space")
    #expect(bench.model.replay?.isFollowing == false)
    bench.press("space")
    #expect(bench.model.replay?.isFollowing == true, "held at the end there is nothing to play")
    bench.press("0", "space")
    #expect(bench.model.replay?.isPlaying == true)
    bench.perform(.replay(.seekFraction(1)))
    #expect(bench.model.replay?.isFollowing == true && bench.model.replay?.isPlaying == false)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 34)])
  func `the end of a failed session says why in full`(size: Size) throws {
    var bench = Bench(size: size)
    let path = try bench.keep("demo-learning", settings: ["fails": "yes"])
    bench.store[path]?.fail(RunTests.longReason)
    bench.press("tab", "enter", "G")
    #expect(bench.says("failed: " + RunTests.longReason))
  }

  @Test func `curves are named and written as their panels do it`() throws {
    var bench = try Self.replaying()
    bench.model.replay?.panels = PanelsModel([
      PanelDescription("accuracy", title: "accuracy", .curves(["accuracy/train"], areShares: true))
    ])
    bench.press("5")
    #expect(bench.shows("train loss 0."))
    #expect(bench.text.contains { $0.contains("train accuracy") && $0.contains(" %") })
  }

  @Test func `r runs it again, R with the next seed`() throws {
    var bench = try Self.replaying()
    bench.press("R")
    #expect(bench.model.screen == .run)
    #expect(bench.model.run?.request.seed == 2)
    #expect(bench.model.replay == nil)
  }

  @Test func `a system's actions do not hold in a replay`() throws {
    var bench = try Self.replaying()
    bench.press("tab", "tab", "n")
    #expect(bench.model.notice?.text.contains("does nothing here") == true)
  }

  @Test func `with c it begins again at its end, and holds there without`() throws {
    var bench = try Self.replaying()
    bench.press("c")
    #expect(bench.shows("loop"))
    bench.perform(.replay(.seekFraction(1)))
    #expect(bench.model.replay?.isPlaying == true && bench.model.replay?.state.seq == 0)
    bench.press("c")
    bench.perform(.replay(.seekFraction(1)))
    #expect(bench.model.replay?.isPlaying == false && bench.model.replay?.snapshot.isAtEnd == true)
  }

  @Test func `dragging along the line of time scrubs`() throws {
    var bench = try Self.replaying()
    let row = bench.text.lastIndex { $0.contains("epoch 2") } ?? 0
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 30, row: row)))))
    for column in [50, 70, 90] {
      bench.deliver(.input(.mouse(MouseEvent(.drag(.left), at: Point(column: column, row: row)))))
    }
    let fractions = Self.transports(bench).compactMap { transport -> Double? in
      if case .seekFraction(let fraction) = transport { fraction } else { nil }
    }
    #expect(fractions.count == 4 && fractions == fractions.sorted())
  }

  @Test func `of many epochs the numbers alone stand on the line of time`() throws {
    var bench = Bench(size: Size(columns: 80, rows: 24))
    try bench.keep("demo-learning", settings: ["epochs": "12", "steps": "4"])
    bench.press("tab", "enter", "G")
    let line = try #require(bench.text.first { $0.contains("┬2─") })
    #expect(!line.contains("epoch") && line.contains("┬11") && line.contains("┬12"), "\(line)")
  }

  @Test func `clicks on the line of time seek`() throws {
    var bench = try Self.replaying()
    let row = bench.text.lastIndex { $0.contains("epoch 2") } ?? 0
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 60, row: row)))))
    guard case .seekFraction(let fraction)? = Self.transports(bench).last else { return #expect(Bool(false)) }
    #expect(abs(fraction - 0.5) < 0.05)
  }

  @Test func `a session of an unknown system still shows its log`() throws {
    var bench = Bench()
    let path = try bench.keep("demo-learning")
    bench.store[path]?.request.system = "something-else"
    bench.perform(.listSessions)
    bench.press("tab", "enter", "9", "]", "r")
    #expect(bench.model.notice?.text.contains("does not know") == true)
    #expect(bench.shows("nothing was learned"))
  }

  @Test func `notes are written on the session`() throws {
    var bench = try Self.replaying()
    bench.press("m")
    bench.type("why?")
    bench.press("enter")
    guard case .noteOnReplay("why?") = bench.effects.last else { return #expect(Bool(false)) }
  }
}
