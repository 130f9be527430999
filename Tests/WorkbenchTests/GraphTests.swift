import Experiments
import Terminal
import Testing
import Workbench

@Suite struct GraphPanelTests {
  private static func network() throws -> Bench {
    var bench = Bench()
    try bench.start("demo-network")
    bench.effects = []
    return bench
  }

  @Test func `the first arrow chooses a node, the next ones move to neighbours`() throws {
    var bench = try Self.network()
    bench.press("right")
    let first = try #require(bench.model.panels?.focusedState.selection)
    bench.press("left")
    let second = try #require(bench.model.panels?.focusedState.selection)
    let plot = try #require(bench.model.panels?.drawings["network"]?.plot)
    #expect(first != second)
    #expect(plot.nodes[second].x < plot.nodes[first].x)
    #expect(bench.shows("(\(["other", "target", "driver"][second % 7 == 3 ? 1 : second % 29 == 5 ? 2 : 0]))"))
  }

  @Test func `enter hands the chosen node to the system, u undoes`() throws {
    var bench = try Self.network()
    bench.press("enter")
    #expect(bench.model.notice?.text.contains("choose a node") == true)
    bench.press("/")
    bench.type("n12")
    bench.press("enter", "enter", "u")
    let commands = bench.effects.compactMap { if case .send(_, let command) = $0 { command } else { nil } }
    #expect(commands == [.act(Action("graph.toggle-target", ["node": 12])), .act(Action("graph.undo"))])
  }

  @Test func `a name that is not there is told`() throws {
    var bench = try Self.network()
    bench.press("/")
    bench.type("zebra")
    #expect(bench.shows("no node is called so"))
  }

  @Test func `zoom keeps the chosen node in sight and a shows all`() throws {
    var bench = try Self.network()
    bench.press("right", "+", "+", "+")
    let viewport = try #require(bench.model.panels?.focusedState.viewport)
    #expect(viewport.zoom > 3)
    bench.press("L", "J", "a")
    #expect(bench.model.panels?.focusedState.viewport == NetworkPlot.Viewport())
  }

  @Test func `a click chooses the node under it`() throws {
    var bench = try Self.network()
    bench.press("/")
    bench.type("n17")
    bench.press("enter")
    let text = bench.text
    let row = text.dropFirst(2).firstIndex { $0.contains("n17") } ?? 0
    let line = Array(text[row])
    let column = line.indices.first { line[$0] == "n" && String(line[$0...].prefix(3)) == "n17" } ?? 0
    for offset in -3..<6 {
      bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: column + offset, row: row)))))
      #expect(bench.model.panels?.focusedState.selection != nil)
    }
  }

  @Test func `node names cannot send control characters`() throws {
    var bench = try Self.network()
    bench.press("/")
    bench.type("n4")
    bench.press("enter")
    #expect(!bench.text.joined().unicodeScalars.contains("\u{1B}"))
    #expect(bench.shows("n4"))
  }
}

@Suite struct GraphLayoutTests {
  private static func graph(nodes: Int, edges: [(Int, Int)]) -> Graph {
    Graph(
      nodes: (0..<nodes).map(String.init),
      edges: edges.map { Graph.Edge(from: UInt32($0.0), to: UInt32($0.1)) },
      classes: GraphClasses(
        nodeClassNames: ["other"], nodeClasses: Array(repeating: 0, count: nodes), edgeClassNames: ["edge"],
        edgeClasses: Array(repeating: 0, count: edges.count)))
  }

  private static func ring(_ count: Int) -> Graph {
    graph(nodes: count, edges: (0..<count).map { ($0, ($0 * 7 + 1) % count) })
  }

  @Test(arguments: [1, 2, 3, 50, 400, 2_000, 2_001, 20_000])
  func `every node gets a place of its own in the unit square, always the same`(count: Int) throws {
    let graph = Self.ring(count)
    let places = try #require(GraphLayout.positions(of: graph))
    #expect(places.count == count)
    #expect(places.allSatisfy { $0.x >= 0 && $0.x <= 1 && $0.y >= 0 && $0.y <= 1 })
    #expect(places == GraphLayout.positions(of: graph))
    if count <= 2_000 { #expect(Set(places).count == count) }
  }

  @Test func `neighbours stand nearer than strangers`() throws {
    // Two dense groups with one edge between them.
    var edges: [(Int, Int)] = [(0, 10)]
    for group in [0, 10] {
      for one in 0..<10 { for other in 0..<one { edges.append((group + one, group + other)) } }
    }
    let places = try #require(GraphLayout.positions(of: Self.graph(nodes: 20, edges: edges)))
    func distance(_ a: Int, _ b: Int) -> Float {
      let offset = places[a] - places[b]
      return (offset * offset).sum().squareRoot()
    }
    #expect(distance(3, 4) < distance(3, 14))
    #expect(distance(13, 14) < distance(3, 14))
  }

  @Test func `loops, double edges and lone nodes do no harm`() throws {
    let places = try #require(
      GraphLayout.positions(of: Self.graph(nodes: 5, edges: [(0, 0), (0, 1), (0, 1), (1, 0)])))
    #expect(places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test func `a layout can be given up`() {
    #expect(GraphLayout.positions(of: Self.ring(500)) { true } == nil)
  }

  @Test func `positions of the data are kept`() throws {
    var graph = Self.ring(3)
    graph.positions = [SIMD2(0, 0), SIMD2(1, 0), SIMD2(0.5, 1)]
    #expect(GraphLayout.positions(of: graph) == graph.positions)
  }

  @Test func `the key tells graphs apart by their edges, not by their classes`() {
    var other = Self.ring(30)
    other.classes.nodeClasses[3] = 1
    #expect(GraphKey(Self.ring(30)) == GraphKey(other))
    other.edges[3] = Graph.Edge(from: 3, to: 4)
    #expect(GraphKey(Self.ring(30)) != GraphKey(other))
  }
}
