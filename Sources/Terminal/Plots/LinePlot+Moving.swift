/// What keys and pointers need to know of a plot.
extension LinePlot {
  /// The stretch of the axis that all curves cover; nil if there is none.
  public var xExtent: ClosedRange<Double>? {
    var low = Double.infinity
    var high = -Double.infinity
    for series in series {
      let first =
        xScale == .logarithmic ? series.buckets.partitionPoint { $0.x > 0 } : series.buckets.startIndex
      guard first < series.buckets.count, let last = series.buckets.last?.x else { continue }
      let start = series.buckets[first].x
      if start.isFinite { (low, high) = (min(low, start), max(high, start)) }
      if last.isFinite { (low, high) = (min(low, last), max(high, last)) }
    }
    return low <= high ? low...high : nil
  }

  /// The values between the bottom and the top as the plot is drawn.
  public func shownValues(in rect: Rect, look: Look) -> ClosedRange<Double> {
    PlotLayout(self, in: rect, look: look).yRange
  }

  /// The place on the axis under a cell, for a pointer; nil outside the drawing area.
  public func x(at point: Point, in rect: Rect, look: Look) -> Double? {
    let layout = PlotLayout(self, in: rect, look: look)
    guard layout.area.contains(point) else { return nil }
    let across = layout.across
    return layout.x(atDot: Double((point.column - layout.area.column) * across + across / 2))
  }

  /// The place nearest to another one where a curve that is shown has a point; nil if none has.
  public func nearestPoint(to x: Double) -> Double? {
    var best: Double?
    for series in series where !series.isHidden {
      let after = series.buckets.partitionPoint { $0.x > x }
      for index in [after - 1, after] where series.buckets.indices.contains(index) {
        let here = series.buckets[index].x
        if (here - x).magnitude < best.map({ ($0 - x).magnitude }) ?? .infinity { best = here }
      }
    }
    return best
  }

  /// The first place with a point at least so many columns to the right of another (to the left, if negative), also
  /// out of sight; at the end of the curves their last point.
  public func point(from x: Double, columns: Int, in rect: Rect, look: Look) -> Double? {
    let layout = PlotLayout(self, in: rect, look: look)
    guard let dot = layout.dot(x), columns != 0 else { return nearestPoint(to: x) }
    let cell = (dot.rounded() / Double(layout.across)).rounded(.down)
    let first = (cell + Double(columns > 0 ? columns : columns + 1)) * Double(layout.across)
    let edge = layout.x(atDot: first - 0.5)
    var best: Double?
    for series in series where !series.isHidden && !series.buckets.isEmpty {
      let after = series.buckets.partitionPoint { $0.x >= edge }
      if columns > 0 {
        guard after < series.buckets.count else { continue }
        best = min(best ?? .infinity, series.buckets[after].x)
      } else if after > 0 {
        best = max(best ?? -.infinity, series.buckets[after - 1].x)
      }
    }
    let ends = series.filter { !$0.isHidden }.compactMap {
      columns > 0 ? $0.buckets.last?.x : $0.buckets.first?.x
    }
    return best ?? (columns > 0 ? ends.max() : ends.min())
  }

  /// The stretch of the axis that shows a share of what is shown now, with a place where it was; nil if that is all.
  public func zoomed(to share: Double, about x: Double) -> ClosedRange<Double>? {
    guard let extent = xExtent, extent.lowerBound < extent.upperBound else { return xRange }
    let (low, high) = (xScale.position(extent.lowerBound), xScale.position(extent.upperBound))
    let shown = xRange ?? extent
    let (left, right) = (xScale.position(shown.lowerBound), xScale.position(shown.upperBound))
    // Curves hold some thousand points: less than a part of their distance shows nothing more.
    let span = max((right - left) * share, (high - low) * 1e-4)
    guard span < high - low else { return nil }
    let place = right > left ? (xScale.position(x) - left) / (right - left) : 0.5
    let start = min(max(xScale.position(x) - place * span, low), high - span)
    return xScale.value(start)...xScale.value(start + span)
  }

  /// The stretch of the axis shown, moved so that a place is well inside.
  public func scrolled(toShow x: Double) -> ClosedRange<Double>? {
    guard let shown = xRange, let extent = xExtent else { return xRange }
    let (left, right) = (xScale.position(shown.lowerBound), xScale.position(shown.upperBound))
    let (low, high) = (xScale.position(extent.lowerBound), xScale.position(extent.upperBound))
    let (here, span) = (xScale.position(x), right - left)
    guard here < left || here > right, span < high - low else { return shown }
    let wanted = here < left ? here - 0.1 * span : here - 0.9 * span
    let start = min(max(wanted, low), high - span)
    return xScale.value(start)...xScale.value(start + span)
  }
}
