import Foundation

/// Lays out a graph on a circle, neighbours near each other; large ones on several circles one inside the other.
enum CircularLayout {
  /// More stand on no circle.
  private static let mostOnCircle = 400

  static func positions(_ graph: Neighbours, isCancelled: () -> Bool) -> [SIMD2<Float>]? {
    let order = depthFirst(graph)
    if isCancelled() { return nil }
    let count = max(1, order.count)
    let circles = min(8, 1 + (count - 1) / mostOnCircle)
    var places = [SIMD2<Float>](repeating: SIMD2(0.5, 0.5), count: order.count)
    guard order.count > 1 else { return places }
    for (rank, node) in order.enumerated() {
      let radius = 0.47 * (1 - 0.6 * Float(rank % circles) / Float(circles))
      let angle = 2 * Float.pi * Float(rank) / Float(count) - Float.pi / 2
      places[Int(node)] = SIMD2(0.5 + radius * cos(angle), 0.5 + radius * sin(angle))
    }
    return places
  }

  /// All nodes, one after another along edges as far as they lead, beginning with the best connected ones.
  private static func depthFirst(_ graph: Neighbours) -> [Int32] {
    let byDegree = (0..<graph.nodes).sorted { (graph.degree($1), $0) < (graph.degree($0), $1) }
    var isSeen = [Bool](repeating: false, count: graph.nodes)
    var order: [Int32] = []
    order.reserveCapacity(graph.nodes)
    var stack: [Int32] = []
    for root in byDegree where !isSeen[root] {
      stack.append(Int32(root))
      while let node = stack.popLast() {
        guard !isSeen[Int(node)] else { continue }
        isSeen[Int(node)] = true
        order.append(node)
        for next in graph[Int(node)].reversed() where !isSeen[Int(next)] { stack.append(next) }
      }
    }
    return order
  }
}
