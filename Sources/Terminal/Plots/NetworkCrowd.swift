/// Nodes that share cells: how many each cell holds and which class stands out there.
struct NetworkCrowd {
  /// The most nodes that a cell holds.
  let most: Int
  private let area: Rect
  private let network: Network
  private let counts: [Int32]
  /// The class that stands out in each cell, as its place; 0 is the ordinary one.
  private let telling: [UInt8]

  init(_ network: Network, _ scene: NetworkScene) {
    area = scene.area
    self.network = network
    let (size, classes) = (area.columns * area.rows, network.classes.count)
    var counts = [Int32](repeating: 0, count: size)
    var perClass = [Int32](repeating: 0, count: size * classes)
    for (node, cell) in scene.cells.enumerated() where cell >= 0 {
      counts[Int(cell)] += 1
      perClass[Int(cell) * classes + Int(network.nodeClasses[node])] += 1
    }
    // How much more often a class is met in a cell than anywhere: a rare one stands out by a single node.
    let usual = network.classCounts.map { Float(max(1, $0)) / Float(max(1, network.count)) }
    telling = (0..<size).map { cell in
      guard counts[cell] > 0 else { return 0 }
      var best = (place: 0, lift: Float(0))
      for place in 0..<classes {
        let lift = Float(perClass[cell * classes + place]) / (Float(counts[cell]) * usual[place])
        if lift > best.lift { best = (place, lift) }
      }
      return UInt8(best.place)
    }
    self.counts = counts
    most = Int(counts.max() ?? 0)
  }

  /// The cells where nothing stands out, the darker the more nodes they hold.
  func drawOrdinary(into frame: inout Frame, look: Look) {
    let shades: [Unicode.Scalar] =
      look.glyphs.kind == .ascii ? [".", ":", "-", "*"] : [look.glyphs.dot, "░", "▒", "▓"]
    let style = look.style(.graphNode)
    forEachCell { cell, place in
      guard network.classes[Int(telling[cell])].kind == .other else { return }
      frame.set(shades[level(cell, of: shades.count)], column: place.column, row: place.row, style: style)
    }
  }

  /// The glyphs of classes that stand out.
  func drawTelling(into frame: inout Frame, look: Look) {
    let styles = network.classes.map { look.style($0.kind.scope) }
    forEachCell { cell, place in
      let nodes = network.classes[Int(telling[cell])]
      guard nodes.kind != .other else { return }
      frame.set(
        nodes.kind.glyph(look), column: place.column, row: place.row, style: styles[Int(telling[cell])])
    }
  }

  private func forEachCell(_ body: (_ cell: Int, _ place: Point) -> Void) {
    for row in 0..<area.rows {
      for column in 0..<area.columns where counts[row * area.columns + column] > 0 {
        body(row * area.columns + column, Point(column: area.column + column, row: area.row + row))
      }
    }
  }

  /// Doubling the nodes of a cell makes it as much darker as doubling them again, up to the most.
  private func level(_ cell: Int, of levels: Int) -> Int {
    guard most > 1 else { return 0 }
    let bits = Int32.bitWidth - counts[cell].leadingZeroBitCount - 1
    let all = Int32.bitWidth - Int32(most).leadingZeroBitCount
    return min(bits * levels / all, levels - 1)
  }
}
