import Terminal
import Testing

@Suite("Geometry") struct GeometryTests {
  @Test func `parts of a rectangle add up exactly`() {
    var random = Seeded(2)
    for _ in 0..<500 {
      let rect = Rect(
        column: 3, row: 5, columns: Int.random(in: 0...200, using: &random),
        rows: Int.random(in: 0...60, using: &random))
      let weights = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        Int.random(in: 0...9, using: &random)
      }
      guard weights.contains(where: { $0 > 0 }) else { continue }
      let columns = rect.splitColumns(weights)
      #expect(columns.map(\.columns).reduce(0, +) == rect.columns)
      #expect(columns.first?.column == 3 && columns.last?.endColumn == rect.endColumn)
      #expect(rect.splitRows(weights).map(\.rows).reduce(0, +) == rect.rows)
    }
  }

  @Test func `cuts larger than a rectangle take all of it`() {
    let rect = Rect(column: 1, row: 2, columns: 4, rows: 3)
    #expect(rect.splitTop(9) == (rect, Rect(column: 1, row: 5, columns: 4, rows: 0)))
    #expect(rect.splitRight(-1).rest == rect)
    #expect(rect.inset(columns: 3, rows: 9).isEmpty)
    #expect(rect.intersection(Rect(column: 9, row: 9, columns: 2, rows: 2)).isEmpty)
  }
}

@Suite("A plot") struct LinePlotTests {
  private let look = Look()

  @Test func `tells the place on its axis under a pointer`() throws {
    let rect = Rect(column: 0, row: 0, columns: 60, rows: 12)
    let left = try #require(Fixtures.linePlot.x(at: Point(column: 2, row: 3), in: rect, look: look))
    let right = try #require(Fixtures.linePlot.x(at: Point(column: 59, row: 3), in: rect, look: look))
    #expect(left >= 0 && left < 0.1 && right > 5.9 && right <= 6)
    #expect(Fixtures.linePlot.x(at: Point(column: 0, row: 3), in: rect, look: look) == nil)
    #expect(Fixtures.linePlot.x(at: Point(column: 5, row: 11), in: rect, look: look) == nil)
  }

  @Test func `shows the values at its cursor`() {
    var plot = Fixtures.linePlot
    plot.cursor = 3
    let text = drawn(plot, columns: 60, rows: 12).text.joined()
    #expect(text.contains("epoch 3") && text.contains("train 0.383") && text.contains("│"))
  }

  @Test func `keeps its legend off its curves`() {
    let rising = LinePlot(series: [.init(name: "up", points: (0...50).map { (x: Double($0), y: Double($0)) })]
    )
    #expect(drawn(rising, columns: 40, rows: 10).text[8].hasSuffix("── up 50.0 "))
    let falling = LinePlot(series: [
      .init(name: "down", points: (0...50).map { (x: Double($0), y: -Double($0)) })
    ])
    #expect(drawn(falling, columns: 40, rows: 10).text[0].hasSuffix("── down −50.0 "))
  }

  @Test func `leaves a gap where a value is missing`() {
    let points = (0...20).map { (x: Double($0), y: (8...12).contains($0) ? Double.nan : 1) }
    let plot = LinePlot(series: [.init(name: "", points: points)], yRange: 0...2)
    let row = drawn(plot, columns: 10, rows: 3).text[1]
    #expect(row.contains("⠤⠤⠤") || row.contains("⠒⠒⠒"))
    #expect(row.contains(" "))
  }

  @Test func `draws what many points in a column span as a stippled band`() {
    let buckets = (0..<4096).map { index in
      LinePlot.Bucket(x: Double(index), minimum: -1, maximum: 1, last: 0)
    }
    let frame = drawn(LinePlot(series: [.init(name: "", buckets: buckets)]), columns: 40, rows: 8)
    #expect(frame[20, 1].scalar == 0x2895 || frame[20, 1].scalar == 0x286A)
  }
}

@Suite("An image") struct HeatMapTests {
  @Test func `shows two pixels a cell in their colours`() {
    let image = HeatMap(rows: 2, columns: 2, values: [0, 1, 1, 0])
    let frame = drawn(image, columns: 2, rows: 1)
    let black = Color(red: 0, green: 0, blue: 0)
    let white = Color(red: 255, green: 255, blue: 255)
    #expect(frame[0, 0].foreground == black && frame[0, 0].background == white)
    #expect(frame[1, 0].foreground == white && frame[1, 0].background == black)
  }

  @Test func `shows red, green and blue as they are`() {
    let image = HeatMap(rows: 2, columns: 1, values: [1, 0.5, 0, 0, 0, 1], map: .rgb)
    let frame = drawn(image, columns: 1, rows: 1)
    #expect(frame[0, 0].foreground == Color(red: 255, green: 128, blue: 0))
    #expect(frame[0, 0].background == Color(red: 0, green: 0, blue: 255))
  }

