/// Counts of values in adjacent intervals: bars upwards where there is width for them, else from left to right.
public struct HistogramPlot: Widget, Hashable {
  /// Bounds of the intervals, ascending, one more than counts.
  public var edges: [Double]
  /// Values in each interval.
  public var counts: [Int]
  /// Whether bars are as long as the logarithms of their counts.
  public var isLogarithmic: Bool
  /// The interval that is read.
  public var cursor: Int?

  /// A histogram; there must be one more edge than counts.
  public init(edges: [Double], counts: [Int], isLogarithmic: Bool = false, cursor: Int? = nil) {
    precondition(edges.count == counts.count + 1, "\(counts.count) counts need \(counts.count + 1) edges")
    self.edges = edges
    self.counts = counts
    self.isLogarithmic = isLogarithmic
    self.cursor = cursor
  }
}

/// The intervals as they share bars, and where the bars are.
struct HistogramLayout {
  /// Whether bars stand upright.
  let isUpright: Bool
  /// Intervals of each bar, in their order; where few levels are taken, only those that are.
  let bars: [Range<Int>]
  /// Values in each bar.
  let counts: [Int]
  /// Where the bars are drawn.
  let area: Rect
  /// Columns or rows of a bar.
  let width: Int
  let readOut: Rect

  init(_ plot: HistogramPlot, in rect: Rect) {
    let hasReadOut = plot.cursor != nil && rect.rows >= 3
    let (body, readOut) = rect.splitTop(rect.rows - (hasReadOut ? 1 : 0))
    self.readOut = readOut
    let bins = plot.counts.count
    isUpright = rect.columns >= 40 && rect.rows >= 6
    let labels = isUpright ? HistogramPlot.margin : 0
    area =
      isUpright
      ? Rect(
        column: body.column + labels, row: body.row, columns: max(0, body.columns - labels),
        rows: max(0, body.rows - 1)) : body
    let room = max(1, isUpright ? area.columns : area.rows)
    let taken = (0..<bins).filter { plot.counts[$0] > 0 }
    if !isUpright, bins > room, taken.count <= room {
      bars = taken.map { $0..<$0 + 1 }
      width = 1
    } else {
      let share = (bins + room - 1) / room
      bars = stride(from: 0, to: bins, by: max(1, share)).map { $0..<min($0 + share, bins) }
      width = isUpright ? max(1, room / max(1, bars.count)) : 1
    }
    counts = bars.map { bar in
      bar.reduce(0) { sum, bin in
        let (next, overflow) = sum.addingReportingOverflow(plot.counts[bin])
        return overflow ? .max : next
      }
    }
  }

  /// The bar that holds an interval, or the nearest one.
  func bar(of bin: Int) -> Int? {
    bars.firstIndex { $0.contains(bin) } ?? bars.firstIndex { $0.lowerBound > bin } ?? bars.indices.last
  }
}

extension HistogramPlot {
  /// Columns for counts at the left of upright bars.
  static let margin = 8

  /// An interval so many bars further.
  public func bin(from bin: Int, by steps: Int, in rect: Rect) -> Int {
    let layout = HistogramLayout(self, in: rect)
    guard let bar = layout.bar(of: bin) else { return 0 }
    let (next, overflow) = bar.addingReportingOverflow(steps)
    let place = overflow ? (steps < 0 ? 0 : layout.bars.count - 1) : next
    return layout.bars[min(max(place, 0), layout.bars.count - 1)].lowerBound
  }

  /// The interval under a cell, for a pointer; nil where there is none.
  public func bin(at point: Point, in rect: Rect) -> Int? {
    var plot = self
    plot.cursor = plot.cursor ?? 0
    let layout = HistogramLayout(plot, in: rect)
    guard layout.area.contains(point) else { return nil }
    let bar =
      layout.isUpright
      ? (point.column - layout.area.column) / layout.width : point.row - layout.area.row
    return layout.bars.indices.contains(bar) ? layout.bars[bar].lowerBound : nil
  }

  /// The interval, its count and its share of all.
  func readOut(_ bar: Range<Int>, _ count: Int) -> String {
    let all = counts.reduce(0.0) { $0 + Double($1) }
    let share = all > 0 ? Double(count) / all : 0
    return "\(edgeText(edges[bar.lowerBound]))…\(edgeText(edges[bar.upperBound])) · "
      + "\(NumberFormat.integer.string(Double(count))) · \(NumberFormat.percent(1).string(share))"
  }

  /// A bound with as many decimals as tell neighbours apart, and maybe one more.
  func edgeText(_ value: Double, finer: Bool = false) -> String {
    guard let low = edges.first, let high = edges.last, (high - low).isFinite, high > low, value.isFinite
    else {
      return NumberFormat.significant(3).string(value)
    }
    return NumberFormat.significant(3).tick(
      value, step: (high - low) / Double(counts.count) / (finer ? 10 : 1))
  }

  /// How long the bar of a count is, 0…1.
  func length(_ count: Int, of most: Int) -> Double {
    guard count > 0, most > 0 else { return 0 }
    return isLogarithmic
      ? LinePlot.Scale.logarithmic.position(Double(count + 1))
        / LinePlot.Scale.logarithmic.position(Double(most + 1))
      : Double(count) / Double(most)
  }
}
