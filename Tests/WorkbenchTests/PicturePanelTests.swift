import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct PicturePanelTests {
  /// The pictures with the focus on a panel.
  private static func bench(_ panel: Int, zoomed: Bool = true) throws -> Bench {
    var bench = Bench()
    bench.startShare = 1
    try bench.start("demo-pictures")
    for _ in 0..<panel { bench.press("tab") }
    if zoomed { bench.press("z") }
    return bench
  }

  private static func picture(_ bench: Bench) -> PictureState {
    bench.model.panels?.focusedState.picture ?? PictureState()
  }

  @Test func `the cursor tells row, column and value and stops at the edges`() throws {
    var bench = try Self.bench(0)
    bench.press("v")
    #expect(bench.shows("row 14 column 14  0.269"))
    bench.press("}", "}", "page-down", "j", "page-down")
    #expect(bench.shows("row 27 column 27  1.00"))
    bench.press("{", "{", "{", "k")
    #expect(bench.shows("row 26 column 0  0.00"))
  }

  @Test func `without the cursor arrows belong to the screen, with it to the image`() throws {
    var bench = try Self.bench(0)
    #expect(bench.model.keyMap.entry(for: .left) == nil)
    bench.press("v")
    #expect(bench.model.keyMap.entry(for: .left)?.name == "cursor.left")
    bench.press("escape")
    #expect(bench.model.screen == .run)
    #expect(bench.model.keyMap.entry(for: .left) == nil)
  }

  @Test func `one cursor and one zoom hold for all images side by side`() throws {
    var bench = try Self.bench(1)
    bench.press("v", "+", "l")
    let text = bench.text.joined(separator: "\n")
    #expect(text.components(separatedBy: "row 14 column 15").count == 4)
    #expect(bench.shows("original 7") && bench.shows("adversarial, reads 3"))
  }

  @Test func `a click sets the cursor where it points`() throws {
    var bench = try Self.bench(0)
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 60, row: 20)))))
    let cursor = try #require(Self.picture(bench).cursor)
    #expect(bench.model.panels?.focusedState.isReading == true)
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 70, row: 20)))))
    #expect(Self.picture(bench).cursor?.row == cursor.row)
    #expect(Self.picture(bench).cursor?.column ?? 0 > cursor.column)
  }

  @Test func `the wheel zooms about the pointer`() throws {
    var bench = try Self.bench(0)
    bench.deliver(.input(.mouse(MouseEvent(.scrollUp, at: Point(column: 50, row: 10)))))
    #expect(Self.picture(bench).viewport.zoom == 2)
    #expect(Self.picture(bench).viewport.centerX < 0.5)
    bench.deliver(.input(.mouse(MouseEvent(.scrollDown, at: Point(column: 50, row: 10)))))
    #expect(Self.picture(bench).viewport == HeatMap.Viewport())
  }

  @Test func `many pictures of one event are chosen by the cursor's keys and shown alone`() throws {
    var bench = try Self.bench(2)
    #expect(bench.shows("samples · epoch 3 · 1 of 12"))
    bench.press("v", "right", "right")
    #expect(bench.shows("3 of 12"))
    bench.press("down")
    let tile = Self.picture(bench).tile
    #expect(tile > 3)
    bench.press("enter")
    #expect(bench.shows("row 7 column 7"))
    bench.press("escape", "page-down")
    #expect(Self.picture(bench).tile == tile + 1)
    bench.press("enter", "page-up", "page-up")
    #expect(Self.picture(bench).tile == tile - 1)
  }

  @Test func `one picture leaves Enter to the screen, which replays the run`() throws {
    var bench = try Self.bench(0)
    for id in bench.runs.keys { bench.finish(id) }
    bench.press("enter")
    #expect(bench.model.screen == .replay)
  }

  @Test func `a cursor survives images that become smaller`() throws {
    var bench = try Self.bench(0)
    bench.press("v", "shift-right", "shift-down")
    for id in bench.runs.keys {
      bench.runs[id]?.events.append(
        Event("grey", .image(Image(title: "", width: 3, height: 2, values: [1, 2, 3, 4, 5, 6]))))
      bench.finish(id)
    }
    #expect(bench.shows("row 1 column 2  6.00"))
  }

  @Test func `truth is heavy, the first prediction light, others plain`() throws {
    var bench = try Self.bench(4)
    bench.press("a")
    #expect(bench.shows("truth━"))
    #expect(bench.shows("hybrid"))
    #expect(bench.shows("+frames only-"))
    bench.press("B", "e")
    #expect(!bench.shows("truth"))
    #expect(bench.shows("events off"))
  }

  @Test func `at a tracker the step keys go from frame to frame`() throws {
    var bench = Bench()
    try bench.keep("demo-pictures")
    bench.press("tab", "enter", "space", "g", "tab", "tab", "tab", "tab", "z")
    for frame in 1...4 {
      bench.press(".")
      #expect(bench.shows("frame \(frame) ·"))
    }
    bench.press(".", ",")
    #expect(bench.shows("frame 3 ·"))
    bench.press(",", ",", ",")
    #expect(bench.model.replay?.state.seq == 0)
  }
}
