import Datasets
import Experiments

/// The part of a network that is drawn, and the classes of its nodes and edges.
///
/// Networks of at most 5,000 nodes and 50,000 edges are drawn whole. Of larger ones only the first 2,000
/// nodes of the control paths and cycles of the first answer are, with at most 20,000 of the edges among
/// them. The part stays the same when targets change, so that a node's number in the drawing keeps its
/// meaning.
struct NetworkView: Sendable {
  /// The nodes that are drawn, ascending; a node's number in the drawing is its place here.
  let nodes: [UInt32]
  /// The edges that are drawn, by numbers in the drawing.
  let edges: [Graph.Edge]

  static let wholeUpTo = (nodes: 5_000, edges: 50_000)
  static let partOf = (nodes: 2_000, edges: 20_000)

  init(_ network: DirectedNetwork, _ solution: ControlSolution) {
    let isWhole =
      network.nodeCount <= NetworkView.wholeUpTo.nodes && network.edgeCount <= NetworkView.wholeUpTo.edges
    if isWhole {
      nodes = (0..<network.nodeCount).map { UInt32($0) }
    } else {
      let cover = solution.cover.paths.nodes.prefix(NetworkView.partOf.nodes)
      let rest = solution.cover.cycles.nodes.prefix(NetworkView.partOf.nodes - cover.count)
      nodes = (cover + rest).sorted()
    }
    edges = NetworkView.edges(of: network, among: nodes, limit: isWhole ? .max : NetworkView.partOf.edges)
  }

  /// Whether there is more of the network than is drawn.
  func isPart(of network: DirectedNetwork) -> Bool {
    nodes.count < network.nodeCount || edges.count < network.edgeCount
  }

  private static func edges(
    of network: DirectedNetwork, among nodes: [UInt32], limit: Int
  ) -> [Graph.Edge] {
    var numbers = [UInt32](repeating: noNode, count: network.nodeCount)
    for (number, node) in nodes.enumerated() { numbers[Int(node)] = UInt32(number) }
    var edges: [Graph.Edge] = []
    for (number, node) in nodes.enumerated() {
      for head in network.successors(of: Int(node)) where numbers[Int(head)] != noNode {
        guard edges.count < limit else { return edges }
        edges.append(Graph.Edge(from: UInt32(number), to: numbers[Int(head)]))
      }
    }
    return edges
  }

  /// The drawing of an answer, with the control path `selected` marked.
  func graph(_ names: NodeNames, _ solution: ControlSolution, selected: Int) -> Graph {
    Graph(
      nodes: nodes.map { names[Int($0)] }, edges: edges, classes: classes(solution, selected: selected))
  }

  /// The class of every node and edge in an answer.
  func classes(_ solution: ControlSolution, selected: Int) -> GraphClasses {
    var roles = solution.targets.isTarget.map { $0 ? NodeRole.target : .other }
    var successors = [UInt32](repeating: noNode, count: roles.count)
    var isSelected = [Bool](repeating: false, count: roles.count)
    for (k, list) in solution.cover.lists.enumerated() {
      for node in list {
        if roles[Int(node)] == .other { roles[Int(node)] = .mediator }
        isSelected[Int(node)] = k == selected
      }
      for (node, next) in zip(list, list.dropFirst()) { successors[Int(node)] = next }
      if k >= solution.cover.paths.count, let first = list.first, let last = list.last {
        successors[Int(last)] = first
      }
    }
    for driver in solution.wiring.drivers { roles[Int(driver)] = .driver }
    return GraphClasses(
      nodeClassNames: NodeRole.allCases.map(\.name), nodeClasses: nodes.map { roles[Int($0)].rawValue },
      edgeClassNames: ["edge", "path", "selected"],
      edgeClasses: edges.map { edge in
        let tail = Int(nodes[Int(edge.from)])
        return successors[tail] != nodes[Int(edge.to)] ? 0 : isSelected[tail] ? 2 : 1
      })
  }
}

/// What a node is in an answer.
enum NodeRole: UInt8, CaseIterable {
  case other, mediator, target, driver

  var name: String {
    switch self {
    case .other: "other"
    case .mediator: "mediator"
    case .target: "target"
    case .driver: "driver"
    }
  }
}
