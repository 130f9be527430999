extension RasterPlot {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty, !groups.isEmpty else { return }
    let layout = RasterLayout(self, in: rect)
    frame.clipped(to: rect) { frame in
      for (group, area) in zip(groups, layout.areas) where !area.isEmpty {
        if layout.hasLabels { drawLabels(of: group, at: area, into: &frame, in: rect, layout, look: look) }
        if showsCounts(group) {
          drawCounts(of: group, in: area, into: &frame, look: look)
        } else {
          drawDots(of: group, in: area, into: &frame, look: look)
        }
      }
      drawCursor(into: &frame, layout, look: look)
    }
  }

  func showsCounts(_ group: Group) -> Bool { group.neurons <= countsUpTo }

  /// Name and size at the left, mean rate at the right of the group's first row.
  private func drawLabels(
    of group: Group, at area: Rect, into frame: inout Frame, in rect: Rect, _ layout: RasterLayout, look: Look
  ) {
    let place = Point(column: rect.column, row: area.row)
    let count = NumberFormat.integer.string(Double(group.neurons))
    let room = area.column - rect.column - 1
    let name = room - DisplayWidth.of(count) - 1
    frame.put(group.name, at: place, style: look.style(.text), width: name)
    frame.put(count, at: place, style: look.style(.textDim), width: room, alignment: .right)
    guard !showsCounts(group) else { return }
    let rate = NumberFormat.percent(1).string(group.rate)
    let style = look.style(.textDim)
    frame.set(look.glyphs.gutter, column: area.endColumn, row: area.row, style: style)
    frame.put(
      rate, at: Point(column: area.endColumn + 1, row: area.row), style: style,
      width: rect.endColumn - area.endColumn - 1, alignment: .right)
  }

  /// Dots over time.
  ///
  /// Where a step is several dots wide, the group's neurons fill it column by column, so that the room shows more
  /// of them; where there are more neurons than dots, evenly spread ones stand for all; where there are more
  /// steps than dots, a dot stands for a spike in any of its steps.
  private func drawDots(of group: Group, in area: Rect, into frame: inout Frame, look: Look) {
    guard group.steps > 0 else { return }
    var canvas = DotCanvas(columns: area.columns, rows: area.rows, kind: look.glyphs.kind)
    let band = max(1, canvas.width / group.steps)
    // One dot of each step's band stays free where there is room, so that steps stand apart.
    let across = band >= 4 ? band - 1 : 1
    let places = across * canvas.height
    let shown = min(group.neurons, places)
    let spread = min(group.neurons, canvas.height)
    for x in 0..<min(canvas.width, group.steps * band) where x % band < across {
      let steps =
        group.steps >= canvas.width
        ? x * group.steps / canvas.width..<max(x * group.steps / canvas.width + 1, (x + 1) * group.steps / canvas.width)
        : x / band..<x / band + 1
      for y in 0..<canvas.height {
        // Few neurons stand at even distances down the column.
        let slot = group.neurons <= canvas.height ? y * spread / canvas.height : (x % band) * canvas.height + y
        if group.neurons <= canvas.height, x % band > 0 || y > 0 && (y - 1) * spread / canvas.height == slot {
          continue
        }
        guard slot < shown else { continue }
        let neuron = group.neurons > places ? slot * group.neurons / places : slot
        if steps.contains(where: { group.fires(neuron, $0) }) { canvas.dot(x, y, owner: 0) }
      }
    }
    canvas.draw(into: &frame, at: area.origin, styles: [look.style(.raster)])
  }

  /// A bar for each neuron's spikes with its number below; the most active ones stand out.
  private func drawCounts(of group: Group, in area: Rect, into frame: inout Frame, look: Look) {
    guard group.neurons > 0 else { return }
    let slot = min(12, area.columns / group.neurons)
    guard slot >= 1 else { return }
    let counts = (0..<group.neurons).map { group.count($0) }
    let most = counts.max() ?? 0
    for (neuron, count) in counts.enumerated() {
      let column = area.column + neuron * slot
      let isMost = count == most && most > 0
      if count == 0 {
        frame.set(look.glyphs.dot, column: column, row: area.row, style: look.style(.barEmpty))
      } else {
        let share = Double(count) / Double(max(1, group.steps))
        let bar = Rect(column: column, row: area.row, columns: max(1, slot - 1), rows: 1)
        frame.bar(share, in: bar, style: look.style(isMost ? .raster : .bar), look: look)
      }
      guard area.rows > 1 else { continue }
      let label = Point(column: column, row: area.row + 1)
      let used = frame.put(
        String(neuron), at: label, style: look.style(isMost ? .textStrong : .textDim), width: slot)
      let times = "\(Character(look.glyphs.multiply))\(count)"
      if count > 0, used + times.count + 1 < slot {
        let place = Point(column: label.column + used + 1, row: label.row)
        frame.put(times, at: place, style: look.style(.textDim))
      }
    }
  }

  private func drawCursor(into frame: inout Frame, _ layout: RasterLayout, look: Look) {
    guard let cursor else { return }
    for (group, area) in zip(groups, layout.areas) {
      guard !showsCounts(group), (0..<max(group.steps, 0)).contains(cursor) else { continue }
      let across = DotCanvas.across(look.glyphs.kind)
      let width = area.columns * across
      let dot = group.steps <= width ? cursor * max(1, width / group.steps) : cursor * width / group.steps
      for row in area.row..<area.endRow {
        let column = area.column + dot / across
        guard area.contains(Point(column: column, row: row)) else { continue }
        frame.restyle(Rect(column: column, row: row, columns: 1, rows: 1)) { $0.adding(.reverse) }
      }
    }
  }
}

