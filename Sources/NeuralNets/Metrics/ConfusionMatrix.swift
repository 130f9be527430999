/// How often samples of each class were read as each class.
public struct ConfusionMatrix: Sendable, Equatable {
  /// `[label, reading]`.
  public let counts: [[Int]]

  /// Counts label and reading of each sample; both must lie in `0..<classes`.
  public init(labels: [Int], readings: [Int], classes: Int) {
    precondition(
      labels.count == readings.count, "ConfusionMatrix: \(labels.count) labels, \(readings.count) readings")
    var counts = Array(repeating: Array(repeating: 0, count: classes), count: classes)
    for (label, reading) in zip(labels, readings) { counts[label][reading] += 1 }
    self.counts = counts
  }

  /// How many samples there are.
  public var samples: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }

  /// The share of samples that were read as their class; 0 if there are none.
  public var accuracy: Double {
    let correct = counts.indices.reduce(0) { $0 + counts[$1][$1] }
    return samples == 0 ? 0 : Double(correct) / Double(samples)
  }
}
