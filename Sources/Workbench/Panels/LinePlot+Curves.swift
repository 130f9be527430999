import Sessions
import Terminal

extension LinePlot {
  /// Curves of a run, smoothed ones over the faint originals.
  ///
  /// - Parameter names: the names of all curves of the panel, so that each keeps its colour while others are
  ///   missing.
  init(curves: [Curve], names: [String], areShares: Bool, shown: CurvesState) {
    let labels = Self.labels(names)
    let lines: [LineStyle] = [.solid, .dashed, .dotted]
    var series: [Series] = []
    for curve in curves {
      let place = names.firstIndex(of: curve.name) ?? 0
      let buckets = curve.buckets.map { bucket in
        Bucket(x: Double(bucket.lastStep), minimum: bucket.min, maximum: bucket.max, last: bucket.last)
      }
      let isSmoothed = shown.smoothing > 0
      series.append(
        Series(
          name: labels[place], buckets: isSmoothed ? Self.smoothed(buckets, by: shown.smoothing) : buckets,
          line: lines[place % lines.count], scope: .series(place), original: isSmoothed ? buckets : [],
          isHidden: shown.hidden.contains(curve.name)))
    }
    let chosen = shown.chosen.flatMap { place in
      names.indices.contains(place) ? curves.firstIndex { $0.name == names[place] } : nil
    }
    self.init(
      series: series, yRange: shown.heldValues, yScale: shown.isLogarithmic ? .logarithmic : .linear,
      yFormat: areShares ? .percent(1) : .significant(3), cursor: shown.cursor,
      xScale: shown.hasLogarithmicSteps ? .logarithmic : .linear, chosen: chosen)
    switch shown.window {
    case .all: break
    case .recent:
      if let extent = xExtent {
        let span = max((extent.upperBound - extent.lowerBound) / 10, 20)
        xRange = max(extent.lowerBound, extent.upperBound - span)...extent.upperBound
      }
    case .fixed(let range): xRange = range
    }
  }

  /// Names without what all of them begin with: `loss/train` and `loss/test` are `train` and `test`, and
  /// `sweep/sources` alone is `sources`.
  private static func labels(_ names: [String]) -> [String] {
    let parts = names.map { $0.split(separator: "/").map(String.init) }
    guard let first = parts.first else { return names }
    var shared = 0
    while shared < first.count - 1,
      parts.allSatisfy({ shared < $0.count - 1 && $0[shared] == first[shared] })
    {
      shared += 1
    }
    return parts.map { $0.dropFirst(shared).joined(separator: "/") }
  }

  /// The exponential mean in which so much of the mean before stays at each point, freed from its start.
  private static func smoothed(_ buckets: [Bucket], by keep: Double) -> [Bucket] {
    var (mean, weight) = (0.0, 0.0)
    return buckets.map { bucket in
      guard bucket.last.isFinite else { return bucket }
      mean = keep * mean + (1 - keep) * bucket.last
      weight = keep * weight + (1 - keep)
      return Bucket(x: bucket.x, y: mean / weight)
    }
  }
}
