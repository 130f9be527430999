/// A reduction in steps of sixteen neighbouring elements.
protocol LaneReduction {
  /// What changes no result.
  static var neutral: Float { get }
  /// An element that changes no result when it is taken in relative to `shift`.
  static func filler(_ shift: SIMD16<Float>) -> SIMD16<Float>
  /// Takes in sixteen elements; `shift` is the number that deviations are counted from.
  static func take(
    _ sum: SIMD16<Float>, _ elements: SIMD16<Float>, _ shift: SIMD16<Float>
  ) -> SIMD16<Float>
  /// Takes in one element.
  static func take(_ sum: Double, _ element: Float, _ shift: Float) -> Double
  /// Joins two partial results.
  static func join(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float>
  /// Joins two partial results.
  static func join(_ a: Double, _ b: Double) -> Double
}

/// The sum Σ x.
enum Sum: LaneReduction {
  static var neutral: Float { 0 }
  static func filler(_ shift: SIMD16<Float>) -> SIMD16<Float> { .zero }
  @inline(__always) static func take(
    _ sum: SIMD16<Float>, _ elements: SIMD16<Float>, _ shift: SIMD16<Float>
  ) -> SIMD16<Float> { sum + elements }
  @inline(__always) static func take(_ sum: Double, _ element: Float, _ shift: Float) -> Double {
    sum + Double(element)
  }
  @inline(__always) static func join(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> { a + b }
  @inline(__always) static func join(_ a: Double, _ b: Double) -> Double { a + b }
}

/// The sum of squares Σ (x − shift)².
enum SquaredDeviations: LaneReduction {
  static var neutral: Float { 0 }
  static func filler(_ shift: SIMD16<Float>) -> SIMD16<Float> { shift }
  @inline(__always) static func take(
    _ sum: SIMD16<Float>, _ elements: SIMD16<Float>, _ shift: SIMD16<Float>
  ) -> SIMD16<Float> {
    let deviation = elements - shift
    return sum + deviation * deviation
  }
  @inline(__always) static func take(_ sum: Double, _ element: Float, _ shift: Float) -> Double {
    let deviation = Double(element) - Double(shift)
    return sum + deviation * deviation
  }
  @inline(__always) static func join(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> { a + b }
  @inline(__always) static func join(_ a: Double, _ b: Double) -> Double { a + b }
}

/// The largest element; NaN if there is one.
enum Largest: LaneReduction {
  static var neutral: Float { -.infinity }
  static func filler(_ shift: SIMD16<Float>) -> SIMD16<Float> { SIMD16(repeating: -.infinity) }
  @inline(__always) static func take(
    _ sum: SIMD16<Float>, _ elements: SIMD16<Float>, _ shift: SIMD16<Float>
  ) -> SIMD16<Float> { join(sum, elements) }
  @inline(__always) static func take(_ sum: Double, _ element: Float, _ shift: Float) -> Double {
    join(sum, Double(element))
  }
  @inline(__always) static func join(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> {
    a.replacing(with: b, where: (b .> a) .| (b .!= b))
  }
  static func join(_ a: Double, _ b: Double) -> Double { b > a || b.isNaN ? b : a }
}

/// The smallest element; NaN if there is one.
enum Smallest: LaneReduction {
  static var neutral: Float { .infinity }
  static func filler(_ shift: SIMD16<Float>) -> SIMD16<Float> { SIMD16(repeating: .infinity) }
  @inline(__always) static func take(
    _ sum: SIMD16<Float>, _ elements: SIMD16<Float>, _ shift: SIMD16<Float>
  ) -> SIMD16<Float> { join(sum, elements) }
  @inline(__always) static func take(_ sum: Double, _ element: Float, _ shift: Float) -> Double {
    join(sum, Double(element))
  }
  @inline(__always) static func join(_ a: SIMD16<Float>, _ b: SIMD16<Float>) -> SIMD16<Float> {
    a.replacing(with: b, where: (b .< a) .| (b .!= b))
  }
  static func join(_ a: Double, _ b: Double) -> Double { b < a || b.isNaN ? b : a }
}
