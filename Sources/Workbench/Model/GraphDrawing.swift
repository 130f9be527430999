import Experiments
import Sessions
import Terminal

/// A graph as it is drawn, kept between frames because its nodes may be many.
///
/// Nodes are told by their numbers in the graph; the drawing may hold only some of them.
package struct GraphDrawing: Sendable {
  /// The graph's event that was drawn.
  package let graphSeq: Int
  /// The last event that changed classes.
  package private(set) var classesSeq = 0
  /// The whole graph in its latest classes.
  package private(set) var graph: Graph
  /// Edges that lead to and from each node.
  private let degrees: [SIMD2<Int32>]
  private var neighbours: Neighbours?

  /// How it is laid out, and which part.
  private var layout: GraphLayout?
  private var neighbourhood: GraphState.Neighbourhood?
  /// The nodes in the drawing, ascending; nil for all.
  private var members: [Int]?
  /// The edges in the drawing, by their numbers in the graph; nil for all.
  private var memberEdges: [Int]?
  /// What is drawn; nil before `show`.
  package private(set) var key: GraphKey?
  /// The graph to be laid out, until it has places.
  package private(set) var unplaced: Graph?
  /// Nil until the nodes have places.
  package private(set) var plot: NetworkPlot?

  package init(_ graph: Graph, seq: Int, classesSeq: Int) {
    graphSeq = seq
    self.classesSeq = classesSeq
    self.graph = graph
    var degrees = [SIMD2<Int32>](repeating: .zero, count: graph.nodes.count)
    for edge in graph.edges {
      degrees[Int(edge.to)].x += 1
      degrees[Int(edge.from)].y += 1
    }
    self.degrees = degrees
  }

  /// Takes the graph in its latest classes.
  package mutating func take(_ graph: Graph, classesSeq: Int) {
    self.graph = graph
    self.classesSeq = classesSeq
    let (classes, ofNodes, paths) = (nodeClasses, drawnNodeClasses, drawnPaths)
    plot?.network.take(classes: classes, nodeClasses: ofNodes, isOnPath: paths)
  }

  /// Draws the part and in the layout that a person wants, as soon as its places are known.
  package mutating func show(_ wanted: GraphState, places: [GraphKey: [SIMD2<Float>]]) {
    let choices = GraphLayout.choices(for: graph)
    let layout = wanted.layout.flatMap { choices.contains($0) ? $0 : nil } ?? choices[0]
    guard key == nil || layout != self.layout || wanted.neighbourhood != neighbourhood else { return }
    (self.layout, neighbourhood) = (layout, wanted.neighbourhood)
    (members, memberEdges) = (nil, nil)
    if let part = wanted.neighbourhood { cut(part) }
    let drawn = drawnGraph
    let key = GraphKey(drawn, layout)
    self.key = key
    (plot, unplaced) = (nil, drawn)
    if let known = layout == .given ? drawn.positions : places[key] { take(places: known) }
  }

  /// Takes the places of what is to be drawn.
  package mutating func take(places: [SIMD2<Float>]) {
    guard let drawn = unplaced, places.count == drawn.nodes.count else { return }
    var network = Network(
      names: drawn.nodes, x: places.map(\.x), y: places.map(\.y), classes: nodeClasses,
      nodeClasses: drawnNodeClasses, edges: drawn.edges.map { (Int($0.from), Int($0.to)) },
      isOnPath: drawnPaths)
    network.edgeNames = graph.classes.edgeClassNames
    plot = NetworkPlot(network)
    unplaced = nil
  }

  /// The nodes at most so many edges away from one, and the edges among them.
  private mutating func cut(_ part: GraphState.Neighbourhood) {
    let neighbours = self.neighbours ?? Neighbours(graph)
    self.neighbours = neighbours
    guard part.center < graph.nodes.count else { return }
    var isIn = [Bool](repeating: false, count: graph.nodes.count)
    isIn[part.center] = true
    var reached = [part.center]
    var ring = 0..<1
    for _ in 0..<part.hops {
      for index in ring {
        for next in neighbours[reached[index]] where !isIn[Int(next)] {
          isIn[Int(next)] = true
          reached.append(Int(next))
        }
      }
      ring = ring.upperBound..<reached.count
    }
    members = reached.sorted()
    memberEdges = graph.edges.indices.filter {
      isIn[Int(graph.edges[$0].from)] && isIn[Int(graph.edges[$0].to)]
    }
  }

  /// The part of the graph that is drawn, with numbers of its own.
  private var drawnGraph: Graph {
    guard let members, let memberEdges else { return graph }
    var numbers = [UInt32](repeating: 0, count: graph.nodes.count)
    for (number, node) in members.enumerated() { numbers[node] = UInt32(number) }
    return Graph(
      nodes: members.map { graph.nodes[$0] },
      edges: memberEdges.map {
        Graph.Edge(from: numbers[Int(graph.edges[$0].from)], to: numbers[Int(graph.edges[$0].to)])
      },
      classes: GraphClasses(
        nodeClassNames: graph.classes.nodeClassNames, nodeClasses: drawnNodeClasses,
        edgeClassNames: graph.classes.edgeClassNames,
        edgeClasses: memberEdges.map { graph.classes.edgeClasses[$0] }),
      positions: graph.positions.map { positions in members.map { positions[$0] } })
  }

  private var drawnNodeClasses: [UInt8] {
    members.map { $0.map { graph.classes.nodeClasses[$0] } } ?? graph.classes.nodeClasses
  }

  /// The first class of edges is the ordinary one; the others are pointed out.
  private var drawnPaths: [Bool] {
    let classes = graph.classes.edgeClasses
    return memberEdges.map { $0.map { classes[$0] > 0 } } ?? classes.map { $0 > 0 }
  }

  /// Classes by what they are called; those with other names get glyphs of their own, the first is the ordinary one.
  private var nodeClasses: [NetworkPlot.NodeClass] {
    var free: [NetworkPlot.Kind] = [.third, .fourth, .fifth]
    return graph.classes.nodeClassNames.enumerated().map { place, name in
      switch name {
      case "driver", "source": NetworkPlot.NodeClass(name: name, kind: .driver)
      case "target": NetworkPlot.NodeClass(name: name, kind: .target)
      case _ where place == 0 || name == "other" || free.isEmpty:
        NetworkPlot.NodeClass(name: name, kind: .other)
      default: NetworkPlot.NodeClass(name: name, kind: free.removeFirst())
      }
    }
  }
}

