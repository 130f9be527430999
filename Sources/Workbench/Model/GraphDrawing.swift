import Experiments
import Sessions
import Terminal

/// A graph as it is drawn, kept between frames because its nodes may be many.
package struct GraphDrawing: Sendable {
  /// The graph's event that was drawn.
  package let graphSeq: Int
  package let key: GraphKey
  /// The last event that changed classes.
  package private(set) var classesSeq = 0
  /// Nil until the nodes have places.
  package private(set) var plot: NetworkPlot?
  package private(set) var graph: Graph
  private var places: [SIMD2<Float>]?

  package init(_ graph: Graph, seq: Int, key: GraphKey) {
    graphSeq = seq
    self.key = key
    self.graph = graph
    places = graph.positions
  }

  /// Whether somebody has to work out places.
  package var needsPlaces: Bool { places == nil }

  /// Takes the graph's places.
  package mutating func take(places: [SIMD2<Float>]) {
    guard places.count == graph.nodes.count else { return }
    self.places = places
    draw()
  }

  /// Takes the graph in its latest classes.
  package mutating func take(_ graph: Graph, classesSeq: Int) {
    self.graph = graph
    self.classesSeq = classesSeq
    draw()
  }

  /// What the class of a node is called.
  package func className(of node: Int) -> String {
    let classes = graph.classes
    let place = Int(classes.nodeClasses[node])
    return classes.nodeClassNames.indices.contains(place) ? classes.nodeClassNames[place] : ""
  }

  private mutating func draw() {
    guard let places else { return }
    let kinds = graph.classes.nodeClassNames.map(Self.kind)
    let nodes = graph.nodes.indices.map { node in
      let place = Int(graph.classes.nodeClasses[node])
      return NetworkPlot.Node(
        x: Double(places[node].x), y: Double(places[node].y), name: graph.nodes[node],
        kind: kinds.indices.contains(place) ? kinds[place] : .other)
    }
    plot = NetworkPlot(nodes: nodes, edges: drawnEdges())
  }

  private func drawnEdges() -> [NetworkPlot.Edge] {
    // The first class is the ordinary one; the others are pointed out.
    zip(graph.edges, graph.classes.edgeClasses).map { edge, place in
      NetworkPlot.Edge(from: Int(edge.from), to: Int(edge.to), isOnPath: place > 0)
    }
  }

  private static func kind(of name: String) -> NetworkPlot.Kind {
    switch name {
    case "driver", "source": .driver
    case "target": .target
    default: .other
    }
  }
}

extension PanelsModel {
  /// Brings the drawings of graphs up to a state.
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
      if drawings[panel.id]?.graphSeq != seq {
        var drawing = GraphDrawing(graph, seq: seq, key: GraphKey(graph))
        if let known = places[drawing.key] { drawing.take(places: known) }
        if drawing.needsPlaces { missing.append((drawing.key, graph)) }
        drawings[panel.id] = drawing
      }
      if drawings[panel.id]?.classesSeq != classesSeq {
        drawings[panel.id]?.take(graph, classesSeq: classesSeq)
      }
      if let selection = states[panel.id]?.selection, selection >= graph.nodes.count {
        states[panel.id]?.selection = nil
      }
    }
    return missing
  }

  /// Gives places to the drawings that wait for them.
  package mutating func take(places: [SIMD2<Float>], of key: GraphKey) {
    for id in drawings.keys where drawings[id]?.key == key && drawings[id]?.needsPlaces == true {
      drawings[id]?.take(places: places)
    }
  }
}

extension Model {
  /// The graphs on any screen that wait for places.
  package var awaitedGraphs: Set<GraphKey> {
    let drawings =
      runs.flatMap(\.panels.drawings.values) + (replay?.panels.drawings.values.map { $0 } ?? [])
      + home.previews.flatMap(\.panels.drawings.values)
    return Set(drawings.filter(\.needsPlaces).map(\.key))
  }
}