  @Test func `shows the middle of a signed scale as zero`() {
    let look = Look()
    var image = HeatMap(rows: 2, columns: 2, values: [-4, 0, 0, 4], map: .diverging)
    image.usesCharacters = false
    let frame = drawn(image, columns: 2, rows: 1, look: look)
    #expect(frame[0, 0].foreground == look.style(.divergingNegative).foreground)
    #expect(frame[1, 0].background == look.style(.divergingPositive).foreground)
    #expect(frame[0, 0].background == frame[1, 0].foreground)
  }

  @Test func `averages pixels that share a cell`() {
    let image = HeatMap(rows: 4, columns: 4, values: (0..<16).map { $0 % 2 == 0 ? 0 : 1 })
    let frame = drawn(image, columns: 2, rows: 1)
    #expect((126...130).contains(frame[0, 0].foreground.red))
  }
}

@Suite("A raster") struct RasterPlotTests {
  @Test func `keeps packed spikes as they were given`() {
    let group = RasterPlot.Group(name: "g", neurons: 3, steps: 5) { neuron, step in (neuron + step) % 3 == 0 }
    for neuron in 0..<3 {
      for step in 0..<5 { #expect(group.spikes(neuron, step) == ((neuron + step) % 3 == 0 ? .positive : [])) }
    }
    #expect(group == .init(name: "g", neurons: 3, steps: 5, bits: group.bits))
    #expect(group.rate(0..<3, 0..<5) == 5.0 / 15 && group.count(0..<1, 0..<5) == 2)
  }

  @Test(arguments: [1, 7, 8, 63, 64, 65, 130])
  func `counts spikes in any part of any group`(_ steps: Int) {
    var random = Seeded(UInt64(steps))
    let neurons = 23
    let first = 5
    let bits = (0..<(first + neurons * steps + 7) / 8).map { _ in UInt8.random(in: 0...255, using: &random) }
    let negative = (0..<bits.count).map { _ in UInt8.random(in: 0...255, using: &random) }
    let group = RasterPlot.Group(
      name: "", neurons: neurons, steps: steps, bits: bits, negativeBits: negative, firstBit: first)
    for _ in 0..<40 {
      let (a, b) = (Int.random(in: 0...neurons, using: &random), Int.random(in: 0...steps, using: &random))
      let part = (Int.random(in: 0...a, using: &random)..<a, Int.random(in: 0...b, using: &random)..<b)
      var count = 0
      for neuron in part.0 {
        for step in part.1 { count += group.spikes(neuron, step).rawValue.nonzeroBitCount }
      }
      #expect(group.count(part.0, part.1) == count)
    }
  }

  @Test func `a place under a pointer is where the cursor is drawn`() throws {
    for plot in [Fixtures.readRaster, Fixtures.closeRaster, Fixtures.signedRaster] {
      let rect = Rect(column: 0, row: 0, columns: 64, rows: 14)
      for (column, row) in [(14, 0), (20, 2), (30, 1), (37, 3)] {
        let point = Point(column: column, row: row)
        let place = try #require(plot.place(at: point, in: rect, look: Look()))
        var read = plot
        read.cursor = place
        let frame = drawn(read, columns: 64, rows: 14)
        let marked = (0..<64).flatMap { c in (0..<10).map { (c, $0) } }.filter {
          frame[$0.0, $0.1].attributes.contains(.reverse)
        }
        #expect(marked.count == 1)
        #expect(abs((marked.first?.0 ?? 99) - column) <= 2 && abs((marked.first?.1 ?? 99) - row) <= 1)
      }
    }
  }

  @Test(arguments: [(1, 1), (5, 3), (784, 10), (40, 200), (3000, 7), (64, 128)])
  func `shows dots for a firing group and none for a silent one`(_ neurons: Int, _ steps: Int) {
    for fires in [true, false] {
      let group = RasterPlot.Group(name: "", neurons: neurons, steps: steps) { _, _ in fires }
      let frame = drawn(RasterPlot(groups: [group], countsUpTo: 0), columns: 30, rows: 6)
      #expect(frame.text.joined().contains { ("⠁"..."⣿").contains($0) } == fires)
    }
  }
}

@Suite("Rows to choose from") struct ChoosingTests {
  private let rect = Rect(column: 0, row: 0, columns: 40, rows: 4)

  @Test func `keep the chosen one in sight`() {
    let list = ListView(rows: (0..<50).map { .item(.init("entry \($0)")) }, selection: 30)
    #expect(drawn(list, columns: 20, rows: 4).text[3].hasPrefix(" ▸ entry 30"))
    let table = TableView(columns: [.init("n")], rows: (0..<50).map { [.text("row \($0)")] }, selection: 30)
    #expect(drawn(table, columns: 20, rows: 4).text[3].hasPrefix("▸ row 30"))
    #expect(Scrolling.offset(wanted: 28, selection: 30, count: 50, visible: 4) == 28)
    #expect(Scrolling.offset(wanted: 99, selection: nil, count: 50, visible: 4) == 46)
    #expect(Scrolling.offset(wanted: 3, selection: 1, count: 50, visible: 0) == 0)
  }

