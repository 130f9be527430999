/// All points of a scalar series in bounded memory: a pyramid of buckets of which the finest level that fits is
/// kept.
///
/// Every bucket holds `width` points (the last one maybe fewer). When `Curve.capacity` buckets are full,
/// neighbours merge and the width doubles, so that the result depends on the points alone.
public struct Curve: Sendable, Equatable {
  /// Buckets at most.
  public static let capacity = 4096

  public var name: String
  /// Ascending in time.
  public internal(set) var buckets: [Bucket] = []
  /// Points in each bucket but the last.
  public internal(set) var width = 1
  /// Points in all.
  public internal(set) var count = 0

  public init(name: String) { self.name = name }

  /// The latest value.
  public var last: Double? { buckets.last?.last }

  /// The step of the latest value.
  public var lastStep: Int? { buckets.last?.lastStep }

  /// Adds the next point.
  public mutating func append(step: Int, _ value: Double) {
    let room = buckets.count * width - count
    count += 1
    if room > 0 {
      buckets[buckets.count - 1].absorb(Bucket(step: step, value: value))
      return
    }
    if buckets.count == Curve.capacity { merge() }
    buckets.append(Bucket(step: step, value: value))
  }

  private mutating func merge() {
    for pair in 0..<buckets.count / 2 {
      var bucket = buckets[2 * pair]
      bucket.absorb(buckets[2 * pair + 1])
      buckets[pair] = bucket
    }
    buckets.removeLast(buckets.count - buckets.count / 2)
    width *= 2
  }
}
