/// Where an image lies and which pixels each sample of a cell covers.
struct HeatMapLayout {
  /// The cells the image fills, in the middle of its rectangle.
  let area: Rect
  /// Rows of samples: two a cell with half blocks, else one.
  let sampleRows: Int
  /// Rows of samples in a cell.
  private let perCell: Int
  private let rows: Int
  private let columns: Int
  /// The pixels that are shown.
  private let shownColumns: Range<Int>
  private let shownRows: Range<Int>
  /// The pixels of each column and row of samples.
  private let across: [Range<Int>]
  private let down: [Range<Int>]

  init(_ map: HeatMap, in rect: Rect, usesHalfBlocks: Bool) {
    (rows, columns) = (map.rows, map.columns)
    // A cell is about twice as high as wide, so a half block is square and a whole cell is not.
    perCell = usesHalfBlocks ? 2 : 1
    let aspect = usesHalfBlocks ? 1 : 2
    var width = rect.columns
    var height = rect.rows * perCell
    let zoom = map.viewport.zoom.isFinite ? min(max(map.viewport.zoom, 1), 1e6) : 1
    var shown = (
      columns: max(1, Int(Double(columns) / zoom + 0.5)), rows: max(1, Int(Double(rows) / zoom + 0.5))
    )
    if map.keepsAspect {
      var scale = zoom * min(Double(width) / Double(columns * aspect), Double(height) / Double(rows))
      if scale >= 1 { scale = min(scale.rounded(.down), Double(max(1, min(width / aspect, height)))) }
      if zoom > 1 {
        // What is left of the room at the sides shows more of the image.
        shown.columns = max(1, min(columns, Int(Double(width) / (Double(aspect) * scale) + 1e-6)))
        shown.rows = max(1, min(rows, Int(Double(height) / scale + 1e-6)))
      }
      width = max(1, min(width, Int((Double(shown.columns * aspect) * scale).rounded())))
      height = max(1, min(height, Int((Double(shown.rows) * scale).rounded())))
    }
    sampleRows = height
    area = rect.centered(Size(columns: width, rows: (height + perCell - 1) / perCell))
    shownColumns = Self.window(of: columns, showing: shown.columns, around: map.viewport.centerX)
    shownRows = Self.window(of: rows, showing: shown.rows, around: map.viewport.centerY)
    across = Self.parts(of: shownColumns, into: width)
    down = Self.parts(of: shownRows, into: height)
  }

  private static func window(of pixels: Int, showing count: Int, around center: Double) -> Range<Int> {
    let middle = center.isFinite ? min(max(center, 0), 1) : 0.5
    let start = Int((middle * Double(pixels) - Double(count) / 2).rounded())
    let first = max(0, min(start, pixels - count))
    return first..<first + count
  }

  /// Cuts pixels into samples; each has at least one.
  private static func parts(of pixels: Range<Int>, into samples: Int) -> [Range<Int>] {
    (0..<samples).map { sample in
      let start = sample * pixels.count / samples
      return pixels.lowerBound + start..<pixels.lowerBound
        + max(start + 1, (sample + 1) * pixels.count / samples)
    }
  }

  /// The mean of a channel over a sample's pixels; nil where one of them is not finite.
  @inline(__always)
  func mean(
    _ values: UnsafeBufferPointer<Float>, _ column: Int, _ row: Int, channel: Int, of channels: Int
  ) -> Float? {
    let xs = across[column]
    let ys = down[row]
    var sum: Float = 0
    for y in ys {
      for x in xs { sum += values[(y * columns + x) * channels + channel] }
    }
    guard sum.isFinite else { return nil }
    return sum / Float(xs.count * ys.count)
  }

  /// The value of a sample's pixels that is farthest from another; nil where one of them is not finite.
  ///
  /// Signed values would cancel in a mean.
  @inline(__always)
  func peak(
    _ values: UnsafeBufferPointer<Float>, _ column: Int, _ row: Int, from zero: Float
  ) -> Float? {
    var peak = zero
    for y in down[row] {
      for x in across[column] {
        let value = values[y * columns + x]
        guard value.isFinite else { return nil }
        if (value - zero).magnitude > (peak - zero).magnitude { peak = value }
      }
    }
    return peak
  }

  /// The pixel shown at a cell; the upper of two.
  func pixel(at point: Point) -> HeatMap.Pixel? {
    guard area.contains(point), !across.isEmpty, !down.isEmpty else { return nil }
    let sample = min((point.row - area.row) * perCell, down.count - 1)
    return HeatMap.Pixel(
      row: Self.middle(down[sample]), column: Self.middle(across[point.column - area.column]))
  }

  private static func middle(_ pixels: Range<Int>) -> Int { (pixels.lowerBound + pixels.upperBound - 1) / 2 }

  /// The cell in the middle of a pixel; nil out of sight.
  @inline(__always)
  func cell(of pixel: HeatMap.Pixel) -> Point? {
    guard shownColumns.contains(pixel.column), shownRows.contains(pixel.row) else { return nil }
    let column = (2 * (pixel.column - shownColumns.lowerBound) + 1) * across.count / (2 * shownColumns.count)
    let row = (2 * (pixel.row - shownRows.lowerBound) + 1) * down.count / (2 * shownRows.count)
    return Point(column: area.column + column, row: area.row + row / perCell)
  }

  /// The cells of a box's border; those out of sight lie one beyond the image; nil if none is in sight.
  func edges(of box: HeatMap.Box) -> BoxEdges? {
    guard box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite else { return nil }
    func cell(_ pixel: Double, _ pixels: Int, _ shown: Range<Int>, _ cells: Int) -> Int {
      let place = ((pixel - Double(shown.lowerBound)) / Double(shown.count) * Double(cells)).rounded(.down)
      // A border along the image's own edge is drawn just inside it.
      let last = pixel <= Double(pixels) && shown.upperBound == pixels ? cells - 1 : cells
      return Int(min(max(place, -1), Double(last)))
    }
    let edges = BoxEdges(
      left: area.column + cell(box.x, columns, shownColumns, area.columns),
      top: area.row + cell(box.y, rows, shownRows, area.rows),
      right: area.column + cell(box.x + box.width, columns, shownColumns, area.columns),
      bottom: area.row + cell(box.y + box.height, rows, shownRows, area.rows))
    guard edges.right >= max(edges.left, area.column), edges.bottom >= max(edges.top, area.row),
      edges.left < area.endColumn, edges.top < area.endRow
    else { return nil }
    return edges
  }
}

/// The columns and rows of a box's border.
struct BoxEdges {
  let left, top, right, bottom: Int
}
