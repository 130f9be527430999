/// Where an image lies and which pixels each sample of a cell covers.
struct HeatMapLayout {
  /// The cells the image fills, in the middle of its rectangle.
  let area: Rect
  /// Rows of samples: two a cell with half blocks, else one.
  let sampleRows: Int
  private let rows: Int
  private let columns: Int
  /// The pixels of each column and row of samples.
  private let across: [Range<Int>]
  private let down: [Range<Int>]

  init(_ map: HeatMap, in rect: Rect, usesHalfBlocks: Bool) {
    (rows, columns) = (map.rows, map.columns)
    // A cell is about twice as high as wide, so a half block is square and a whole cell is not.
    let perCell = usesHalfBlocks ? 2 : 1
    let aspect = usesHalfBlocks ? 1 : 2
    var width = rect.columns
    var height = rect.rows * perCell
    if map.keepsAspect {
      var scale = min(Double(width) / Double(columns * aspect), Double(height) / Double(rows))
      if scale >= 1 { scale = scale.rounded(.down) }
      width = max(1, min(width, Int((Double(columns * aspect) * scale).rounded())))
      height = max(1, min(height, Int((Double(rows) * scale).rounded())))
    }
    sampleRows = height
    area = rect.centered(Size(columns: width, rows: (height + perCell - 1) / perCell))
    across = Self.parts(of: columns, into: width)
    down = Self.parts(of: rows, into: height)
  }

  /// Cuts pixels into samples; each has at least one.
  private static func parts(of pixels: Int, into samples: Int) -> [Range<Int>] {
    (0..<samples).map { sample in
      let start = sample * pixels / samples
      return start..<max(start + 1, (sample + 1) * pixels / samples)
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

  /// The cells of a box's border, as far as it lies over the image; nil if it does not.
  func cells(of box: HeatMap.Box) -> Rect? {
    guard box.x.isFinite, box.y.isFinite, box.width.isFinite, box.height.isFinite else { return nil }
    func cell(_ pixel: Double, _ pixels: Int, _ cells: Int) -> Int {
      let place = (pixel / Double(pixels) * Double(cells)).rounded(.down)
      return Int(min(max(place, -1), Double(cells)))
    }
    let left = cell(box.x, columns, area.columns)
    let top = cell(box.y, rows, area.rows)
    let right = cell(box.x + box.width, columns, area.columns)
    let bottom = cell(box.y + box.height, rows, area.rows)
    guard right >= max(left, 0), bottom >= max(top, 0), left < area.columns, top < area.rows else {
      return nil
    }
    let (first, last) = (max(left, 0), min(right, area.columns - 1))
    let (upper, lower) = (max(top, 0), min(bottom, area.rows - 1))
    return Rect(
      column: area.column + first, row: area.row + upper, columns: last - first + 1, rows: lower - upper + 1)
  }
}
