import Experiments

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
