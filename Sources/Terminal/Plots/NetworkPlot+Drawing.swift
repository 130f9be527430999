extension NetworkPlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let area = drawingArea(in: rect)
    frame.clipped(to: rect) { frame in
      frame.clipped(to: area) { frame in
        drawEdges(into: &frame, in: area, look: look)
        drawNodes(into: &frame, in: area, look: look)
      }
      if area.rows < rect.rows { drawLegend(into: &frame, in: rect, look: look) }
    }
  }

  /// The cells of the drawing, less the legend's row.
  func drawingArea(in rect: Rect) -> Rect {
    showsLegend && rect.rows >= 5 && rect.columns >= 24 ? rect.splitBottom(1).rest : rect
  }

  /// A node's place in the drawing, in columns and rows with fractions.
  func place(of node: Node, in area: Rect) -> (column: Double, row: Double)? {
    let zoom = max(viewport.zoom, 1e-6)
    let x = (node.x - viewport.centerX) * zoom + 0.5
    let y = (node.y - viewport.centerY) * zoom + 0.5
    guard x.isFinite, y.isFinite, x.magnitude < 1e6, y.magnitude < 1e6 else { return nil }
    return (x * Double(area.columns - 1), y * Double(area.rows - 1))
  }

  /// The cell a node is drawn in, counted from the drawing's corner; nil out of sight.
  func cell(of node: Node, in area: Rect) -> Point? {
    guard let place = place(of: node, in: area) else { return nil }
    let point = Point(column: Int(place.column.rounded()), row: Int(place.row.rounded()))
    return Rect(area.size).contains(point) ? point : nil
  }

  /// At most so many edges off the paths are drawn, evenly chosen: more only blacken the drawing.
  private static let mostEdges = 40_000

  private func drawEdges(into frame: inout Frame, in area: Rect, look: Look) {
    var canvas = DotCanvas(columns: area.columns, rows: area.rows, kind: look.glyphs.kind)
    let (scaleX, scaleY) = (
      Double(DotCanvas.across(look.glyphs.kind)), Double(DotCanvas.down(look.glyphs.kind))
    )
    // The middle dot of the node's cell.
    let dots = nodes.map { node in
      place(of: node, in: area).map { place in
        (x: (place.column + 0.5) * scaleX - 0.5, y: (place.row + 0.5) * scaleY - 0.5)
      }
    }
    let step = max(1, edges.count / Self.mostEdges)
    func draw(_ edge: Edge, owner: UInt8, dash: inout Dash) {
      guard dots.indices.contains(Int(edge.from)), dots.indices.contains(Int(edge.to)) else { return }
      if let from = dots[Int(edge.from)], let to = dots[Int(edge.to)] {
        canvas.line(from: from, to: to, owner: owner, dash: &dash)
      }
    }
    var stippled = Dash(.dotted, kind: look.glyphs.kind)
    for index in stride(from: 0, to: edges.count, by: step) where !edges[index].isOnPath {
      draw(edges[index], owner: 0, dash: &stippled)
    }
    var solid = Dash.solid
    for edge in edges where edge.isOnPath { draw(edge, owner: 1, dash: &solid) }
    canvas.draw(into: &frame, at: area.origin, styles: [look.style(.graphEdge), look.style(.graphPath)])
  }

  private func drawNodes(into frame: inout Frame, in area: Rect, look: Look) {
    let cells = nodes.map { cell(of: $0, in: area) }
    let isDense = cells.count { $0 != nil } > area.columns * area.rows / 8
    var taken = [Bool](repeating: false, count: area.columns * area.rows)
    // What matters more is drawn over what matters less.
    for kind in [Kind.other, .target, .driver] {
      for index in nodes.indices where nodes[index].kind == kind && index != selected {
        guard let cell = cells[index] else { continue }
        taken[cell.row * area.columns + cell.column] = true
        let glyph = kind == .other && isDense ? look.glyphs.dot : Self.glyph(kind, look)
        frame.set(
          glyph, column: area.column + cell.column, row: area.row + cell.row,
          style: look.style(Self.scope(kind)))
      }
    }
    if let selected, nodes.indices.contains(selected), let cell = cells[selected] {
      frame.set(
        Self.glyph(nodes[selected].kind, look), column: area.column + cell.column, row: area.row + cell.row,
        style: look.style(.graphSelected))
      label(selected, beside: cell, into: &frame, in: area, taken: &taken, always: true, look: look)
    }
    for index in nodes.indices where nodes[index].kind == .driver && index != selected {
      guard let cell = cells[index] else { continue }
      label(index, beside: cell, into: &frame, in: area, taken: &taken, always: false, look: look)
    }
  }

  /// Writes a node's name beside it where no node or other name stands.
  private func label(
    _ index: Int, beside cell: Point, into frame: inout Frame, in area: Rect, taken: inout [Bool],
    always: Bool, look: Look
  ) {
    let name = nodes[index].name
    let width = DisplayWidth.of(name, ascii: frame.isASCII)
    guard width > 0, width + 2 <= area.columns else { return }
    let isRight = cell.column + 2 + width <= area.columns
    let start = isRight ? cell.column + 2 : cell.column - 1 - width
    guard start >= 0 else { return }
    let row = cell.row * area.columns
    guard always || !taken[row + start..<row + start + width].contains(true) else { return }
    for column in start..<start + width { taken[row + column] = true }
    // A space keeps the name apart from the node and from lines.
    frame.put(
      isRight ? " " + name : name + " ",
      at: Point(column: area.column + start - (isRight ? 1 : 0), row: area.row + cell.row),
      style: look.style(index == selected ? .textStrong : .graphLabel))
  }

  private func drawLegend(into frame: inout Frame, in rect: Rect, look: Look) {
    let glyphs = look.glyphs
    let path = glyphs.kind == .ascii ? "::" : "••"
    let entries: [(String, Scope, String)] = [
      (String(Character(glyphs.driverNode)), .graphDriver, "driver"),
      (String(Character(glyphs.targetNode)), .graphTarget, "target"),
      (String(Character(glyphs.node)), .graphNode, "other"),
      (path, .graphPath, "control path"),
      (String(repeating: Character(glyphs.dot), count: 2), .graphEdge, "edge"),
    ]
    var column = rect.column + 1
    for (sample, scope, text) in entries {
      guard column + sample.count + 1 + text.count <= rect.endColumn else { return }
      let place = Point(column: column, row: rect.endRow - 1)
      frame.put(sample, at: place, style: look.style(scope))
      let word = Point(column: column + sample.count + 1, row: place.row)
      column = word.column + frame.put(text, at: word, style: look.style(.textDim)) + 3
    }
  }

  private static func glyph(_ kind: Kind, _ look: Look) -> Unicode.Scalar {
    switch kind {
    case .other: look.glyphs.node
    case .target: look.glyphs.targetNode
    case .driver: look.glyphs.driverNode
    }
  }

  private static func scope(_ kind: Kind) -> Scope {
    switch kind {
    case .other: .graphNode
    case .target: .graphTarget
    case .driver: .graphDriver
    }
  }
}