extension GraphDrawing {
  /// The plot with what a person has chosen.
  package func plot(selection: Int?, viewport: NetworkPlot.Viewport) -> NetworkPlot? {
    guard var plot else { return nil }
    plot.selected = selection.flatMap(number)
    plot.viewport = viewport
    return plot
  }

  /// The number in the drawing of a node of the graph; nil if it is not drawn.
  package func number(of node: Int) -> Int? {
    guard let members else { return graph.nodes.indices.contains(node) ? node : nil }
    var (low, high) = (0, members.count)
    while low < high {
      let middle = (low + high) / 2
      if members[middle] < node { low = middle + 1 } else { high = middle }
    }
    return low < members.count && members[low] == node ? low : nil
  }

  /// The node of the graph that has a number in the drawing.
  package func node(_ number: Int) -> Int { members?[number] ?? number }

  /// How many nodes the drawing holds.
  package var count: Int { members?.count ?? graph.nodes.count }

  /// What the class of a node is called.
  package func className(of node: Int) -> String {
    let classes = graph.classes
    let place = Int(classes.nodeClasses[node])
    return classes.nodeClassNames.indices.contains(place) ? classes.nodeClassNames[place] : ""
  }

  /// What the title says: the chosen node, the part and the layout.
  func note(selection: Int?) -> String {
    var parts: [String] = []
    if let node = selection, graph.nodes.indices.contains(node) {
      let (incoming, outgoing) = (Int(degrees[node].x), Int(degrees[node].y))
      parts.append("\(graph.nodes[node]) (\(className(of: node))) · \(incoming) in, \(outgoing) out")
    }
    if let neighbourhood {
      let center = graph.nodes.indices.contains(neighbourhood.center) ? graph.nodes[neighbourhood.center] : ""
      parts.append(
        "\(neighbourhood.hops) \(neighbourhood.hops == 1 ? "hop" : "hops") around \(center): "
          + "\(Words.grouped(count)) nodes")
    }
    if let layout, layout != GraphLayout.choices(for: graph)[0] { parts.append(layout.rawValue) }
    return parts.joined(separator: " · ")
  }
}

extension PanelsModel {
  /// Brings the drawings of graphs up to a state and to what the person wants to see of them.
  ///
  /// - Returns: graphs that need places.
  package mutating func updateDrawings(
    _ state: SessionState, places: [GraphKey: [SIMD2<Float>]]
  ) -> [(GraphKey, Graph)] {
    var missing: [(GraphKey, Graph)] = []
    for panel in descriptions {
      guard case .graph(let name) = panel.content else { continue }
      guard let graph = state.graph(name), let seq = state.latest(.graph, name)?.seq else {
        drawings[panel.id] = nil
        continue
      }
      let classesSeq = state.seq(of: .graph, name)
      var shown = states[panel.id] ?? PanelState()
      if drawings[panel.id]?.graphSeq != seq {
        drawings[panel.id] = GraphDrawing(graph, seq: seq, classesSeq: classesSeq)
        shown.graph.neighbourhood = nil
      }
      if drawings[panel.id]?.classesSeq != classesSeq {
        drawings[panel.id]?.take(graph, classesSeq: classesSeq)
      }
      if let selection = shown.selection, selection >= graph.nodes.count { shown.selection = nil }
      if states[panel.id] ?? PanelState() != shown { states[panel.id] = shown }
      let before = drawings[panel.id]?.key
      drawings[panel.id]?.show(shown.graph, places: places)
      if let drawing = drawings[panel.id], let key = drawing.key, key != before, let graph = drawing.unplaced
      {
        missing.append((key, graph))
      }
    }
    return missing
  }

  /// Gives places to the drawings that wait for them.
  package mutating func take(places: [SIMD2<Float>], of key: GraphKey) {
    for id in drawings.keys where drawings[id]?.key == key { drawings[id]?.take(places: places) }
  }
}

extension Model {
  /// The graphs on any screen that wait for places.
  package var awaitedGraphs: Set<GraphKey> {
    let drawings =
      runs.flatMap(\.panels.drawings.values) + (replay?.panels.drawings.values.map { $0 } ?? [])
      + home.previews.flatMap(\.panels.drawings.values)
    return Set(drawings.filter { $0.unplaced != nil }.compactMap(\.key))
  }
}
