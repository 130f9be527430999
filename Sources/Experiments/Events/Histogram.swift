/// Counts of values in adjacent intervals.
public struct Histogram: Sendable, Hashable {
  /// Ascending interval bounds `[bin + 1]`.
  public var edges: [Double]
  /// Values in each interval `[bin]`.
  public var counts: [Int]

  public init(edges: [Double], counts: [Int]) {
    precondition(
      edges.count == counts.count + 1,
      "Histogram: \(counts.count) bins need \(counts.count + 1) edges, got \(edges.count)")
    self.edges = edges
    self.counts = counts
  }
}
