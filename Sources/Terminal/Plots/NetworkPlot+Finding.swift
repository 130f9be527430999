extension NetworkPlot {
  /// The node drawn nearest to a cell, at most two rows or four columns away.
  public func node(at point: Point, in rect: Rect) -> Int? {
    let area = drawingArea(in: rect)
    guard area.contains(point) else { return nil }
    var best: (node: Int, distance: Double)?
    for (index, node) in nodes.enumerated() {
      guard let place = place(of: node, in: area) else { continue }
      let across = (place.column - Double(point.column - area.column)) / 2
      let down = place.row - Double(point.row - area.row)
      let distance = across * across + down * down
      if distance <= 4, distance < best?.distance ?? .infinity { best = (index, distance) }
    }
    return best?.node
  }

  /// The nearest node in a direction from another, straight ahead before aside; nil where there is none.
  public func neighbor(of node: Int, toward direction: Direction) -> Int? {
    guard nodes.indices.contains(node) else { return nil }
    let from = nodes[node]
    var best: (node: Int, cost: Double)?
    for (index, other) in nodes.enumerated() where index != node {
      let (x, y) = (other.x - from.x, other.y - from.y)
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
      if cost < best?.cost ?? .infinity { best = (index, cost) }
    }
    return best?.node
  }
}
