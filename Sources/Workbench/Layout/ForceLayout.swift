import Experiments

/// Moves nodes until edges pull as hard as nodes push (Fruchterman and Reingold, Software: Practice and
/// Experience 21(11), 1991), with a pull to the middle under which nodes without edges would fill a disc of
/// radius 0.7, however many they are.
///
/// The number of rounds depends on the number of nodes alone and nothing is random. Of more than 2,000 nodes each is
/// pushed by those of its own cell of a grid and by the middles of the others (`CellForces`).
enum ForceLayout {
  static func positions(
    from start: [SIMD2<Float>], edges: [Graph.Edge], isCancelled: () -> Bool
  ) -> [SIMD2<Float>]? {
    let count = start.count
    guard count > 1 else { return start }
    var state = State(start)
    let isSmall = count <= 2_000
    let rounds =
      isSmall ? max(60, min(400, 160_000_000 / (count * count))) : max(50, min(150, 600_000 / count))
    let ideal = (1 / Float(count)).squareRoot()
    for round in 0..<rounds {
      if isCancelled() { return nil }
      if isSmall {
        state.push(strength: ideal * ideal)
      } else {
        state.pushByCells(strength: ideal * ideal)
      }
      state.pull(edges, ideal: ideal)
      let cooling = 1 - Float(round) / Float(rounds)
      state.move(atMost: max(0.001, 0.12 * cooling * cooling), gravity: 2)
    }
    return state.normalized(margin: 0.03)
  }

  private struct State {
    private typealias Lanes = SIMD8<Float>
    private let count: Int
    /// Coordinates in lanes; the last lanes of the last group belong to no node and weigh nothing.
    private var x: [Lanes]
    private var y: [Lanes]
    private var weight: [Lanes]
    private var forceX: [Float]
    private var forceY: [Float]

    init(_ start: [SIMD2<Float>]) {
      count = start.count
      let groups = (count + 7) / 8
      x = Array(repeating: .zero, count: groups)
      y = x
      weight = x
      forceX = Array(repeating: 0, count: count)
      forceY = forceX
      for (node, place) in start.enumerated() {
        // Nodes in one place would not push each other apart: no two get the same offset.
        x[node / 8][node % 8] = place.x - 0.5 + 1e-4 * Float(node % 13)
        y[node / 8][node % 8] = place.y - 0.5 + 1e-4 * Float(node % 17)
        weight[node / 8][node % 8] = 1
      }
    }

    mutating func push(strength: Float) {
      for node in 0..<count {
        let (ownX, ownY) = (Lanes(repeating: x[node / 8][node % 8]), Lanes(repeating: y[node / 8][node % 8]))
        var (sumX, sumY) = (Lanes.zero, Lanes.zero)
        for group in x.indices {
          let (dx, dy) = (ownX - x[group], ownY - y[group])
          let share = weight[group] / (dx * dx + dy * dy + 1e-7)
          sumX += dx * share
          sumY += dy * share
        }
        forceX[node] = strength * sumX.sum()
        forceY[node] = strength * sumY.sum()
      }
    }

    mutating func pushByCells(strength: Float) {
      let places = (0..<count).map { SIMD2(x[$0 / 8][$0 % 8], y[$0 / 8][$0 % 8]) }
      let cells = CellForces(places)
      for node in 0..<count {
        let force = strength * cells.push(on: node)
        forceX[node] = force.x
        forceY[node] = force.y
      }
    }

    mutating func pull(_ edges: [Graph.Edge], ideal: Float) {
      for edge in edges where edge.from != edge.to {
        let (from, to) = (Int(edge.from), Int(edge.to))
        let dx = x[to / 8][to % 8] - x[from / 8][from % 8]
        let dy = y[to / 8][to % 8] - y[from / 8][from % 8]
        let strength = (dx * dx + dy * dy).squareRoot() / ideal
        forceX[from] += dx * strength
        forceY[from] += dy * strength
        forceX[to] -= dx * strength
        forceY[to] -= dy * strength
      }
    }

    mutating func move(atMost limit: Float, gravity: Float) {
      for node in 0..<count {
        let (group, lane) = (node / 8, node % 8)
        let dx = forceX[node] - gravity * x[group][lane]
        let dy = forceY[node] - gravity * y[group][lane]
        let length = max(1e-9, (dx * dx + dy * dy).squareRoot())
        let step = min(length, limit) / length
        x[group][lane] += dx * step
        y[group][lane] += dy * step
      }
    }

    /// The places in the unit square.
    func normalized(margin: Float) -> [SIMD2<Float>] {
      let columns = spread((0..<count).map { x[$0 / 8][$0 % 8] })
      let rows = spread((0..<count).map { y[$0 / 8][$0 % 8] })
      return zip(columns, rows).map { SIMD2(repeating: margin) + (1 - 2 * margin) * SIMD2($0, $1) }
    }

    /// Coordinates in 0…1, half way between their own distances and even ones, so that a few nodes far out do not
    /// crowd the others into a corner.
    private func spread(_ values: [Float]) -> [Float] {
      let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
      guard let first = order.first, let last = order.last else { return [] }
      let extent = max(values[last] - values[first], 1e-6)
      var spread = values
      for (rank, node) in order.enumerated() {
        let even = Float(rank) / Float(max(1, count - 1))
        spread[node] = ((values[node] - values[first]) / extent + even) / 2
      }
      return spread
    }
  }
}
