extension NetworkPlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let area = drawingArea(in: rect)
    let scene = NetworkScene(self, in: area)
    var notes: [String] = []
    frame.clipped(to: rect) { frame in
      frame.clipped(to: area) { frame in
        if scene.isCrowded {
          let crowd = NetworkCrowd(network, scene)
          crowd.drawOrdinary(into: &frame, look: look)
          drawEdges(scene, into: &frame, look: look, notes: &notes)
          crowd.drawTelling(into: &frame, look: look)
          notes.append("up to \(crowd.most) nodes a cell")
        } else {
          drawEdges(scene, into: &frame, look: look, notes: &notes)
          drawNodes(scene, into: &frame, look: look)
        }
        drawNames(scene, into: &frame, look: look)
      }
      if area.rows < rect.rows { drawLegend(notes, into: &frame, in: rect, look: look) }
    }
  }

  /// The cells of the drawing, less the legend's row.
  func drawingArea(in rect: Rect) -> Rect {
    showsLegend && rect.rows >= 5 && rect.columns >= 24 ? rect.splitBottom(1).rest : rect
  }

  private func drawEdges(
    _ scene: NetworkScene, into frame: inout Frame, look: Look, notes: inout [String]
  ) {
    let kind = look.glyphs.kind
    var canvas = DotCanvas(columns: scene.area.columns, rows: scene.area.rows, kind: kind)
    let (scaleX, scaleY) = (Double(DotCanvas.across(kind)), Double(DotCanvas.down(kind)))
    /// The middle dot of a node's cell.
    func dot(_ node: Int32) -> (x: Double, y: Double)? {
      scene.place(of: Int(node)).map { (($0.column + 0.5) * scaleX - 0.5, ($0.row + 0.5) * scaleY - 0.5) }
    }
    func draw(_ edges: [Int32], owner: UInt8, dash: Dash) {
      var dash = dash
      for edge in edges {
        guard let from = dot(network.from[Int(edge)]), let to = dot(network.to[Int(edge)]) else { continue }
        canvas.line(from: from, to: to, owner: owner, dash: &dash)
      }
    }
    let (ordinary, path) = (scene.edges, scene.pathEdges)
    draw(ordinary.shown, owner: 0, dash: Dash(.dotted, kind: kind))
    draw(scene.chosenEdges, owner: 2, dash: Dash(.dotted, kind: kind))
    draw(path.shown, owner: 1, dash: .solid)
    canvas.draw(
      into: &frame, at: scene.area.origin,
      styles: [.graphEdge, .graphPath, .graphLabel].map { look.style($0) })
    if scene.visible <= Self.fewNodes {
      for (edges, scope) in [(ordinary.shown, Scope.graphEdge), (path.shown, .graphPath)] {
        drawArrows(edges, scene, into: &frame, style: look.style(scope), look: look)
      }
    } else {
      drawArrows(scene.chosenEdges, scene, into: &frame, style: look.style(.graphLabel), look: look)
    }
    if ordinary.step > 1 { notes.append("1 in \(ordinary.step) edges") }
    if path.step > 1 { notes.append("1 in \(path.step) \(pathName)s") }
  }

  /// A head on each edge, in the cell before the node that it leads to.
  private func drawArrows(
    _ edges: [Int32], _ scene: NetworkScene, into frame: inout Frame, style: Style, look: Look
  ) {
    for edge in edges {
      guard let from = scene.place(of: Int(network.from[Int(edge)])),
        let to = scene.place(of: Int(network.to[Int(edge)]))
      else { continue }
      let (across, down) = (to.column - from.column, to.row - from.row)
      // Cells are twice as high as they are wide.
      let isLevel = abs(across) >= 2 * abs(down)
      let length = max(abs(across), abs(down))
      guard length >= 2 else { continue }
      let glyphs = look.glyphs
      let head =
        isLevel
        ? (across > 0 ? glyphs.pointer : glyphs.backPointer)
        : (down > 0 ? glyphs.moreBelow : glyphs.moreAbove)
      let column = Int((to.column - across / length).rounded())
      let row = Int((to.row - down / length).rounded())
      guard (0..<scene.area.columns).contains(column), (0..<scene.area.rows).contains(row) else { continue }
      frame.set(head, column: scene.area.column + column, row: scene.area.row + row, style: style)
    }
  }

  private var pathName: String { network.edgeNames.count > 1 ? network.edgeNames[1] : "path" }

  private func drawNodes(_ scene: NetworkScene, into frame: inout Frame, look: Look) {
    let isDense = scene.visible > scene.area.columns * scene.area.rows / 8
    // What matters more is drawn over what matters less.
    for kind in Self.byRank {
      guard network.classes.contains(where: { $0.kind == kind }) else { continue }
      let glyph = kind == .other && isDense ? look.glyphs.dot : kind.glyph(look)
      let style = look.style(kind.scope)
      for node in 0..<network.count where scene.cells[node] >= 0 && network.kind(of: node) == kind {
        guard let cell = scene.cell(of: node) else { continue }
        frame.set(
          glyph, column: scene.area.column + cell.column, row: scene.area.row + cell.row, style: style)
      }
    }
  }

  /// The kinds, those last that are drawn over the others.
  static let byRank: [Kind] = [.other, .third, .fourth, .fifth, .target, .driver]

  /// So many nodes are named as far as there is room, and their edges end in arrows.
  static let fewNodes = 40

  /// The chosen node with its name, and the names of others as far as they have room.
  private func drawNames(_ scene: NetworkScene, into frame: inout Frame, look: Look) {
    let area = scene.area
    var taken = [Bool](repeating: false, count: area.columns * area.rows)
    var named: [Int] = []
    // Zoomed in far enough, all names have room.
    let namesAll = scene.visible <= Self.fewNodes || scene.visible * 40 <= taken.count
    for node in 0..<network.count where scene.cells[node] >= 0 {
      taken[Int(scene.cells[node])] = true
      if node != selected, namesAll || network.kind(of: node) == .driver && named.count < 200 {
        named.append(node)
      }
    }
    if let selected, selected >= 0, selected < network.count, let cell = scene.cell(of: selected) {
      frame.set(
        network.kind(of: selected).glyph(look), column: area.column + cell.column,
        row: area.row + cell.row, style: look.style(.graphSelected))
      label(selected, beside: cell, into: &frame, in: area, taken: &taken, always: true, look: look)
    }
    guard !scene.isCrowded else { return }
    for node in named {
      guard let cell = scene.cell(of: node) else { continue }
      label(node, beside: cell, into: &frame, in: area, taken: &taken, always: false, look: look)
    }
  }

  /// Writes a node's name beside it where no node or other name stands.
  private func label(
    _ index: Int, beside cell: Point, into frame: inout Frame, in area: Rect, taken: inout [Bool],
    always: Bool, look: Look
  ) {
    let name = network.names[index]
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

  /// The glyphs of classes and edges, and at the right what is left out.
  private func drawLegend(_ notes: [String], into frame: inout Frame, in rect: Rect, look: Look) {
    let row = rect.endRow - 1
    let note = notes.joined(separator: " · ")
    let noteWidth = note.isEmpty ? 0 : DisplayWidth.of(note, ascii: frame.isASCII) + 1
    if noteWidth > 0 {
      let start = max(rect.column, rect.endColumn - noteWidth)
      frame.put(note, at: Point(column: start, row: row), style: look.style(.textDim))
    }
    // The note stands apart from what is before it.
    let end = rect.endColumn - noteWidth - (noteWidth > 0 ? 2 : 0)
    var entries: [(sample: String, scope: Scope, text: String)] = []
    for kind in Self.byRank.reversed() {
      for nodes in network.classes where nodes.kind == kind && !nodes.name.isEmpty {
        entries.append((String(Character(kind.glyph(look))), kind.scope, nodes.name))
      }
    }
    let path = look.glyphs.kind == .ascii ? "::" : "••"
    if !network.pathEdges.isEmpty { entries.append((path, .graphPath, pathName)) }
    let dots = String(repeating: Character(look.glyphs.dot), count: 2)
    entries.append((dots, .graphEdge, network.edgeNames.first ?? "edge"))
    var column = rect.column + 1
    for entry in entries {
      let width = DisplayWidth.of(entry.text, ascii: frame.isASCII)
      guard column + entry.sample.count + 1 + width <= end else { return }
      frame.put(entry.sample, at: Point(column: column, row: row), style: look.style(entry.scope))
      let word = Point(column: column + entry.sample.count + 1, row: row)
      column = word.column + frame.put(entry.text, at: word, style: look.style(.textDim)) + 3
    }
  }
}

extension NetworkPlot.Kind {
  func glyph(_ look: Look) -> Unicode.Scalar {
    let isASCII = look.glyphs.kind == .ascii
    return switch self {
    case .other: look.glyphs.node
    case .target: look.glyphs.targetNode
    case .driver: look.glyphs.driverNode
    case .third: isASCII ? "%" : "◇"
    case .fourth: isASCII ? "&" : "□"
    case .fifth: isASCII ? "=" : "△"
    }
  }

  var scope: Scope {
    switch self {
    case .other: .graphNode
    case .target: .graphTarget
    case .driver: .graphDriver
    case .third: .series5
    case .fourth: .series1
    case .fifth: .series7
    }
  }
}