/// Which cells each group of a raster has.
struct RasterLayout {
  /// The drawing area of each group, without labels; empty where there is no room.
  let areas: [Rect]
  /// Whether there is room for names and rates.
  let hasLabels: Bool

  init(_ plot: RasterPlot, in rect: Rect) {
    let name = plot.groups.map { DisplayWidth.of($0.name) }.max() ?? 0
    let count = plot.groups.map { DisplayWidth.of(NumberFormat.integer.string(Double($0.neurons))) }.max() ?? 0
    let left = min(name + count + 3, rect.columns / 3)
    let right = 8
    hasLabels = rect.columns >= 36
    let room = hasLabels ? rect.inset(left: left, right: right) : rect
    let heights = Self.heights(of: plot, rows: rect.rows)
    let gap = heights.reduce(0, +) + plot.groups.count - 1 <= rect.rows ? 1 : 0
    var row = rect.row
    areas = heights.map { height in
      defer { row += height + gap }
      let free = min(height, rect.endRow - row)
      return Rect(column: room.column, row: row, columns: room.columns, rows: max(0, free))
    }
  }

  /// Two rows for counts, one where it is tight; the rest for rasters by the square root of their size.
  private static func heights(of plot: RasterPlot, rows: Int) -> [Int] {
    let groups = plot.groups
    let rasters = groups.filter { !plot.showsCounts($0) }
    let few = groups.count - rasters.count
    let gaps = rows >= groups.count * 4 ? groups.count - 1 : 0
    let countRows = rows - gaps >= few * 2 + rasters.count * 2 ? 2 : 1
    let left = max(0, rows - gaps - few * countRows)
    let weights = rasters.map { Int((Double($0.neurons).squareRoot() * 16).rounded()) }
    let shares = Rect(column: 0, row: 0, columns: 1, rows: left).splitRows(weights).map(\.rows)
    var next = shares.makeIterator()
    return groups.map { plot.showsCounts($0) ? countRows : next.next() ?? 0 }
  }
}

extension Rect {
  /// The rectangle less some columns at each side.
  func inset(left: Int, right: Int) -> Rect {
    Rect(column: column + min(left, columns), row: row, columns: columns - left - right, rows: rows)
  }
}
