/// A curve's buckets joined so that each column of dots has at most one.
struct PlotColumns: Sequence, IteratorProtocol {
  /// What a curve does within one column of dots.
  struct Column {
    /// Dots from the left.
    var x: Double
    var minimum: Double
    var maximum: Double
    var last: Double
  }

  private let buckets: [LinePlot.Bucket]
  private let layout: PlotLayout
  private var index: Int
  private let end: Int

  /// The buckets in sight and one to each side, so that lines reach the edges.
  init(_ buckets: [LinePlot.Bucket], layout: PlotLayout) {
    self.buckets = buckets
    self.layout = layout
    let first = buckets.partitionPoint { $0.x >= layout.xRange.lowerBound }
    let last = buckets.partitionPoint { $0.x > layout.xRange.upperBound }
    index = Swift.max(0, first - 1)
    end = Swift.min(buckets.count, last + 1)
    // On a logarithmic axis what is not above zero has no place.
    while index < end, layout.dot(buckets[index].x) == nil { index += 1 }
  }

  mutating func next() -> Column? {
    guard index < end else { return nil }
    let bucket = buckets[index]
    let x = layout.dot(bucket.x) ?? 0
    var column = Column(x: x, minimum: bucket.minimum, maximum: bucket.maximum, last: bucket.last)
    index += 1
    guard column.last.isFinite else { return column }
    // One edge for the column, instead of a place for each of its buckets.
    let edge = layout.x(atDot: x.rounded() + 0.5)
    while index < end {
      let following = buckets[index]
      guard following.last.isFinite, following.x < edge else { break }
      column.minimum = Swift.min(column.minimum, following.minimum)
      column.maximum = Swift.max(column.maximum, following.maximum)
      column.last = following.last
      index += 1
    }
    return column
  }
}

extension Array {
  /// The first index whose element, and all after it, satisfies the predicate.
  func partitionPoint(_ isAfter: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
