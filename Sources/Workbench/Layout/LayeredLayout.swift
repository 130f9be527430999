import Experiments

/// Lays out a graph in layers so that edges lead downwards, as far as it has no cycles (Sugiyama, Tagawa and Toda,
/// IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981).
///
/// Edges that close a cycle in a depth-first search are left out of the layering; a node's layer is the longest way
/// to it; inside a layer nodes go where their neighbours are on average. Long edges get no bends.
enum LayeredLayout {
  static func positions(_ graph: Graph, isCancelled: () -> Bool) -> [SIMD2<Float>]? {
    let count = graph.nodes.count
    guard count > 0 else { return [] }
    let successors = Successors(graph)
    let order = topological(successors)
    if isCancelled() { return nil }
    let layers = layers(successors, order)
    var ranks = Ranks(layers)
    let neighbours = Neighbours(graph)
    for sweep in 0..<8 {
      if isCancelled() { return nil }
      ranks.sweep(downwards: sweep % 2 == 0, neighbours)
    }
    return ranks.positions
  }

  /// All nodes so that edges lead on, but for those that close a cycle.
  private static func topological(_ graph: Successors) -> [Int32] {
    let count = graph.nodes
    var state = [UInt8](repeating: 0, count: count)
    var finished: [Int32] = []
    finished.reserveCapacity(count)
    // Where nothing leads to a search begins first, then where more leads away than to.
    let roots = (0..<count).sorted { (graph.surplus($1), $0) < (graph.surplus($0), $1) }
    var stack: [(node: Int32, next: Int32)] = []
    for root in roots where state[root] == 0 {
      stack.append((Int32(root), graph.starts[root]))
      state[root] = 1
      while let top = stack.last {
        let node = Int(top.node)
        guard top.next < graph.starts[node + 1] else {
          state[node] = 2
          finished.append(top.node)
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].next += 1
        let head = Int(graph.list[Int(top.next)])
        if state[head] == 0 {
          state[head] = 1
          stack.append((Int32(head), graph.starts[head]))
        }
      }
    }
    return finished.reversed()
  }

  /// The layer of each node, from 0; nodes without edges come last.
  ///
  /// Very long ways are shortened so that layers
  /// stay few enough to be told apart.
  private static func layers(_ graph: Successors, _ order: [Int32]) -> [Int] {
    var place = [Int32](repeating: 0, count: graph.nodes)
    for (index, node) in order.enumerated() { place[Int(node)] = Int32(index) }
    var layer = [Int](repeating: 0, count: graph.nodes)
    for node in order {
      for head in graph[Int(node)] where place[Int(head)] > place[Int(node)] {
        layer[Int(head)] = max(layer[Int(head)], layer[Int(node)] + 1)
      }
    }
    let deepest = layer.max() ?? 0
    let most = max(12, Int(2 * Double(graph.nodes).squareRoot()))
    if deepest > most { layer = layer.map { $0 * most / deepest } }
    let last = (layer.max() ?? 0) + 1
    return (0..<graph.nodes).map { graph.isLone($0) ? last : layer[$0] }
  }
}

/// Where each edge leads, without loops.
private struct Successors {
  let starts: [Int32]
  let list: [Int32]
  private let incoming: [Int32]

  var nodes: Int { starts.count - 1 }

  init(_ graph: Graph) {
    let count = graph.nodes.count
    var starts = [Int32](repeating: 0, count: count + 1)
    var incoming = [Int32](repeating: 0, count: count)
    for edge in graph.edges where edge.from != edge.to {
      starts[Int(edge.from) + 1] += 1
      incoming[Int(edge.to)] += 1
    }
    for node in starts.indices.dropFirst() { starts[node] += starts[node - 1] }
    var next = starts
    var list = [Int32](repeating: 0, count: Int(starts[count]))
    for edge in graph.edges where edge.from != edge.to {
      list[Int(next[Int(edge.from)])] = Int32(edge.to)
      next[Int(edge.from)] += 1
    }
    (self.starts, self.list, self.incoming) = (starts, list, incoming)
  }

  subscript(node: Int) -> ArraySlice<Int32> { list[Int(starts[node])..<Int(starts[node + 1])] }

  func isLone(_ node: Int) -> Bool { starts[node] == starts[node + 1] && incoming[node] == 0 }

  /// How good a node is to begin with.
  func surplus(_ node: Int) -> Int {
    incoming[node] == 0 ? Int.max : Int(starts[node + 1] - starts[node]) - Int(incoming[node])
  }
}

/// The order of the nodes inside their layers.
private struct Ranks {
  private let layers: [Int]
  /// Nodes of each layer from left to right.
  private var rows: [[Int32]]
  /// The place of each node in its layer, 0…1.
  private var across: [Float]

  init(_ layers: [Int]) {
    self.layers = layers
    rows = Array(repeating: [], count: (layers.max() ?? -1) + 1)
    for (node, layer) in layers.enumerated() { rows[layer].append(Int32(node)) }
    rows.removeAll(where: \.isEmpty)
    across = Array(repeating: 0, count: layers.count)
    for row in rows.indices { spread(row) }
  }

  /// Puts nodes where their neighbours in the layers before are on average, layer by layer.
  mutating func sweep(downwards: Bool, _ graph: Neighbours) {
    for row in downwards ? Array(rows.indices) : rows.indices.reversed() {
      let wanted = rows[row].map { node -> Float in
        var (sum, count) = (Float(0), 0)
        for other in graph[Int(node)]
        where downwards ? layers[Int(other)] < layers[Int(node)] : layers[Int(other)] > layers[Int(node)] {
          sum += across[Int(other)]
          count += 1
        }
        return count > 0 ? sum / Float(count) : across[Int(node)]
      }
      rows[row] = rows[row].indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }.map { rows[row][$0] }
      spread(row)
    }
  }

  private mutating func spread(_ row: Int) {
    let count = Float(rows[row].count)
    for (rank, node) in rows[row].enumerated() { across[Int(node)] = (Float(rank) + 0.5) / count }
  }

  var positions: [SIMD2<Float>] {
    var positions = [SIMD2<Float>](repeating: SIMD2(0.5, 0.5), count: layers.count)
    for (row, nodes) in rows.enumerated() {
      let down = rows.count > 1 ? 0.03 + 0.94 * Float(row) / Float(rows.count - 1) : 0.5
      for node in nodes { positions[Int(node)] = SIMD2(0.02 + 0.96 * across[Int(node)], down) }
    }
    return positions
  }
}
