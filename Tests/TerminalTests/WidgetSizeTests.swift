import Terminal
import Testing

@Suite("Every widget") struct WidgetSizeTests {
  private static let names = Fixtures.all.map(\.name) + Awkward.all.map(\.name)

  private static func widget(_ name: String) -> any Widget {
    (Fixtures.all + Awkward.all).first { $0.name == name }?.widget ?? Fixtures.text
  }

  @Test(arguments: names)
  func `stays in its rectangle at any size`(_ name: String) {
    let widget = Self.widget(name)
    let sentinel = Style(foreground: Color(red: 1, green: 2, blue: 3))
    var empty = Frame(size: Size(columns: 64, rows: 34))
    empty.fill(empty.bounds, with: "§", style: sentinel)
    let looks = [Look(), Look(glyphs: .block, colors: .eight), Look(glyphs: .ascii, colors: .none)]
    for columns in 0...60 {
      for rows in 0...30 {
        // Every size in one look, a third of them in each.
        let look = looks[(columns + rows) % 3]
        let rect = Rect(column: 2, row: 3, columns: columns, rows: rows)
        var frame = empty
        widget.draw(into: &frame, in: rect, look: look)
        let outside = touched(frame, outside: rect, from: empty)
        if outside > 0 {
          Issue.record("\(name) at \(columns) × \(rows) changed \(outside) cells outside")
          return
        }
      }
    }
  }

  @Test(arguments: names)
  func `may lie partly outside the frame`(_ name: String) {
    let widget = Self.widget(name)
    for (column, row) in [(-5, -2), (15, 4), (-40, 0), (3, 40), (0, -9)] {
      var frame = Frame(size: Size(columns: 20, rows: 6))
      widget.draw(into: &frame, in: Rect(column: column, row: row, columns: 30, rows: 9), look: Look())
    }
  }

  @Test(arguments: names)
  func `shows no colours where there are none`(_ name: String) {
    let frame = drawn(Self.widget(name), columns: 60, rows: 16, look: Look(colors: .none))
    for row in 0..<16 {
      for column in 0..<60 {
        #expect(frame[column, row].foreground.isTerminal && frame[column, row].background.isTerminal)
      }
    }
  }

  @Test(arguments: names)
  func `shows ASCII alone where that is asked for`(_ name: String) {
    let frame = drawn(Self.widget(name), columns: 60, rows: 16, look: Look(glyphs: .ascii))
    #expect(frame.text.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } })
  }

  private func touched(_ frame: Frame, outside rect: Rect, from before: Frame) -> Int {
    var count = 0
    for run in frame.difference(from: before) {
      for column in run.columns where !rect.contains(Point(column: column, row: run.row)) {
        if frame[column, run.row] != before[column, run.row] { count += 1 }
      }
    }
    return count
  }
}

/// Widgets whose data would break careless drawing.
enum Awkward {
  private static let nasty = "漢\u{1B}[2J\u{202E}e\u{301}\n" + String(repeating: "long ", count: 30)
  private static let numbers: [Double] = [
    .nan, .infinity, -.infinity, 0, -0.0, 1e308, -1e308, .leastNonzeroMagnitude, 1, 1 + 2e-16,
  ]

