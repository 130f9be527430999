extension SIMD16<Float> {
  static var one: Self { Self(repeating: 1) }

  /// The absolute values.
  @inline(__always)
  var magnitudes: Self {
    unsafeBitCast(unsafeBitCast(self, to: SIMD16<UInt32>.self) & 0x7FFF_FFFF, to: Self.self)
  }

  /// The arc tangents, to 3e-7 (Cephes `atanf`: three ranges, then a polynomial of degree 9).
  var arctangent: Self {
    let size = magnitudes
    let (far, middle) = (size .> 2.414_213_6, size .> 0.414_213_56)
    let reduced = size.replacing(with: (size - 1) / (size + 1), where: middle)
      .replacing(with: -1 / size, where: far)
    let start = Self.zero.replacing(with: .pi / 4, where: middle).replacing(with: .pi / 2, where: far)
    let square = reduced * reduced
    var sum = Self(repeating: 8.053_744_9e-2)
    sum = sum * square - 1.387_768_6e-1
    sum = sum * square + 1.997_771_1e-1
    sum = sum * square - 3.333_294_9e-1
    let result = start + (sum * square * reduced + reduced)
    return result.replacing(with: -result, where: self .< 0)
  }
}
