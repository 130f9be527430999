import Glibc

/// Places on an axis at round numbers.
package struct Ticks: Hashable, Sendable {
  /// The values, rising.
  package let values: [Double]
  /// How far they lie apart; on a logarithmic axis the least of them.
  package let step: Double

  /// Multiples of 1, 2 or 5 times a power of ten inside a range: at most `count` of them, but at least one.
  package static func linear(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    let span = range.upperBound - range.lowerBound
    guard span > 1e-290, span.isFinite else { return Ticks(values: [range.lowerBound], step: 1) }
    var power = 1.0
    while power > span { power /= 10 }
    while power * 10 <= span { power *= 10 }
    // From the finest candidate up to the first that is coarse enough.
    var candidates: [Double] = []
    var small = power
    for _ in 0..<4 {
      small /= 10
      candidates = [small, 2 * small, 5 * small] + candidates
    }
    candidates += [power, 2 * power, 5 * power, 10 * power]
    let step = candidates.first { Self.multiples(of: $0, in: range).count <= max(1, count) } ?? 10 * power
    let values = Self.multiples(of: step, in: range).map { Double($0) * step }
    return values.isEmpty
      ? Ticks(values: [range.lowerBound], step: step)
      : Ticks(values: values.map { $0 == 0 ? 0 : $0 }, step: step)
  }

  /// Powers of ten inside a range of positive numbers, at most `count`; without any, its lower end.
  package static func logarithmic(_ range: ClosedRange<Double>, count: Int) -> Ticks {
    guard range.lowerBound > 0, range.upperBound.isFinite else {
      return Ticks(values: [range.lowerBound], step: 1)
    }
    var powers: [Double] = []
    var exponent = Int(log10(range.lowerBound).rounded(.up))
    while let value = Double("1e\(exponent)"), value <= range.upperBound * 1.000001, value.isFinite {
      powers.append(value)
      exponent += 1
    }
    guard let first = powers.first else { return Ticks(values: [range.lowerBound], step: range.lowerBound) }
    let stride = (powers.count + max(1, count) - 1) / max(1, count)
    return Ticks(
      values: powers.enumerated().filter { $0.offset % stride == 0 }.map(\.element), step: first)
  }

  private static func multiples(of step: Double, in range: ClosedRange<Double>) -> Range<Int> {
    // A hair of tolerance, so that 0.3 counts as three times 0.1.
    let first = (range.lowerBound / step - 1e-9).rounded(.up)
    let last = (range.upperBound / step + 1e-9).rounded(.down)
    guard first.magnitude < 1e15, last.magnitude < 1e15, last >= first else { return 0..<0 }
    return Int(first)..<Int(last) + 1
  }
}
