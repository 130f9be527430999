/// Neighbouring points of a curve, drawn as one.
public struct Bucket: Sendable {
  public var firstStep: Int
  public var lastStep: Int
  /// The smallest value that is a number; NaN if none is.
  public var min: Double
  /// The largest value that is a number; NaN if none is.
  public var max: Double
  public var last: Double

  public init(firstStep: Int, lastStep: Int, min: Double, max: Double, last: Double) {
    self.firstStep = firstStep
    self.lastStep = lastStep
    self.min = min
    self.max = max
    self.last = last
  }

  init(step: Int, value: Double) {
    self.init(firstStep: step, lastStep: step, min: value, max: value, last: value)
  }

  /// Takes in the points of a bucket that follows.
  mutating func absorb(_ next: Bucket) {
    lastStep = next.lastStep
    if next.min < min || min.isNaN { min = next.min }
    if next.max > max || max.isNaN { max = next.max }
    last = next.last
  }
}

/// Equal when all bits are: unlike numbers, two NaN buckets are the same bucket.
extension Bucket: Equatable {
  public static func == (a: Bucket, b: Bucket) -> Bool {
    a.firstStep == b.firstStep && a.lastStep == b.lastStep && a.min.bitPattern == b.min.bitPattern
      && a.max.bitPattern == b.max.bitPattern && a.last.bitPattern == b.last.bitPattern
  }
}
