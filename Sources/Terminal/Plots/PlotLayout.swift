/// Where a plot's axes and drawing area lie, and how values become dots.
struct PlotLayout {
  /// The cells curves are drawn in.
  let area: Rect
  /// Dots a cell across.
  let across: Int
  private let x: PlotAxis
  private let y: PlotAxis
  private let yLabels: [(row: Int, text: String)]
  private let xTicks: Ticks
  private let xLabel: String
  private let hasXAxis: Bool

  init(_ plot: LinePlot, in rect: Rect, look: Look) {
    let xRange = Self.xRange(of: plot)
    let yRange = Self.yRange(of: plot, in: xRange)
    xLabel = plot.xLabel
    hasXAxis = rect.rows >= 4 && rect.columns >= 12
    let rows = rect.rows - (hasXAxis ? 1 : 0)
    let isLogarithmic = plot.yScale == .logarithmic
    let ticks = Self.ticks(yRange, plot.yScale, count: max(2, (rows + 1) / 3))
    let texts = ticks.values.map {
      plot.yFormat.tick($0, step: isLogarithmic ? $0 : ticks.step)
    }
    let ascii = look.glyphs.kind == .ascii
    var margin = 1 + (texts.map { DisplayWidth.of($0, ascii: ascii) }.max() ?? 0)
    if rect.columns < 3 * margin || rect.columns < 16 || rows < 2 { margin = 0 }
    area = Rect(column: rect.column + margin, row: rect.row, columns: rect.columns - margin, rows: rows)
    let down = DotCanvas.down(look.glyphs.kind)
    across = DotCanvas.across(look.glyphs.kind)
    x = PlotAxis(xRange, plot.xScale, dots: area.columns * across)
    let y = PlotAxis(yRange, plot.yScale, dots: rows * down)
    self.y = y
    xTicks = Self.ticks(x.range, plot.xScale, count: max(1, area.columns / 8))
    yLabels =
      margin == 0
      ? []
      : zip(ticks.values, texts).compactMap { value, text in
        Self.row(value, on: y).map { (Int($0.rounded()) / down, text) }
      }
  }

  /// The stretch of the axis shown.
  var xRange: ClosedRange<Double> { x.range }

  /// The values at the bottom and the top.
  var yRange: ClosedRange<Double> { y.range }

  /// The dot column of a place on the axis, fractions kept; nil where it has none.
  func dot(_ place: Double) -> Double? { x.dot(place) }

  /// The place on the axis of a dot column, also beyond the ends.
  func x(atDot dot: Double) -> Double { x.value(atDot: dot) }

  /// The dot row of a value, fractions kept; nil where it has none.
  func y(_ value: Double) -> Double? { Self.row(value, on: y) }

  /// The frame's column of a place on the axis; nil out of sight.
  func column(_ place: Double) -> Int? {
    guard x.range.contains(place), area.columns > 0, let dot = x.dot(place) else { return nil }
    return area.column + min(Int(dot.rounded()) * area.columns / max(1, x.dots), area.columns - 1)
  }

  /// A place on the axis as text.
  func readOut(_ x: Double) -> String {
    let number = x == x.rounded() ? NumberFormat.integer.string(x) : NumberFormat.significant(4).string(x)
    return xLabel.isEmpty ? number : "\(xLabel) \(number)"
  }

  func drawAxes(into frame: inout Frame, look: Look) {
    let style = look.style(.axis)
    for label in yLabels {
      let width = DisplayWidth.of(label.text, ascii: frame.isASCII)
      frame.put(
        label.text, at: Point(column: area.column - 1 - width, row: area.row + label.row), style: style)
    }
    guard hasXAxis else { return }
    drawXAxis(into: &frame, style: style)
  }

  /// Numbers under their places; the axis' name stands before the second of them, if it fits there.
  private func drawXAxis(into frame: inout Frame, style: Style) {
    var free = area.column
    for (index, value) in xTicks.values.enumerated() {
      guard let column = column(value) else { continue }
      let number = NumberFormat.significant(3).tick(value, step: x.isLogarithmic ? value : xTicks.step)
      let width = DisplayWidth.of(number, ascii: frame.isASCII)
      var start = min(column - (width - 1) / 2, area.endColumn - width)
      var text = number
      if index == 1 || xTicks.values.count == 1, !xLabel.isEmpty {
        let before = DisplayWidth.of(xLabel, ascii: frame.isASCII) + 1
        if start - before >= free {
          start -= before
          text = xLabel + " " + number
        }
      }
      guard start >= free else { continue }
      free = start + frame.put(text, at: Point(column: start, row: area.endRow), style: style) + 1
    }
  }

  /// A value's dot from the top; beyond the range it stays near the edge, so that no arithmetic can overflow.
  private static func row(_ value: Double, on axis: PlotAxis) -> Double? {
    axis.share(value).map { (1 - min(max($0, -10), 11)) * Double(axis.dots - 1) }
  }

  private static func ticks(_ range: ClosedRange<Double>, _ scale: LinePlot.Scale, count: Int) -> Ticks {
    scale == .logarithmic ? Ticks.logarithmic(range, count: count) : Ticks.linear(range, count: count)
  }

  private static func xRange(of plot: LinePlot) -> ClosedRange<Double> {
    let isLogarithmic = plot.xScale == .logarithmic
    if let range = plot.xRange, range.lowerBound.isFinite, range.upperBound.isFinite,
      !isLogarithmic || range.lowerBound > 0
    {
      return range
    }
    guard let extent = plot.xExtent else { return isLogarithmic ? 1...10 : 0...1 }
    return isLogarithmic && extent.lowerBound == extent.upperBound
      ? extent.lowerBound...extent.upperBound * 10 : extent
  }

  /// The values in sight with a little room, down to zero where that is near.
  private static func yRange(of plot: LinePlot, in xRange: ClosedRange<Double>) -> ClosedRange<Double> {
    let isLogarithmic = plot.yScale == .logarithmic
    if let range = plot.yRange, range.lowerBound.isFinite, range.upperBound.isFinite,
      range.upperBound > range.lowerBound, !isLogarithmic || range.lowerBound > 0
    {
      return range
    }
    var low = Double.infinity
    var high = -Double.infinity
    for series in plot.series where !series.isHidden {
      for buckets in [series.buckets, series.original] {
        let first = buckets.partitionPoint { $0.x >= xRange.lowerBound }
        for bucket in buckets[first...] {
          guard bucket.x <= xRange.upperBound else { break }
          if bucket.minimum.isFinite, !isLogarithmic || bucket.minimum > 0 { low = min(low, bucket.minimum) }
          if bucket.maximum.isFinite, !isLogarithmic || bucket.maximum > 0 {
            high = max(high, bucket.maximum)
          }
        }
      }
    }
    guard low <= high else { return isLogarithmic ? 0.1...1 : 0...1 }
    if isLogarithmic { return low < high ? low...high : low / 2...low * 2 }
    if low == high {
      let room = max(low.magnitude / 10, 1e-3)
      return low - room...high + room
    }
    if low > 0, low < 0.2 * high { low = 0 }
    if case .percent = plot.yFormat, high > 0.97, high < 1 { high = 1 }
    return low...high
  }
}
