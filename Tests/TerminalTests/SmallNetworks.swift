import Terminal

/// Networks written down node by node.
extension NetworkPlot {
  struct Node {
    var x, y: Double
    var name: String
    var kind = Kind.other
  }

  struct Edge {
    var from, to: Int
    var isOnPath = false
  }

  init(nodes: [Node], edges: [Edge], selected: Int? = nil, viewport: Viewport = Viewport()) {
    let kinds: [Kind] = [.other, .target, .driver, .third]
    let names = ["other", "target", "driver", "mediator"]
    let used = kinds.filter { kind in kind == .other || nodes.contains { $0.kind == kind } }
    self.init(
      Network(
        names: nodes.map(\.name), x: nodes.map { Float($0.x) }, y: nodes.map { Float($0.y) },
        classes: zip(names, kinds).filter { used.contains($0.1) }.map { NodeClass(name: $0, kind: $1) },
        nodeClasses: nodes.map { UInt8(used.firstIndex(of: $0.kind) ?? 0) },
        edges: edges.map { ($0.from, $0.to) }, isOnPath: edges.map(\.isOnPath)), selected: selected,
      viewport: viewport)
  }
}
