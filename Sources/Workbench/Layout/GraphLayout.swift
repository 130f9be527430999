import Experiments

/// Gives the nodes of a graph places in the unit square; the same graph always gets the same places.
package enum GraphLayout {
  /// Graphs of up to so many nodes are laid out by forces, which takes the square of it.
  package static let largestByForces = 2_000

  /// The place of each node, `y` downwards.
  ///
  /// - Parameter isCancelled: asked now and then; once it says yes the result is nil.
  package static func positions(
    of graph: Graph, isCancelled: () -> Bool = { false }
  ) -> [SIMD2<Float>]? {
    if let given = graph.positions { return given }
    let neighbours = Neighbours(graph)
    guard let rings = RingLayout.positions(neighbours, isCancelled: isCancelled) else { return nil }
    guard graph.nodes.count <= largestByForces else { return rings }
    return ForceLayout.positions(from: rings, edges: graph.edges, isCancelled: isCancelled)
  }
}

/// The undirected neighbours of every node, without loops, in one array.
struct Neighbours {
  /// Where each node's neighbours begin in `list`, `[node + 1]`.
  let starts: [Int]
  let list: [Int32]

  var nodes: Int { starts.count - 1 }

  init(_ graph: Graph) {
    var counts = [Int](repeating: 0, count: graph.nodes.count + 1)
    for edge in graph.edges where edge.from != edge.to {
      counts[Int(edge.from) + 1] += 1
      counts[Int(edge.to) + 1] += 1
    }
    for node in counts.indices.dropFirst() { counts[node] += counts[node - 1] }
    var next = counts
    var list = [Int32](repeating: 0, count: counts[graph.nodes.count])
    for edge in graph.edges where edge.from != edge.to {
      let (from, to) = (Int(edge.from), Int(edge.to))
      list[next[from]] = Int32(to)
      list[next[to]] = Int32(from)
      next[from] += 1
      next[to] += 1
    }
    starts = counts
    self.list = list
  }

  subscript(node: Int) -> ArraySlice<Int32> { list[starts[node]..<starts[node + 1]] }
  func degree(_ node: Int) -> Int { starts[node + 1] - starts[node] }
}
