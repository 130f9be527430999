/// Where the nodes of a network lie in a rectangle, and which of its edges are worth drawing there.
struct NetworkScene {
  /// The cells of the drawing.
  let area: Rect
  /// The cell of each node, counted row by row; −1 out of sight.
  let cells: [Int32]
  /// How many nodes are in sight.
  let visible: Int
  /// Whether the nodes are too many to stand apart.
  let isCrowded: Bool
  private let plot: NetworkPlot
  private let map: PlaceMap

  /// At most so many lines are drawn of ordinary edges and of paths: more only blacken the drawing.
  static let mostEdges = 1_500
  static let mostPathEdges = 400
  /// So many are drawn however long they are.
  static let fewEdges = 300

  init(_ plot: NetworkPlot, in area: Rect) {
    self.plot = plot
    self.area = area
    let map = PlaceMap(plot.viewport, area)
    self.map = map
    var visible = 0
    let (x, y) = (plot.network.x, plot.network.y)
    cells = [Int32](unsafeUninitializedCapacity: x.count) { cells, count in
      x.withUnsafeBufferPointer { x in
        y.withUnsafeBufferPointer { y in
          for node in 0..<x.count {
            let cell = map.cell(x[node], y[node])
            cells[node] = cell
            if cell >= 0 { visible += 1 }
          }
        }
      }
      count = x.count
    }
    self.visible = visible
    isCrowded = visible > area.columns * area.rows / 2
  }

  /// A node's place in cells, with fractions, counted from the drawing's corner.
  func place(of node: Int) -> (column: Double, row: Double)? {
    map.place(plot.network.x[node], plot.network.y[node])
  }

  /// The cell a node is drawn in, counted from the drawing's corner; nil out of sight.
  func cell(of node: Int) -> Point? {
    let cell = Int(cells[node])
    return cell < 0 ? nil : Point(column: cell % area.columns, row: cell / area.columns)
  }

  /// Edges of nodes in sight off the paths, evenly chosen if they are too many: every how many-th.
  var edges: (shown: [Int32], step: Int) {
    if isCrowded { return ([], 1) }
    let network = plot.network
    var found: [Int32] = []
    for node in 0..<cells.count where cells[node] >= 0 {
      for edge in network.edges(of: node) where !network.isOnPath[Int(edge)] {
        let from = Int(network.from[Int(edge)])
        // Those whose beginning is in sight are found there.
        if from == node || cells[from] < 0 { found.append(edge) }
      }
    }
    // A line for five cells leaves the drawing readable.
    return thinned(found, to: min(Self.mostEdges, max(200, area.columns * area.rows / 5)))
  }

  /// The edges of paths, evenly chosen if they are too many.
  var pathEdges: (shown: [Int32], step: Int) {
    let network = plot.network
    let inSight = network.pathEdges.filter {
      cells[Int(network.from[Int($0)])] >= 0 || cells[Int(network.to[Int($0)])] >= 0
    }
    return thinned(inSight, to: Self.mostPathEdges)
  }

  /// The edges of the chosen node.
  var chosenEdges: [Int32] {
    guard let node = plot.selected, node >= 0, node < plot.network.count else { return [] }
    return thinned(Array(plot.network.edges(of: node)), to: Self.mostEdges).shown
  }

  private func thinned(_ edges: [Int32], to most: Int) -> (shown: [Int32], step: Int) {
    let most = min(most, max(Self.fewEdges, mostLines(like: edges)))
    let step = (edges.count + most - 1) / most
    guard step > 1 else { return (edges, 1) }
    return (stride(from: 0, to: edges.count, by: step).map { edges[$0] }, step)
  }
}

extension NetworkScene {
  /// How many lines as long as these fill half of the drawing's dots, of which a cell has two across and four down.
  fileprivate func mostLines(like edges: [Int32]) -> Int {
    let (across, down) = (Double(2 * area.columns), Double(4 * area.rows))
    var (dots, count) = (0.0, 0.0)
    for place in stride(from: 0, to: edges.count, by: max(1, edges.count / 64)) {
      let edge = Int(edges[place])
      guard let from = self.place(of: Int(plot.network.from[edge])),
        let to = self.place(of: Int(plot.network.to[edge]))
      else { continue }
      dots += min(max(2 * abs(from.column - to.column), 4 * abs(from.row - to.row)), max(across, down))
      count += 1
    }
    return Int(across * down / 2 / max(1, dots / max(1, count)))
  }
}

/// Places in the unit square as cells.
private struct PlaceMap {
  private let scaleX, scaleY, offsetX, offsetY: Float
  private let columns, rows: Int32

  init(_ viewport: NetworkPlot.Viewport, _ area: Rect) {
    let zoom = viewport.zoom.isFinite ? min(max(viewport.zoom, 1e-6), 1e6) : 1
    let (width, height) = (Double(max(0, area.columns - 1)), Double(max(0, area.rows - 1)))
    scaleX = Float(zoom * width)
    scaleY = Float(zoom * height)
    offsetX = Float((0.5 - viewport.centerX * zoom) * width)
    offsetY = Float((0.5 - viewport.centerY * zoom) * height)
    columns = Int32(area.columns)
    rows = Int32(area.rows)
  }

  @inline(__always)
  func cell(_ x: Float, _ y: Float) -> Int32 {
    let (column, row) = (x * scaleX + offsetX + 0.5, y * scaleY + offsetY + 0.5)
    guard column >= 0, row >= 0, column < Float(columns), row < Float(rows) else { return -1 }
    return Int32(row) * columns + Int32(column)
  }

  func place(_ x: Float, _ y: Float) -> (column: Double, row: Double)? {
    let (column, row) = (Double(x * scaleX + offsetX), Double(y * scaleY + offsetY))
    guard column.isFinite, row.isFinite, column.magnitude < 1e7, row.magnitude < 1e7 else { return nil }
    return (column, row)
  }
}
