import Glibc

/// One axis of a plot: how values become dots, and dots values.
struct PlotAxis {
  /// The values at the first and the last dot.
  let range: ClosedRange<Double>
  let isLogarithmic: Bool
  /// Dots along the axis.
  let dots: Int
  /// The lower end and the length, as logarithms where the axis is logarithmic.
  private let low: Double
  private let span: Double

  /// An axis over a range; on a logarithmic one both ends must be positive.
  init(_ range: ClosedRange<Double>, _ scale: LinePlot.Scale, dots: Int) {
    // A range whose span is a finite number.
    let range = range.clamped(to: -1e150...1e150)
    self.range = range
    self.dots = dots
    isLogarithmic = scale == .logarithmic
    low = scale.position(range.lowerBound)
    span = scale.position(range.upperBound) - low
  }

  /// Where a value lies between the ends, 0…1 inside; nil where it has no place.
  func share(_ value: Double) -> Double? {
    guard value.isFinite, !isLogarithmic || value > 0 else { return nil }
    let here = isLogarithmic ? log10(value) : value
    return span > 0 ? (here - low) / span : 0
  }

  /// The dot of a value, fractions kept; nil where it has no place.
  func dot(_ value: Double) -> Double? {
    share(value).map { min(max($0 * Double(dots - 1), -1e9), 1e9) }
  }

  /// The value at a dot, also beyond the ends.
  func value(atDot dot: Double) -> Double {
    let here = low + (dots > 1 ? span * dot / Double(dots - 1) : 0)
    return isLogarithmic ? pow(10, here) : here
  }
}

extension LinePlot.Scale {
  /// A value as it is measured along an axis: itself, or its logarithm.
  func position(_ value: Double) -> Double { self == .logarithmic ? log10(value) : value }

  /// The value of a position along an axis.
  func value(_ position: Double) -> Double { self == .logarithmic ? pow(10, position) : position }
}