  static let all: [(name: String, widget: any Widget)] = [
    ("emptyPlot", LinePlot(series: [])),
    ("emptySeries", LinePlot(series: [.init(name: nasty, points: [])], cursor: 0)),
    ("onePoint", LinePlot(series: [.init(name: "a", points: [(x: 3, y: 3)])], cursor: 3)),
    (
      "wildPlot",
      LinePlot(
        series: [
          .init(name: nasty, points: numbers.enumerated().map { (x: Double($0.offset), y: $0.element) })
        ], xLabel: nasty, cursor: .nan, marks: [.init(x: .infinity, label: nasty), .init(x: 4, label: nasty)])
    ),
    (
      "wildAxis",
      LinePlot(
        series: [.init(name: "a", points: numbers.filter(\.isFinite).sorted().map { (x: $0, y: $0) })],
        yScale: .logarithmic, yFormat: .bytes, cursor: 1e308)
    ),
    (
      "zoomedPlot",
      LinePlot(
        series: [.init(name: "a", points: [(x: -1e300, y: -1e300), (x: 1e300, y: 1e300)])],
        xRange: 0...1e-300, yRange: 0...1e-300)
    ),
    ("emptyRaster", RasterPlot(groups: [])),
    (
      "oddRaster",
      RasterPlot(
        groups: [
          .init(name: nasty, neurons: 0, steps: 5, bits: []),
          .init(name: "b", neurons: 5, steps: 0, bits: []),
          .init(name: "c", neurons: 1, steps: 900) { _, step in step % 2 == 0 },
          .init(name: "d", neurons: 40, steps: 1) { neuron, _ in neuron % 2 == 0 },
        ], countsUpTo: 2, cursor: .init(neuron: 5, step: 500))
    ),
    (
      "lostRaster",
      RasterPlot(
        groups: [.init(name: "a", neurons: 9, steps: 70) { neuron, step in step == neuron ? -1 : 1 }],
        window: .init(neurons: 3..<70, steps: 60..<90), cursor: .init(neuron: -4, step: 99))
    ),
    ("emptyImage", HeatMap(rows: 0, columns: 0, values: [])),
    (
      "wildImage",
      HeatMap(
        rows: 2, columns: 5, values: numbers.map { Float($0) }, map: .diverging,
        boxes: [
          .init(x: .nan, y: 0, width: 1, height: 1), .init(x: -9, y: -9, width: 90, height: 90, label: nasty),
        ])
    ),
    (
      "colourImage",
      HeatMap(rows: 1, columns: 2, values: [0, 0.5, 1, .nan, 2, -1], map: .rgb, keepsAspect: false)
    ),
    ("emptyGrid", HeatMapGrid([])),
    (
      "wildGrid",
      HeatMapGrid(
        [
          .init(title: nasty, map: nil), .init(title: nasty, map: HeatMap(rows: 0, columns: 0, values: [])),
          .init(title: "", map: Fixtures.zoomedImage),
        ], placeholder: nasty)
    ),
    (
      "wildSheet",
      HeatMapSheet(HeatMap(rows: 600, columns: 2, values: .init(repeating: .nan, count: 1_200)), tiles: 300)
    ),
    (
      "lostView",
      {
        var map = Fixtures.image
        map.viewport = .init(centerX: .nan, centerY: 9e9, zoom: 1e300)
        map.cursor = .init(row: -4, column: .max)
        map.marks = [.init(row: 7, column: -9, isPositive: false)]
        map.isRangeAutomatic = true
        map.showsFooter = true
        return map
      }()
    ),
    ("flatImage", HeatMap(rows: 1, columns: 3, values: [2, 2, 2], map: .heat)),
    ("emptyTable", TableView(columns: [], rows: [])),
    (
      "wildTable",
      TableView(
        columns: [
          .init(nasty), .init("n", .number(.integer)), .init("b", .bar), .init(nasty, .number(.compact)),
        ],
        rows: numbers.map {
          [.text(nasty), .number($0), .number($0), .init(.bar($0, label: nasty), heat: $0)]
        }
          + [[], [.missing]], selection: 400, offset: -5, isFocused: true, isGrid: true)
    ),
    ("emptyHistogram", HistogramPlot(edges: [0], counts: [], cursor: 0)),
    (
      "wildHistogram",
      HistogramPlot(
        edges: [-.infinity, -1e308, 0, 0, 1e-300, 1e308, .infinity], counts: [0, 3, .max / 4, 0, 1, 9],
        isLogarithmic: true, cursor: 99)
    ),
    (
      "lostTable",
      TableView(
        columns: [.init("a"), .init("b", .bits)],
        rows: [[.text(nasty), .number(.nan)], [.missing, .number(1e9)]],
        chosenColumn: 7, firstColumn: 9, order: .init(column: -1, isDescending: true))
    ),
    (
      "wildSearch",
      TextView(
        paragraphs: [.init(nasty, lead: nasty), .init("e\u{301}e\u{301}")], wraps: false, search: "e\u{301}")
    ),
    ("emptyNetwork", NetworkPlot(nodes: [], edges: [.init(from: 0, to: 9)], selected: 4)),
    (
      "wildNetwork",
      NetworkPlot(
        nodes: numbers.map { .init(x: $0, y: 1 - $0, name: nasty, kind: .driver) },
        edges: [.init(from: 0, to: 5), .init(from: 3, to: 5, isOnPath: true), .init(from: 3, to: 8)],
        selected: 3,
        viewport: .init(centerX: 0.4, centerY: .nan, zoom: 0))
    ),
    ("emptyList", ListView(rows: [], selection: 3, placeholder: nasty)),
    (
      "wildList",
      ListView(
        rows: [.section(nasty), .item(.init(nasty, detail: nasty, marker: nasty))], selection: 0)
    ),
    ("emptyForm", FormView(fields: [], selection: 0, editor: LineEditor(nasty))),
    (
      "wildForm",
      FormView(
        fields: [.init(label: nasty, value: nasty, hint: nasty, state: .invalid(nasty))], selection: 0,
        editor: LineEditor(nasty), isFocused: true)
    ),
    ("wildText", TextView(paragraphs: [.init(nasty, indent: 50, hangs: true), .init("")], offset: 99)),
    (
      "wildTimeline",
      TimelineBar(
        position: .nan, marks: numbers.map { .init(fraction: $0, label: nasty, isNote: true) },
        startLabel: nasty, endLabel: nasty, positionLabel: nasty)
    ),
    ("wildHeader", HeaderLine(title: [Span(nasty)], state: [Span(nasty), Span(nasty)])),
    ("wildStatus", StatusLine(hints: [KeyHint(nasty, nasty), KeyHint("", "")], state: [Span(nasty)])),
    ("wildField", TextField(prompt: nasty, editor: LineEditor(nasty), completion: nasty)),
    (
      "wildPopup",
      Popup(
        title: nasty, body: [.init(nasty)], field: TextField(editor: LineEditor(nasty)),
        choices: [.init(nasty, detail: nasty)], selection: 9, hints: [KeyHint(nasty, nasty)])
    ),
  ]
}
