/// How many nodes push each other, at a cost that grows with their number and not its square.
///
/// The square around them is cut into cells. A node is pushed by each of the nearest nodes of its own cell and, as if
/// they stood in one place, by those of every other cell.
package struct CellForces {
  private typealias Lanes = SIMD8<Float>
  private static let side = 28
  /// Of a crowded cell's nodes only so many push one by one.
  private static let mostNear = 48

  private let places: [SIMD2<Float>]
  /// The cell of each node.
  private let cells: [Int32]
  /// Nodes by cells, `[starts[cell]..<starts[cell + 1]]`.
  private let sorted: [Int32]
  private let starts: [Int32]
  /// Middles and counts of the cells, in lanes; empty cells weigh nothing.
  private var middleX: [Lanes]
  private var middleY: [Lanes]
  private var mass: [Lanes]

  package init(_ places: [SIMD2<Float>]) {
    self.places = places
    let side = Self.side
    var low = SIMD2<Float>(repeating: .infinity)
    var high = -low
    for place in places {
      low = pointwiseMin(low, place)
      high = pointwiseMax(high, place)
    }
    let scale = Float(side) * 0.9999 / max((high - low).max(), 1e-9)
    cells = places.map { place in
      let cell = (place - low) * scale
      return Int32(cell.y) * Int32(side) + Int32(cell.x)
    }
    var starts = [Int32](repeating: 0, count: side * side + 1)
    for cell in cells { starts[Int(cell) + 1] += 1 }
    for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
    var next = starts
    var sorted = [Int32](repeating: 0, count: places.count)
    let groups = (side * side + 7) / 8
    middleX = Array(repeating: .zero, count: groups)
    middleY = middleX
    mass = middleX
    for (node, cell) in cells.enumerated() {
      let place = Int(cell)
      sorted[Int(next[place])] = Int32(node)
      next[place] += 1
      middleX[place / 8][place % 8] += places[node].x
      middleY[place / 8][place % 8] += places[node].y
      mass[place / 8][place % 8] += 1
    }
    for group in 0..<groups {
      let count = mass[group].replacing(with: 1, where: mass[group] .< 1)
      middleX[group] /= count
      middleY[group] /= count
    }
    (self.starts, self.sorted) = (starts, sorted)
  }

  /// The sum of all pushes on a node: each along the line between two, by one over their distance.
  package func push(on node: Int) -> SIMD2<Float> {
    let own = places[node]
    let (ownX, ownY) = (Lanes(repeating: own.x), Lanes(repeating: own.y))
    var (sumX, sumY) = (Lanes.zero, Lanes.zero)
    for group in mass.indices {
      let (dx, dy) = (ownX - middleX[group], ownY - middleY[group])
      let share = mass[group] / (dx * dx + dy * dy + 1e-7)
      sumX += dx * share
      sumY += dy * share
    }
    let cell = Int(cells[node])
    let (group, lane) = (cell / 8, cell % 8)
    let toMiddle = own - SIMD2(middleX[group][lane], middleY[group][lane])
    var sum = SIMD2(sumX.sum(), sumY.sum())
    sum -= toMiddle * (mass[group][lane] / ((toMiddle * toMiddle).sum() + 1e-7))
    let (start, end) = (Int(starts[cell]), Int(starts[cell + 1]))
    let step = max(1, (end - start) / Self.mostNear)
    for place in stride(from: start, to: end, by: step) {
      let offset = own - places[Int(sorted[place])]
      sum += offset * (Float(step) / ((offset * offset).sum() + 1e-7))
    }
    return sum
  }
}
