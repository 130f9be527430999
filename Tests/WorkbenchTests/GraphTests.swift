import Experiments
import Glibc
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
    let network = try #require(bench.model.panels?.drawings["network"]?.plot?.network)
    #expect(first != second)
    #expect(network.x[second] < network.x[first])
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
    let viewport = try #require(bench.model.panels?.focusedState.graph.viewport)
    #expect(viewport.zoom > 3)
    bench.press("L", "J", "a")
    #expect(bench.model.panels?.focusedState.graph.viewport == NetworkPlot.Viewport())
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

  @Test func `a neighbourhood holds only what is near and grows edge by edge`() throws {
    var bench = try Self.network()
    bench.press("n")
    #expect(bench.model.notice?.text.contains("choose a node first") == true)
    bench.press("/")
    bench.type("n12")
    bench.press("enter", "n", "z")
    let graph = try #require(bench.model.panels?.drawings["network"]?.graph)
    let ends = graph.edges.filter { $0.from == 12 || $0.to == 12 }.flatMap { [Int($0.from), Int($0.to)] }
    let near = Set(ends + [12])
    let drawing = try #require(bench.model.panels?.drawings["network"])
    #expect(Set((0..<drawing.count).map(drawing.node)) == near)
    #expect(bench.shows("1 hop around n12: \(near.count) nodes"))
    let before = drawing.count
    bench.press("}")
    #expect(bench.model.panels?.drawings["network"]?.count ?? 0 > before)
    bench.press("n")
    #expect(bench.model.panels?.drawings["network"]?.count == 60)
  }

  @Test func `in a neighbourhood, nodes keep the numbers that the system knows them by`() throws {
    var bench = try Self.network()
    bench.press("/")
    bench.type("n12")
    bench.press("enter", "n", "right")
    let chosen = try #require(bench.model.panels?.focusedState.selection)
    let drawing = try #require(bench.model.panels?.drawings["network"])
    #expect(drawing.number(of: chosen) != nil)
    bench.press("enter")
    let commands = bench.effects.compactMap { if case .send(_, let command) = $0 { command } else { nil } }
    #expect(commands == [.act(Action("graph.toggle-target", ["node": .integer(chosen)]))])
  }

  @Test func `new classes reach a neighbourhood`() throws {
    var bench = try Self.network()
    bench.press("/")
    bench.type("n12")
    bench.press("enter", "n")
    let graph = try #require(bench.model.panels?.drawings["network"]?.graph)
    var classes = graph.classes
    classes.nodeClasses[12] = 2
    for id in bench.runs.keys {
      bench.runs[id]?.events.append(Event("network", .graphClasses(classes)))
      bench.finish(id)
    }
    let drawing = try #require(bench.model.panels?.drawings["network"])
    let number = try #require(drawing.number(of: 12))
    #expect(drawing.plot?.network.kind(of: number) == .driver)
    #expect(bench.shows("n12 (driver)"))
  }

  @Test func `o goes through the layouts, and known places are not worked out again`() throws {
    var bench = try Self.network()
    func layouts() -> [GraphLayout] {
      bench.effects.compactMap { if case .layOut(let key, _) = $0 { key.layout } else { nil } }
    }
    bench.press("o")
    #expect(bench.shows("· layered"))
    bench.press("o", "o", "o")
    #expect(layouts() == [.layered, .circular])
    #expect(bench.model.panels?.drawings["network"]?.plot != nil)
  }

  @Test func `until places are known the screen says what it waits for`() throws {
    var model = Bench().model
    let request = try DemoEvents.request("demo-network")
    _ = model.start(request, DemoEvents.lab("demo-network"), preset: "quick", isRecorded: true)
    let state = DemoEvents.state(request, DemoEvents.events(request))
    let snapshot = RunSnapshot(state: state, recording: .off, isOver: false)
    let effects = model.update(.run(1, snapshot))
    let asked = effects.compactMap { if case .layOut(let key, let graph) = $0 { (key, graph) } else { nil } }
    #expect(asked.count == 1)
    #expect(model.view().text.joined().contains("placing 60 nodes"))
    #expect(model.awaitedGraphs == [asked[0].0])
    // What is known already is asked for only once.
    #expect(model.update(.run(1, snapshot)).isEmpty)
    let places = try #require(asked[0].0.layout.positions(of: asked[0].1))
    _ = model.update(.laidOut(asked[0].0, places))
    #expect(model.awaitedGraphs.isEmpty)
    #expect(!model.view().text.joined().contains("placing 60 nodes"))
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

  @Test(arguments: [GraphLayout.forces, .layered, .circular], [1, 2, 3, 50, 400, 2_000, 2_001, 9_000])
  func `every node gets a place in the unit square, always the same`(layout: GraphLayout, count: Int) throws {
    let graph = Self.ring(count)
    let places = try #require(layout.positions(of: graph))
    #expect(places.count == count)
    #expect(places.allSatisfy { $0.x >= 0 && $0.x <= 1 && $0.y >= 0 && $0.y <= 1 })
    #expect(places == layout.positions(of: graph))
    if count <= 2_000 { #expect(Set(places).count == count) }
  }

  @Test func `graphs beyond measure are laid out as rings`() throws {
    let places = try #require(GraphLayout.forces.positions(of: Self.ring(70_000)))
    #expect(places.allSatisfy { $0.x >= 0 && $0.x <= 1 && $0.y >= 0 && $0.y <= 1 })
  }

  @Test func `many nodes push each other nearly as each one would by itself`() {
    var places: [SIMD2<Float>] = []
    for node in 0..<3_000 {
      let angle = Float(node) * 2.399_963
      let radius = (Float(node) / 3_000).squareRoot()
      places.append(SIMD2(radius * cos(angle), radius * sin(angle)))
    }
    let cells = CellForces(places)
    for node in stride(from: 0, to: 3_000, by: 113) {
      var exact = SIMD2<Float>.zero
      for other in places.indices where other != node {
        let offset = places[node] - places[other]
        exact += offset / ((offset * offset).sum() + 1e-7)
      }
      let error = cells.push(on: node) - exact
      // The forces at the edge are about 3,000; in the middle they cancel.
      #expect((error * error).sum().squareRoot() < 120)
    }
  }

  @Test func `in layers, edges of a graph without cycles lead downwards`() throws {
    let edges = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4), (0, 4), (5, 3)]
    let places = try #require(GraphLayout.layered.positions(of: Self.graph(nodes: 7, edges: edges)))
    for (from, to) in edges { #expect(places[from].y < places[to].y) }
    // What has no edges stands below all.
    #expect(places[6].y > places[4].y)
  }

  @Test func `in layers, a cycle is broken at one edge`() throws {
    let edges = [(0, 1), (1, 2), (2, 3), (3, 0)]
    let places = try #require(GraphLayout.layered.positions(of: Self.graph(nodes: 4, edges: edges)))
    #expect(edges.count { places[$0.0].y >= places[$0.1].y } == 1)
  }

  @Test func `in layers, neighbours stand above each other`() throws {
    // Two chains whose nodes alternate.
    let edges: [(Int, Int)] = (0..<16).map { node in
      let isLeft = node % 2 == 0
      return (node, isLeft ? node + 3 : node + 1)
    }
    let places = try #require(GraphLayout.layered.positions(of: Self.graph(nodes: 18, edges: edges)))
    for (from, to) in edges { #expect((places[from].x - places[to].x).magnitude < 0.01) }
  }

  @Test func `on a circle, all have the same distance to the middle`() throws {
    let places = try #require(GraphLayout.circular.positions(of: Self.ring(50)))
    for place in places {
      let offset = place - SIMD2(0.5, 0.5)
      #expect(((offset * offset).sum().squareRoot() - 0.47).magnitude < 1e-3)
    }
  }

  @Test func `neighbours stand nearer than strangers`() throws {
    // Two dense groups with one edge between them.
    var edges: [(Int, Int)] = [(0, 10)]
    for group in [0, 10] {
      for one in 0..<10 { for other in 0..<one { edges.append((group + one, group + other)) } }
    }
    let places = try #require(GraphLayout.forces.positions(of: Self.graph(nodes: 20, edges: edges)))
    func distance(_ a: Int, _ b: Int) -> Float {
      let offset = places[a] - places[b]
      return (offset * offset).sum().squareRoot()
    }
    #expect(distance(3, 4) < distance(3, 14))
    #expect(distance(13, 14) < distance(3, 14))
  }

  @Test func `loops, double edges and lone nodes do no harm`() throws {
    let places = try #require(
      GraphLayout.forces.positions(of: Self.graph(nodes: 5, edges: [(0, 0), (0, 1), (0, 1), (1, 0)])))
    #expect(places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test func `a layout can be given up`() {
    for layout in GraphLayout.allCases {
      #expect(layout.positions(of: Self.ring(5_000)) { true } == nil)
    }
  }

  @Test func `positions of the data are kept`() throws {
    var graph = Self.ring(3)
    graph.positions = [SIMD2(0, 0), SIMD2(1, 0), SIMD2(0.5, 1)]
    #expect(GraphLayout.given.positions(of: graph) == graph.positions)
    #expect(GraphLayout.choices(for: graph).first == .given)
    #expect(!GraphLayout.choices(for: Self.ring(3)).contains(.given))
  }

  @Test func `the key tells graphs apart by their edges, not by their classes`() {
    var other = Self.ring(30)
    other.classes.nodeClasses[3] = 1
    #expect(GraphKey(Self.ring(30)) == GraphKey(other))
    #expect(GraphKey(Self.ring(30), .layered) != GraphKey(other, .circular))
    other.edges[3] = Graph.Edge(from: 3, to: 4)
    #expect(GraphKey(Self.ring(30)) != GraphKey(other))
  }
}
