import Foundation

/// Lays out a graph of any size in linear time: each component as rings around its best connected node.
///
/// A node stands on the ring of its distance from the middle, inside the sector of the node from which it was
/// first reached, so that subtrees stay together.
enum RingLayout {
  static func positions(_ graph: Neighbours, isCancelled: () -> Bool) -> [SIMD2<Float>]? {
    var places = [SIMD2<Float>](repeating: SIMD2(0.5, 0.5), count: graph.nodes)
    let components = components(of: graph)
    guard !isCancelled() else { return nil }
    let discs = ShelfPacking.centres(radii: components.map { Float($0.count).squareRoot() })
    for (component, disc) in zip(components, discs) {
      if isCancelled() { return nil }
      place(component, of: graph, around: disc.centre, radius: disc.radius, into: &places)
    }
    return places
  }

  /// The nodes of each component, the best connected one first, then breadth first; large components first.
  private static func components(of graph: Neighbours) -> [[Int32]] {
    let byDegree = (0..<graph.nodes).sorted { (graph.degree($1), $0) < (graph.degree($0), $1) }
    var isSeen = [Bool](repeating: false, count: graph.nodes)
    var components: [[Int32]] = []
    for root in byDegree where !isSeen[root] {
      isSeen[root] = true
      var reached = [Int32(root)]
      var next = 0
      while next < reached.count {
        for neighbour in graph[Int(reached[next])] where !isSeen[Int(neighbour)] {
          isSeen[Int(neighbour)] = true
          reached.append(neighbour)
        }
        next += 1
      }
      components.append(reached)
    }
    return components.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  private static func place(
    _ component: [Int32], of graph: Neighbours, around centre: SIMD2<Float>, radius: Float,
    into places: inout [SIMD2<Float>]
  ) {
    let tree = SpanningTree(component, of: graph)
    let rings = Float(max(1, tree.depths.max() ?? 1))
    for (place, node) in component.enumerated() {
      let distance = 0.92 * radius * Float(tree.depths[place]) / rings
      let angle = 2 * Float.pi * tree.angles[place]
      places[Int(node)] = centre + distance * SIMD2(cos(angle), sin(angle))
    }
  }
}

/// From where breadth-first search reached each node of a component, and the sector each gets.
private struct SpanningTree {
  /// Distance from the first node, in the component's order.
  private(set) var depths: [Int]
  /// The middle of each node's sector, 0…1, in the component's order.
  private(set) var angles: [Float]

  init(_ component: [Int32], of graph: Neighbours) {
    let count = component.count
    let order = Dictionary(uniqueKeysWithValues: component.enumerated().map { ($1, $0) })
    depths = Array(repeating: 0, count: count)
    angles = Array(repeating: 0, count: count)
    var parents = [Int](repeating: -1, count: count)
    for (place, node) in component.enumerated() {
      for neighbour in graph[Int(node)] {
        guard let other = order[neighbour], other > place, parents[other] < 0 else { continue }
        parents[other] = place
        depths[other] = depths[place] + 1
      }
    }
    // Breadth first, every node stands after its parent: from the end, leaves are counted before they are needed.
    var leaves = [Int](repeating: 0, count: count)
    for place in stride(from: count - 1, through: 0, by: -1) {
      leaves[place] = max(1, leaves[place])
      if parents[place] >= 0 { leaves[parents[place]] += leaves[place] }
    }
    let all = Float(leaves.first ?? 1)
    var free = [Float](repeating: 0, count: count)
    for place in 0..<count {
      let start = parents[place] < 0 ? 0 : free[parents[place]]
      let sector = Float(leaves[place]) / all
      if parents[place] >= 0 { free[parents[place]] = start + sector }
      free[place] = start
      angles[place] = start + sector / 2
    }
  }
}

/// Packs discs into the unit square, row by row.
private enum ShelfPacking {
  /// - Parameter radii: falling.
  static func centres(radii: [Float]) -> [(centre: SIMD2<Float>, radius: Float)] {
    let area = radii.reduce(0) { $0 + 4 * $1 * $1 }
    let width = max((1.1 * area).squareRoot(), 2 * (radii.first ?? 1))
    var (x, y, shelf) = (Float(0), Float(0), Float(0))
    var corners: [SIMD2<Float>] = []
    for radius in radii {
      if x + 2 * radius > width {
        (x, y, shelf) = (0, y + shelf, 0)
      }
      corners.append(SIMD2(x, y))
      shelf = max(shelf, 2 * radius)
      x += 2 * radius
    }
    let scale = 1 / max(width, y + shelf)
    return zip(corners, radii).map { (($0 + $1) * scale, $1 * scale) }
  }
}
