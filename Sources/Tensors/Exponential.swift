extension SIMD16<Float> {
  /// `e` to the power of each element, to 2 units in the last place; 0 below -87.3, infinite above 88.7.
  ///
  /// The argument is reduced by multiples of ln 2; the rest is a polynomial of degree 6 (the coefficients of
  /// S. L. Moshier's Cephes library, `expf`).
  @inlinable
  public var exponential: Self {
    let bounded = clamped(lowerBound: Self(repeating: -104), upperBound: Self(repeating: 104))
    // Adding 1.5·2²³ rounds to the nearest integer and leaves it in the lowest bits.
    let shifted = bounded * 1.442_695_04 + 12_582_912
    let power = shifted - 12_582_912
    // ln 2 in two parts, the first of few bits, so that nothing is lost.
    let rest = (bounded - power * 0.693_359_375) - power * -2.121_944_4e-4
    var sum = Self(repeating: 1.987_569_15e-4)
    sum = sum * rest + 1.398_199_95e-3
    sum = sum * rest + 8.333_451_9e-3
    sum = sum * rest + 4.166_579_6e-2
    sum = sum * rest + 1.666_666_55e-1
    sum = sum * rest + 5.000_000_1e-1
    sum = sum * (rest * rest) + rest + 1
    // Two factors, as the power alone may lie outside the exponent's range.
    let whole = unsafeBitCast(shifted, to: SIMD16<Int32>.self) &- 0x4B40_0000
    let half = whole &>> 1
    let result = sum * Self.powerOfTwo(half) * Self.powerOfTwo(whole &- half)
    return result.replacing(with: 0, where: self .< -87.336).replacing(with: self, where: self .!= self)
      .replacing(with: Self(repeating: .infinity), where: self .> 88.722)
  }

  @inlinable @inline(__always)
  static func powerOfTwo(_ exponent: SIMD16<Int32>) -> Self {
    unsafeBitCast((exponent &+ 127) &<< 23, to: Self.self)
  }

  /// The logistic function `1 / (1 + e^-x)` of each element.
  @inlinable
  public var logistic: Self { 1 / (1 + (-self).exponential) }

  /// The hyperbolic tangent of each element, to 4 units in the last place.
  @inlinable
  public var hyperbolicTangent: Self {
    let square = self * self
    // Near zero the difference below would lose digits (Cephes `tanhf`).
    var near = Self(repeating: -5.704_988_7e-3)
    near = near * square + 2.063_908_88e-2
    near = near * square - 5.373_971_5e-2
    near = near * square + 1.333_144_2e-1
    near = near * square - 3.333_328_2e-1
    near = near * square * self + self
    let far = 1 - 2 / ((2 * self).exponential + 1)
    return far.replacing(with: near, where: square .< 0.390_625)
  }
}
