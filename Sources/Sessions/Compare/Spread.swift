import Foundation

/// Mean and spread of a few numbers.
public struct Spread: Sendable, Hashable {
  public var count: Int
  public var mean: Double
  /// The sample's standard deviation (divided by n − 1); nil for a single number.
  public var deviation: Double?

  /// - Returns: nil if there is no number.
  public init?(_ numbers: [Double]) {
    guard !numbers.isEmpty else { return nil }
    count = numbers.count
    let mean = numbers.reduce(0, +) / Double(count)
    self.mean = mean
    guard count > 1 else { return }
    let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    deviation = (squares / Double(count - 1)).squareRoot()
  }
}
