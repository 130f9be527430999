/// The nodes and edges of a drawing, kept in columns because they may be many.
public struct Network: Sendable {
  public let names: [String]
  /// Places in the unit square, `y` downwards.
  public let x, y: [Float]
  /// What classes there are, the ordinary one first.
  public private(set) var classes: [NetworkPlot.NodeClass]
  /// The class of each node, a place in `classes`.
  public private(set) var nodeClasses: [UInt8]
  /// How many nodes each class has.
  private(set) var classCounts: [Int]
  /// The ends of each edge.
  let from, to: [Int32]
  /// The edges that are pointed out.
  private(set) var pathEdges: [Int32]
  private(set) var isOnPath: [Bool]
  /// What edges off and on the paths are called.
  public var edgeNames = ["edge", "path"]
  /// The edges of each node in `incident`, `[node + 1]`.
  private let starts: [Int32]
  private let incident: [Int32]

  /// - Precondition: as many places and classes as names; classes are places in `classes`.
  public init(
    names: [String], x: [Float], y: [Float], classes: [NetworkPlot.NodeClass], nodeClasses: [UInt8],
    edges: [(from: Int, to: Int)], isOnPath: [Bool]
  ) {
    precondition(
      x.count == names.count && y.count == names.count && isOnPath.count == edges.count,
      "\(names.count) nodes and \(edges.count) edges with \(x.count) places and \(isOnPath.count) marks")
    self.names = names
    self.x = x
    self.y = y
    let count = names.count
    let inside = edges.map { (0..<count).contains($0.from) && (0..<count).contains($0.to) }
    from = edges.indices.map { inside[$0] ? Int32(edges[$0].from) : -1 }
    to = edges.indices.map { inside[$0] ? Int32(edges[$0].to) : -1 }
    (starts, incident) = Self.incidence(from, to, nodes: count)
    (self.classes, self.nodeClasses, classCounts, pathEdges, self.isOnPath) = ([], [], [], [], [])
    take(classes: classes, nodeClasses: nodeClasses, isOnPath: isOnPath)
  }

  /// New classes for the same nodes and edges.
  public mutating func take(
    classes: [NetworkPlot.NodeClass], nodeClasses: [UInt8], isOnPath: [Bool]
  ) {
    precondition(
      nodeClasses.count == names.count && isOnPath.count == from.count,
      "\(names.count) nodes and \(from.count) edges, classes for \(nodeClasses.count) and \(isOnPath.count)")
    self.classes = classes.isEmpty ? [NetworkPlot.NodeClass(name: "node", kind: .other)] : classes
    let last = UInt8(clamping: self.classes.count - 1)
    self.nodeClasses = nodeClasses.map { min($0, last) }
    classCounts = Array(repeating: 0, count: self.classes.count)
    for place in self.nodeClasses { classCounts[Int(place)] += 1 }
    self.isOnPath = isOnPath
    pathEdges = isOnPath.indices.filter { isOnPath[$0] && from[$0] >= 0 }.map { Int32($0) }
  }

  /// How many nodes there are.
  public var count: Int { names.count }

  /// What a node is.
  public func kind(of node: Int) -> NetworkPlot.Kind { classes[Int(nodeClasses[node])].kind }

  /// The edges that begin or end at a node; a loop once.
  func edges(of node: Int) -> ArraySlice<Int32> { incident[Int(starts[node])..<Int(starts[node + 1])] }

  private static func incidence(
    _ from: [Int32], _ to: [Int32], nodes: Int
  ) -> (starts: [Int32], incident: [Int32]) {
    var starts = [Int32](repeating: 0, count: nodes + 1)
    for edge in from.indices where from[edge] >= 0 {
      starts[Int(from[edge]) + 1] += 1
      if to[edge] != from[edge] { starts[Int(to[edge]) + 1] += 1 }
    }
    for node in starts.indices.dropFirst() { starts[node] += starts[node - 1] }
    var next = starts
    var incident = [Int32](repeating: 0, count: Int(starts[nodes]))
    func add(_ edge: Int, to node: Int32) {
      incident[Int(next[Int(node)])] = Int32(edge)
      next[Int(node)] += 1
    }
    for edge in from.indices where from[edge] >= 0 {
      add(edge, to: from[edge])
      if to[edge] != from[edge] { add(edge, to: to[edge]) }
    }
    return (starts, incident)
  }
}
