import Terminal
import Testing

@Suite("A network of very many nodes") struct CrowdTests {
  /// Nodes in a square, a few of them targets and one a driver.
  private static func crowd(_ side: Int, edges: Int = 0) -> NetworkPlot {
    let count = side * side
    let scale = Float(max(1, side - 1))
    var classes = (0..<count).map { UInt8($0 % 50 == 7 ? 1 : 0) }
    classes[count / 2] = 2
    let ends = (0..<edges).map { (from: $0 * 7 % count, to: $0 * 13 % count) }
    return NetworkPlot(
      Network(
        names: (0..<count).map { "n\($0)" }, x: (0..<count).map { Float($0 % side) / scale },
        y: (0..<count).map { Float($0 / side) / scale },
        classes: [
          .init(name: "other", kind: .other), .init(name: "target", kind: .target),
          .init(name: "driver", kind: .driver),
        ], nodeClasses: classes, edges: ends, isOnPath: ends.map { $0.from == 14 }))
  }

  @Test func `cells show how many there are, and a rare class wherever it is`() {
    let frame = drawn(Self.crowd(100), columns: 60, rows: 20)
    let text = frame.text.joined()
    #expect(text.filter { $0 == "◆" }.count == 2)  // One in the legend.
    #expect(text.contains("●"))
    #expect(text.contains("▒") || text.contains("░"))
    #expect(frame.text[19].contains("nodes a cell"))
  }

  @Test func `without colour and in ascii it says the same`() {
    let plot = Self.crowd(100)
    #expect(
      drawn(plot, columns: 60, rows: 20, look: Look(colors: .none)).text
        == drawn(plot, columns: 60, rows: 20, look: Look(colors: .full)).text)
    #expect(
      drawn(plot, columns: 60, rows: 20, look: Look(glyphs: .ascii)).text.joined().filter { $0 == "#" }.count
        == 2)
  }

  @Test func `of a crowd only the edges of paths and of the chosen node are drawn`() {
    var plot = Self.crowd(60, edges: 4_000)
    let before = drawn(plot, columns: 60, rows: 20, look: Look(colors: .full))
    plot.selected = 13
    let after = drawn(plot, columns: 60, rows: 20, look: Look(colors: .full))
    #expect(before.text != after.text)
    #expect(!before.text[19].contains("1 in"))
  }

  @Test func `zoomed in, nodes stand apart with their names and edges`() {
    var plot = Self.crowd(60, edges: 4_000)
    plot.viewport = .init(centerX: 0.5, centerY: 0.5, zoom: 30)
    let text = drawn(plot, columns: 80, rows: 24).text
    #expect(text.joined().contains("○ n"))
    #expect(!text[23].contains("nodes a cell"))
  }

  @Test func `a sample of edges says how many it leaves out`() {
    let text = drawn(Self.crowd(20, edges: 30_000), columns: 120, rows: 40).text
    #expect(text[39].contains("1 in 100 edges"))
  }

  @Test func `each class has a glyph of its own in the legend`() {
    let nodes: [NetworkPlot.Kind] = [.other, .target, .driver, .third]
    let plot = NetworkPlot(
      nodes: nodes.enumerated().map { .init(x: 0.2 * Double($0 + 1), y: 0.5, name: "", kind: $1) }, edges: [])
    let text = drawn(plot, columns: 70, rows: 6).text
    #expect(text[5] == " ◆ driver   ● target   ◇ mediator   ○ other   ·· edge".padded(to: 70))
    #expect(["◆", "●", "◇", "○"].allSatisfy { glyph in text.prefix(5).joined().contains(glyph) })
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - count))
  }
}
