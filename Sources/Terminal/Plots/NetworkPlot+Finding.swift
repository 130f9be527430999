extension NetworkPlot {
  /// The node drawn nearest to a cell, at most two rows or four columns away.
  public func node(at point: Point, in rect: Rect) -> Int? {
    let area = drawingArea(in: rect)
    guard area.contains(point) else { return nil }
    let scene = NetworkScene(self, in: area)
    var best: (node: Int, distance: Double)?
    for node in 0..<network.count where scene.cells[node] >= 0 {
      guard let place = scene.place(of: node) else { continue }
      let across = (place.column - Double(point.column - area.column)) / 2
      let down = place.row - Double(point.row - area.row)
      let distance = across * across + down * down
      if distance <= 4, distance < best?.distance ?? .infinity { best = (node, distance) }
    }
    return best?.node
  }

  /// The nearest node in a direction from another, straight ahead before aside; nil where there is none.
  public func neighbor(of node: Int, toward direction: Direction) -> Int? {
    guard node >= 0, node < network.count else { return nil }
    let (fromX, fromY) = (network.x[node], network.y[node])
    var best: (node: Int, cost: Float)?
    for other in 0..<network.count where other != node {
      let (x, y) = (network.x[other] - fromX, network.y[other] - fromY)
      let (ahead, aside) =
        switch direction {
        case .up: (-y, x)
        case .down: (y, x)
        case .left: (-x, y)
        case .right: (x, y)
        }
      // Only what lies within 45° or so to either side.
      guard ahead > 0, aside.magnitude <= ahead * 1.2 else { continue }
      let cost = ahead + 2 * aside.magnitude
      if cost < best?.cost ?? .infinity { best = (other, cost) }
    }
    return best?.node
  }
}
