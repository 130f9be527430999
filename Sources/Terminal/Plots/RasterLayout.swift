/// Which cells each group of a raster has.
struct RasterLayout {
  /// The drawing area of each group, without labels; empty where there is no room.
  let areas: [Rect]
  /// Whether there is room for names and rates.
  let hasLabels: Bool

  init(_ plot: RasterPlot, in rect: Rect) {
    let name = plot.groups.map { DisplayWidth.of($0.name) }.max() ?? 0
    let counts = plot.groups.map { NumberFormat.integer.string(Double($0.neurons)).count }
    let count = counts.max() ?? 0
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

  /// Two rows for counts, one where it is tight; the rest for rasters by the digits of their size.
  private static func heights(of plot: RasterPlot, rows: Int) -> [Int] {
    let groups = plot.groups
    let rasters = groups.filter { !plot.showsCounts($0) }
    let few = groups.count - rasters.count
    let gaps = rows >= groups.count * 4 ? groups.count - 1 : 0
    let countRows = rows - gaps >= few * 2 + rasters.count * 2 ? 2 : 1
    let left = max(0, rows - gaps - few * countRows)
    let weights = rasters.map { Int.bitWidth - $0.neurons.leadingZeroBitCount + 1 }
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
