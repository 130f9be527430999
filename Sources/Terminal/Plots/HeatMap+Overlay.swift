extension HeatMap {
  /// A box over the image, in pixels.
  public struct Box: Hashable, Sendable {
    /// What its border is drawn with.
    public enum Line: Hashable, Sendable {
      case light, heavy
      /// `+`, `-` and `|`, whatever the glyphs.
      case plain
    }

    /// The left and top edges and the extent, in pixels; fractions are kept.
    public var x, y, width, height: Double
    /// What it is.
    public var label: String
    /// Its colour.
    public var scope: Scope
    /// Its border; heavy ones lie over light ones and those over plain ones.
    public var line: Line

    /// A box.
    public init(
      x: Double, y: Double, width: Double, height: Double, label: String = "", scope: Scope = .series1,
      line: Line = .light
    ) {
      (self.x, self.y, self.width, self.height) = (x, y, width, height)
      self.label = label
      self.scope = scope
      self.line = line
    }
  }

  /// A change at one pixel: brighter or darker.
  public struct Mark: Hashable, Sendable {
    public var row, column: Int32
    public var isPositive: Bool

    /// A mark on a pixel.
    public init(row: Int, column: Int, isPositive: Bool) {
      self.row = Int32(row)
      self.column = Int32(column)
      self.isPositive = isPositive
    }
  }

  /// Cells with more marks of brighter pixels as `+`, those with more of darker ones as `−`.
  func drawMarks(into frame: inout Frame, _ layout: HeatMapLayout, look: Look) {
    guard !marks.isEmpty else { return }
    let area = layout.area
    var sums = [Int32](repeating: 0, count: area.columns * area.rows)
    var isMarked = [Bool](repeating: false, count: sums.count)
    for mark in marks {
      guard let cell = layout.cell(of: Pixel(row: Int(mark.row), column: Int(mark.column))) else { continue }
      let index = (cell.row - area.row) * area.columns + cell.column - area.column
      sums[index] += mark.isPositive ? 1 : -1
      isMarked[index] = true
    }
    let (brighter, darker) = (look.style(.textGood).adding(.bold), look.style(.textError).adding(.bold))
    for index in sums.indices where isMarked[index] {
      let (column, row) = (area.column + index % area.columns, area.row + index / area.columns)
      guard let cell = frame.cell(column, row) else { continue }
      let isPositive = sums[index] >= 0
      frame.set(
        isPositive ? "+" : look.glyphs.minus, column: column, row: row,
        style: (isPositive ? brighter : darker).on(cell.background))
    }
  }

  /// The borders of all boxes, then their names where no other name stands.
  func drawBoxes(into frame: inout Frame, _ layout: HeatMapLayout, look: Look) {
    let order: [Box.Line] = [.plain, .light, .heavy]
    let placed = order.flatMap { line in boxes.filter { $0.line == line } }
      .compactMap { box in layout.edges(of: box).map { (box, $0) } }
    frame.clipped(to: layout.area) { frame in
      for (box, edges) in placed { drawBorder(of: box, edges, into: &frame, look: look) }
      var taken: [Rect] = []
      for (box, edges) in placed.reversed() {
        drawLabel(of: box, edges, into: &frame, area: layout.area, taken: &taken, look: look)
      }
    }
  }

  private func drawBorder(of box: Box, _ edges: BoxEdges, into frame: inout Frame, look: Look) {
    let glyphs = Border(box.line, look.glyphs)
    let style = look.style(box.scope)
    func put(_ glyph: Unicode.Scalar, _ column: Int, _ row: Int) {
      guard let cell = frame.cell(column, row) else { return }
      frame.set(glyph, column: column, row: row, style: style.on(cell.background))
    }
    for column in edges.left...edges.right {
      put(glyphs.horizontal, column, edges.top)
      put(glyphs.horizontal, column, edges.bottom)
    }
    for row in edges.top...edges.bottom {
      put(glyphs.vertical, edges.left, row)
      put(glyphs.vertical, edges.right, row)
    }
    put(glyphs.corners[0], edges.left, edges.top)
    put(glyphs.corners[1], edges.right, edges.top)
    put(glyphs.corners[2], edges.left, edges.bottom)
    put(glyphs.corners[3], edges.right, edges.bottom)
  }

  /// A name in the upper border or, where that is out of sight or has another name, in the lower one.
  private func drawLabel(
    of box: Box, _ edges: BoxEdges, into frame: inout Frame, area: Rect, taken: inout [Rect], look: Look
  ) {
    let first = max(edges.left, area.column - 1) + 1
    let room = min(edges.right, area.endColumn) - first
    guard room >= 2, !box.label.isEmpty else { return }
    let width = min(DisplayWidth.of(box.label, ascii: frame.isASCII), room)
    let places = [
      (first, edges.top), (first + room - width, edges.top), (first, edges.bottom),
      (first + room - width, edges.bottom),
    ]
    for (column, row) in places where row >= area.row && row < area.endRow {
      let place = Rect(column: column, row: row, columns: width, rows: 1)
      guard !taken.contains(where: { !$0.intersection(place).isEmpty }) else { continue }
      frame.put(box.label, at: place.origin, style: look.style(box.scope), width: width)
      taken.append(place)
      return
    }
  }
}

/// The characters of a box's border.
private struct Border {
  let horizontal, vertical: Unicode.Scalar
  /// Upper left, upper right, lower left, lower right.
  let corners: [Unicode.Scalar]

  init(_ line: HeatMap.Box.Line, _ glyphs: Glyphs) {
    switch line {
    case .light:
      (horizontal, vertical) = (glyphs.horizontal, glyphs.vertical)
      corners = [glyphs.topLeft, glyphs.topRight, glyphs.bottomLeft, glyphs.bottomRight]
    case .heavy:
      (horizontal, vertical) = (glyphs.heavyHorizontal, glyphs.heavyVertical)
      corners = [
        glyphs.heavyTopLeft, glyphs.heavyTopRight, glyphs.heavyBottomLeft, glyphs.heavyBottomRight,
      ]
    case .plain:
      // With ASCII alone the light ones look like this already.
      (horizontal, vertical) = glyphs.kind == .ascii ? (".", ":") : ("-", "|")
      corners = Array(repeating: "+", count: 4)
    }
  }
}
