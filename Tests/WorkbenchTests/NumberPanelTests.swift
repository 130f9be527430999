import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct NumberPanelTests {
  /// A run of the system with numbers, with a panel in focus that has all the room.
  private static func showing(_ panel: String) throws -> Bench {
    var bench = Bench()
    bench.startShare = 1
    try bench.start("demo-numbers")
    let place = DemoNumbers.description.panels.firstIndex { $0.id == panel } ?? 0
    for _ in 0..<place { bench.press("tab") }
    bench.press("z")
    return bench
  }

  private static func row(_ bench: Bench, _ text: String) -> Int? {
    bench.text.firstIndex { $0.contains(text) }
  }

  @Test func `spikes of two kinds are told apart without colour`() throws {
    let bench = try Self.showing("gradient")
    let text = bench.text.joined()
    #expect(text.contains("+") && text.contains("−"))
  }

  @Test func `a raster is zoomed until each row is a neuron, and scrolled by the cursor`() throws {
    var bench = Bench(size: Size(columns: 80, rows: 24))
    try bench.start("demo-learning")
    bench.press("tab", "tab", "z", "v")
    for _ in 0..<9 { bench.press("+") }
    let window = try #require(bench.model.panels?.focusedState.raster.window)
    #expect(window.neurons.count <= 20)
    #expect(bench.shows("▮"))
    for _ in 0..<200 { bench.press("down") }
    #expect(bench.model.panels?.focusedState.raster.cursor?.neuron == 110)
    #expect(bench.model.panels?.focusedState.raster.window?.neurons.contains(110) == true)
    #expect(bench.shows("output 9 · t"))
    bench.press("a")
    #expect(bench.model.panels?.focusedState.raster.window == nil)
  }

  @Test func `a click on a raster reads what is there`() throws {
    var bench = try Self.showing("gradient")
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 60, row: 8)))))
    let place = try #require(bench.model.panels?.focusedState.raster.cursor)
    #expect(bench.shows("· t \(place.step) ·"))
  }

  @Test func `a table is sorted one way, the other way, and not at all`() throws {
    var bench = try Self.showing("layers")
    bench.press("L", "L", "o")
    let most = try #require(Self.row(bench, "fc1"))
    #expect(try most < #require(Self.row(bench, "conv2")))
    #expect(try #require(Self.row(bench, "total")) < most)
    bench.press("o")
    #expect(try #require(Self.row(bench, "conv1")) < #require(Self.row(bench, "fc2")))
    #expect(try #require(Self.row(bench, "fc2")) < #require(Self.row(bench, "fc1")))
    bench.press("o")
    #expect(try #require(Self.row(bench, "fc1")) < #require(Self.row(bench, "fc2")))
  }

  @Test func `a click on a heading sorts, and the chosen row stays chosen`() throws {
    var bench = try Self.showing("layers")
    bench.press("down", "down")
    #expect(bench.text.contains { $0.contains("▸ conv2") })
    let row = try #require(Self.row(bench, "weights"))
    let column = try #require(
      bench.text[row].firstIndex(of: "w").map {
        bench.text[row].distance(from: bench.text[row].startIndex, to: $0)
      })
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: column + 1, row: row)))))
    #expect(bench.model.panels?.focusedState.table.order == TableView.Order(column: 1, isDescending: true))
    #expect(bench.text.contains { $0.contains("▸ conv2") })
  }

  @Test func `rows without a value stand last however a table is sorted`() throws {
    var bench = try Self.showing("layers")
    bench.press("L", "L", "L", "L", "o")
    for _ in 0..<2 {
      let total = try #require(Self.row(bench, "total"))
      for layer in ["conv1", "conv2", "fc1", "fc2"] { #expect(try #require(Self.row(bench, layer)) < total) }
      bench.press("o")
    }
  }

  @Test func `columns that have no room come into sight when they are chosen`() throws {
    var bench = Bench(size: Size(columns: 60, rows: 18))
    bench.startShare = 1
    try bench.start("demo-numbers")
    bench.press("tab", "tab", "z")
    #expect(!bench.shows("0.12"))
    for _ in 0..<7 { bench.press("L") }
    #expect(bench.text.contains { $0.contains("conv1 15C5") && $0.contains("0.12") })
  }

  @Test func `bit widths have a mark for each bit`() throws {
    let bench = try Self.showing("layers")
    #expect(bench.text.contains { $0.contains("3 ▮▮▮ ") } && bench.text.contains { $0.contains("2 ▮▮ ") })
  }

  @Test func `a matrix is coloured by itself and dots stand for its zeros`() throws {
    var bench = try Self.showing("confusion")
    let row = try #require(Self.row(bench, "953"))
    let frame = bench.model.view()
    let colours = Set((0..<frame.size.columns).map { frame[$0, row].background })
    #expect(colours.count > 2)
    #expect(bench.text[row].contains("·"))
    bench.press("x")
    let plain = bench.model.view()
    #expect(Set((0..<plain.size.columns).map { plain[$0, row].background }).count < colours.count)
  }

  @Test func `a histogram of few levels names them, and is read bar by bar`() throws {
    var bench = try Self.showing("levels")
    #expect(bench.shows("0.016"))
    bench.press("v")
    #expect(bench.shows("2 950"))
    let most = bench.model.panels?.focusedState.histogram.cursor
    bench.press("right")
    #expect(bench.model.panels?.focusedState.histogram.cursor != most)
    bench.press("+")
    #expect(bench.model.notice?.text.contains("nothing to zoom") == true)
  }

  @Test func `a log shows what is grave enough, with times where wanted`() throws {
    var bench = try Self.showing("log")
    #expect(bench.shows("step 99: all is well"))
    bench.press("f")
    #expect(!bench.shows("step 99:") && bench.shows("! step 95"))
    bench.press("f", "i")
    #expect(
      !bench.shows("step 95")
        && bench.text.contains { $0.contains("00:00:") && $0.contains("100 !! step 100") })
    bench.press("f")
    #expect(bench.shows("step 99"))
  }

  @Test func `a search marks what it finds and goes from match to match`() throws {
    var bench = try Self.showing("log")
    bench.press("/")
    bench.type("STEP 13")
    #expect(bench.shows("step 13: all"))
    bench.press("enter", "n")
    #expect(bench.shows("step 13: all"))
    bench.press("/")
    bench.type("nowhere")
    #expect(bench.model.entry?.problem != nil)
    bench.press("escape")
    #expect(bench.model.panels?.focusedState.text.search == "")
  }

  @Test func `a log that is scrolled to its end follows it`() throws {
    var bench = try Self.showing("log")
    bench.press("g")
    #expect(bench.shows("step 1: all"))
    bench.press("G")
    #expect(bench.shows("step 100"))
  }

  @Test func `long lines are wrapped or cut`() throws {
    var bench = try Self.showing("note")
    let wrapped = bench.text.filter { $0.contains("So few") }.count
    bench.press("w")
    #expect(wrapped > 1 && bench.text.filter { $0.contains("So few") }.count == 1)
    #expect(bench.text.contains { $0.contains("…") })
  }
}