  @Test func `are found under a pointer`() {
    #expect(Fixtures.list.item(at: Point(column: 5, row: 1), in: rect) == 0)
    #expect(Fixtures.list.item(at: Point(column: 5, row: 0), in: rect) == nil)
    #expect(Fixtures.list.item(at: Point(column: 5, row: 9), in: rect) == nil)
    #expect(Fixtures.table.row(at: Point(column: 5, row: 2), in: rect) == 1)
    #expect(Fixtures.table.row(at: Point(column: 5, row: 0), in: rect) == nil)
    #expect(Fixtures.form.field(at: Point(column: 5, row: 2), in: rect) == 2)
    let screen = Rect(column: 0, row: 0, columns: 50, rows: 12)
    #expect(Fixtures.popup.choice(at: Point(column: 12, row: 7), in: screen) == 1)
    #expect(Fixtures.popup.choice(at: Point(column: 2, row: 7), in: screen) == nil)
  }

  @Test func `stand out without colour too`() {
    let frame = drawn(Fixtures.list, columns: 40, rows: 4, look: Look(colors: .none))
    #expect(frame[10, 1].attributes.contains(.reverse))
    #expect(!frame[10, 2].attributes.contains(.reverse))
  }

  @Test func `share a grid's width and show dots for zeros`() {
    let grid = TableView(
      columns: [.init(""), .init("0", .number(.integer)), .init("1", .number(.integer))],
      rows: [[.text("7"), .number(981), .number(0)], [.text("9"), .number(0), .number(7)]], isGrid: true)
    expect(
      drawn(grid, columns: 17, rows: 3),
      shows: ["       0      1  ", "7    981      ·  ", "9      ·      7  "])
  }
}

@Suite("A network") struct NetworkPlotTests {
  @Test func `finds nodes under a pointer and in a direction`() {
    let rect = Rect(column: 0, row: 0, columns: 64, rows: 10)
    #expect(Fixtures.network.node(at: Point(column: 6, row: 2), in: rect) == 0)
    #expect(Fixtures.network.node(at: Point(column: 20, row: 0), in: rect) == nil)
    #expect(Fixtures.network.neighbor(of: 0, toward: .right) == 1)
    #expect(Fixtures.network.neighbor(of: 1, toward: .down) == 3)
    #expect(Fixtures.network.neighbor(of: 0, toward: .up) == nil)
    #expect(Fixtures.network.neighbor(of: 0, toward: .down) == 3)
  }

  @Test func `shows what its viewport holds`() {
    var network = Fixtures.network
    network.viewport = .init(centerX: 0.9, centerY: 0.8, zoom: 8)
    let text = drawn(network, columns: 40, rows: 10).text
    #expect(text[4].contains("●"))
    #expect(!text.prefix(9).joined().contains("◆"))
  }
}

@Suite("A line of time") struct TimelineBarTests {
  @Test func `tells the time under a pointer`() {
    let rect = Rect(column: 2, row: 0, columns: 13, rows: 2)
    #expect(Fixtures.timeline.fraction(at: Point(column: 3, row: 0), in: rect) == 0)
    #expect(Fixtures.timeline.fraction(at: Point(column: 8, row: 1), in: rect) == 0.5)
    #expect(Fixtures.timeline.fraction(at: Point(column: 14, row: 0), in: rect) == 1)
    #expect(Fixtures.timeline.fraction(at: Point(column: 1, row: 0), in: rect) == nil)
  }
}

@Suite("Running text") struct TextViewTests {
  @Test func `is shown from its end where that is asked for`() {
    let log = TextView(paragraphs: (1...9).map { .init("line \($0)") }, followsEnd: true)
    expect(drawn(log, columns: 7, rows: 2), shows: ["line 8 ", "line 9 "])
    #expect(log.lineCount(columns: 7) == 9)
  }

  @Test func `loses no word at any width`() {
    let words = Fixtures.text.paragraphs.map(\.text).joined(separator: " ").split(separator: " ")
    for columns in 12...60 {
      let rows = Fixtures.text.lineCount(columns: columns)
      let shown = drawn(Fixtures.text, columns: columns, rows: rows).text.joined(separator: " ")
      #expect(shown.split(separator: " ").joined() == words.joined(), "\(columns) columns")
    }
  }
}

@Suite("A screen in memory") struct MemoryScreenTests {
  @Test func `remembers what was shown last`() {
    var screen = MemoryScreen()
    #expect(screen.text.isEmpty)
    screen.show(drawn(TextView("42 %"), columns: 4, rows: 1))
    #expect(screen.text == ["42 %"] && screen.shown == 1)
  }
}
