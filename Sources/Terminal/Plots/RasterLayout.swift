/// Which cells each group of a raster has.
struct RasterLayout {
  /// The neurons of a group that are shown, and where.
  struct Part {
    /// Which group.
    var group: Int
    /// The group's first neuron, counted over all groups.
    var first: Int
    /// Those shown, counted in the group.
    var neurons: Range<Int>
    /// Those of the group's steps that are shown.
    var steps: Range<Int>
    /// The drawing area without labels; empty where there is no room.
    var area: Rect
    /// Whether bars show how often each neuron fires, instead of when.
    var showsCounts: Bool
    /// Whether a cell stands for one dot, so that spikes are signs.
    var hasSigns: Bool
    /// Cells are so many dots across and down.
    var dots: (across: Int, down: Int)

    /// What the dots of the area stand for.
    var grid: RasterGrid {
      RasterGrid(
        neurons: neurons.count, steps: steps.count, width: area.columns * dots.across,
        height: area.rows * dots.down)
    }
  }

  let parts: [Part]
  /// Whether there is room for names and rates.
  let hasLabels: Bool
  /// Rows below all groups: the rate of each step, the steps' numbers, what is read at the cursor.
  let rates: Rect
  let axis: Rect
  let readOut: Rect

  init(_ plot: RasterPlot, in rect: Rect, look: Look) {
    hasLabels = rect.columns >= 36
    let hasReadOut = plot.cursor != nil && rect.rows >= 3
    var rest = rect
    (readOut, rest) = Self.splitBottom(rest, hasReadOut)
    let isTimed = hasLabels && Set(plot.groups.filter { !plot.showsCounts($0) }.map(\.steps)).count == 1
    (axis, rest) = Self.splitBottom(rest, isTimed && rect.rows >= 12)
    (rates, rest) = Self.splitBottom(rest, isTimed && plot.showsRates && rect.rows >= 9)
    let name = plot.groups.map { DisplayWidth.of($0.name) }.max() ?? 0
    let counts = plot.groups.map { NumberFormat.integer.string(Double($0.neurons)).count }
    let left = min(name + (counts.max() ?? 0) + 3, rect.columns / 3)
    let room = hasLabels ? rest.inset(left: left, right: 8) : rest
    parts = Self.placed(Self.parts(of: plot, look), of: plot, in: room, look: look)
  }

  /// The part in which a neuron, counted over all groups, is drawn.
  func part(of neuron: Int) -> Part? {
    parts.first { part in
      !part.showsCounts && !part.area.isEmpty && part.neurons.contains(neuron - part.first)
    }
  }

  private static func splitBottom(_ rect: Rect, _ isWanted: Bool) -> (bottom: Rect, rest: Rect) {
    let (rest, bottom) = rect.splitTop(rect.rows - (isWanted ? 1 : 0))
    return (bottom, rest)
  }

  /// The groups that the window reaches into, without their places.
  private static func parts(of plot: RasterPlot, _ look: Look) -> [Part] {
    var first = 0
    var parts: [Part] = []
    for (index, group) in plot.groups.enumerated() {
      defer { first += group.neurons }
      let wanted = plot.window?.neurons ?? first..<first + group.neurons
      let shown = wanted.clamped(to: first..<first + group.neurons)
      guard plot.window == nil || !shown.isEmpty else { continue }
      parts.append(
        Part(
          group: index, first: first, neurons: shown.lowerBound - first..<shown.upperBound - first,
          steps: plot.window?.steps.clamped(to: 0..<group.steps) ?? 0..<group.steps, area: Rect(.zero),
          showsCounts: plot.showsCounts(group), hasSigns: group.negativeBits != nil,
          dots: (DotCanvas.across(look.glyphs.kind), DotCanvas.down(look.glyphs.kind))))
    }
    return parts
  }

  private static func placed(_ parts: [Part], of plot: RasterPlot, in room: Rect, look: Look) -> [Part] {
    let heights = heights(of: parts, rows: room.rows, isWhole: plot.window == nil)
    let gap = heights.reduce(0, +) + parts.count - 1 <= room.rows ? 1 : 0
    var row = room.row
    return zip(parts, heights).map { part, height in
      defer { row += height + gap }
      var part = part
      let free = max(0, min(height, room.endRow - row))
      part.area = Rect(column: room.column, row: row, columns: room.columns, rows: free)
      // Seen closely, a row is a neuron and a spike a sign.
      if plot.window != nil, part.neurons.count <= free { part.hasSigns = true }
      if part.hasSigns { part.dots = (1, 1) }
      return part
    }
  }

  /// Two rows for counts, one where it is tight; the rest for rasters by the digits of their size, or in a part of
  /// all evenly, a row for each neuron where there are enough.
  private static func heights(of parts: [Part], rows: Int, isWhole: Bool) -> [Int] {
    let rasters = parts.filter { !$0.showsCounts }
    let few = parts.count - rasters.count
    let gaps = rows >= parts.count * 4 ? parts.count - 1 : 0
    let countRows = rows - gaps >= few * 2 + rasters.count * 2 ? 2 : 1
    let left = max(0, rows - gaps - few * countRows)
    if !isWhole, rasters.reduce(0, { $0 + $1.neurons.count }) <= left { return parts.map(\.neurons.count) }
    let weights = rasters.map { part in
      isWhole ? Int.bitWidth - part.neurons.count.leadingZeroBitCount + 1 : part.neurons.count
    }
    let shares = Rect(column: 0, row: 0, columns: 1, rows: left).splitRows(weights).map(\.rows)
    var next = shares.makeIterator()
    return parts.map { $0.showsCounts ? countRows : next.next() ?? 0 }
  }
}

extension RasterPlot {
  /// Whether a group is shown as counts: a small one, while nobody looks closer.
  func showsCounts(_ group: Group) -> Bool {
    group.neurons <= countsUpTo && window == nil && cursor == nil && group.negativeBits == nil
  }
}

extension Rect {
  /// The rectangle less some columns at each side.
  func inset(left: Int, right: Int) -> Rect {
    Rect(column: column + min(left, columns), row: row, columns: columns - left - right, rows: rows)
  }
}
