import Glibc

/// Where a plot's axes and drawing area lie, and how values become dots.
struct PlotLayout {
  /// The cells curves are drawn in.
  let area: Rect
  let xRange: ClosedRange<Double>
  private let yRange: ClosedRange<Double>
  private let isLogarithmic: Bool
  private let dots: (across: Int, down: Int)
  private let yLabels: [(row: Int, text: String)]
  private let xTicks: Ticks
  private let xLabel: String
  private let hasXAxis: Bool

  init(_ plot: LinePlot, in rect: Rect, look: Look) {
    let isLogarithmic = plot.yScale == .logarithmic
    xRange = Self.bounded(Self.xRange(of: plot))
    yRange = Self.bounded(Self.yRange(of: plot, in: xRange))
    self.isLogarithmic = isLogarithmic
    xLabel = plot.xLabel
    hasXAxis = rect.rows >= 4 && rect.columns >= 12
    let rows = rect.rows - (hasXAxis ? 1 : 0)
    let ticks = Self.yTicks(yRange, isLogarithmic: isLogarithmic, rows: rows)
    let texts = ticks.values.map {
      plot.yFormat.tick($0, step: isLogarithmic ? $0 : ticks.step)
    }
    let ascii = look.glyphs.kind == .ascii
    var margin = 1 + (texts.map { DisplayWidth.of($0, ascii: ascii) }.max() ?? 0)
    if rect.columns < 3 * margin || rect.columns < 16 || rows < 2 { margin = 0 }
    area = Rect(column: rect.column + margin, row: rect.row, columns: rect.columns - margin, rows: rows)
    let down = DotCanvas.down(look.glyphs.kind)
    dots = (area.columns * DotCanvas.across(look.glyphs.kind), rows * down)
    xTicks = Ticks.linear(xRange, count: max(1, area.columns / 8))
    let range = yRange
    let height = dots.down
    yLabels =
      margin == 0
      ? []
      : zip(ticks.values, texts).compactMap { value, text in
        Self.height(value, in: range, isLogarithmic, dots: height).map { (Int($0.rounded()) / down, text) }
      }
  }

  /// The dot column of a place on the axis, fractions kept.
  func dot(_ x: Double) -> Double {
    let span = xRange.upperBound - xRange.lowerBound
    let dot = span > 0 ? (x - xRange.lowerBound) / span * Double(dots.across - 1) : 0
    return min(max(dot, -1e9), 1e9)
  }

  /// The place on the axis of a dot column.
  func x(atDot dot: Int) -> Double {
    let span = xRange.upperBound - xRange.lowerBound
    return xRange.lowerBound + (dots.across > 1 ? span * Double(dot) / Double(dots.across - 1) : 0)
  }

  /// The dot row of a value, fractions kept; nil where it has none.
  func y(_ value: Double) -> Double? { Self.height(value, in: yRange, isLogarithmic, dots: dots.down) }

  /// The frame's column of a place on the axis; nil out of sight.
  func column(_ x: Double) -> Int? {
    guard xRange.contains(x), area.columns > 0 else { return nil }
    return area.column + min(Int(dot(x).rounded()) * area.columns / max(1, dots.across), area.columns - 1)
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
      let number = NumberFormat.significant(3).tick(value, step: xTicks.step)
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

  /// A range whose span is a finite number.
  private static func bounded(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    range.clamped(to: -1e150...1e150)
  }

  private static func height(
    _ value: Double, in range: ClosedRange<Double>, _ isLogarithmic: Bool, dots: Int
  ) -> Double? {
    guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
    let (low, high, here) =
      isLogarithmic
      ? (log10(range.lowerBound), log10(range.upperBound), log10(value))
      : (range.lowerBound, range.upperBound, value)
    // A value beyond the range stays near the edge, so that no arithmetic below can overflow.
    let share = min(max((here - low) / (high - low), -10), 11)
    return (1 - share) * Double(dots - 1)
  }

  private static func yTicks(_ range: ClosedRange<Double>, isLogarithmic: Bool, rows: Int) -> Ticks {
    let count = max(2, (rows + 1) / 3)
    return isLogarithmic ? Ticks.logarithmic(range, count: count) : Ticks.linear(range, count: count)
  }

  private static func xRange(of plot: LinePlot) -> ClosedRange<Double> {
    if let range = plot.xRange, range.lowerBound.isFinite, range.upperBound.isFinite { return range }
    let places = plot.series.flatMap { series in
      [series.buckets.first?.x, series.buckets.last?.x].compactMap { $0 }.filter(\.isFinite)
    }
    guard let low = places.min(), let high = places.max() else { return 0...1 }
    return low...max(low, high)
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
    for series in plot.series {
      for bucket in series.buckets where xRange.contains(bucket.x) {
        if bucket.minimum.isFinite, !isLogarithmic || bucket.minimum > 0 { low = min(low, bucket.minimum) }
        if bucket.maximum.isFinite, !isLogarithmic || bucket.maximum > 0 { high = max(high, bucket.maximum) }
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
