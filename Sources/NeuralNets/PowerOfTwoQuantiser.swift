import Tensors

/// Rounds numbers to `2^bits - 1` equally spaced levels around zero, a power of two apart.
///
/// With such weights a product is a shift and an addition of small integers. The spacing is the power of two
/// with the least squared error among the one at which the outermost level reaches the largest magnitude and
/// the `finerSteps` below it.
public struct PowerOfTwoQuantiser: Sendable, Equatable {
  /// Bits per number, sign included.
  public let bits: Int

  /// How many finer spacings are tried; coarse levels gain by cutting off the rare large numbers.
  private static let finerSteps = 4

  /// A quantiser to 2…16 bits.
  public init(bits: Int) {
    precondition((2...16).contains(bits), "PowerOfTwoQuantiser: bits must lie in 2...16, got \(bits)")
    self.bits = bits
  }

  /// The quantised numbers.
  public func callAsFunction(_ numbers: Tensor) -> Tensor {
    let levels = Levels(spacing: spacing(for: numbers), largest: largestLevel)
    var quantised = numbers
    quantised.combine(with: numbers) { number, _ in levels.nearest(to: number) }
    return quantised
  }

  /// The distance between two levels that `numbers` get, a power of two.
  public func spacing(for numbers: Tensor) -> Float {
    let largest = numbers.withUnsafeElements { $0.reduce(0) { max($0, abs($1)) } }
    guard largest > 0, largest.isFinite else { return 1 }
    var coarsest = Float(sign: .plus, exponent: largest.exponent - (bits - 1), significand: 1)
    while coarsest * largestLevel < largest { coarsest *= 2 }
    let tried = (0...PowerOfTwoQuantiser.finerSteps).map {
      coarsest * Float(sign: .plus, exponent: -$0, significand: 1)
    }
    let errors = tried.map { squaredError(numbers, Levels(spacing: $0, largest: largestLevel)) }
    var best = 0
    for place in tried.indices where errors[place] < errors[best] { best = place }
    return tried[best]
  }

  private var largestLevel: Float { Float((1 << (bits - 1)) - 1) }

  /// The sum of the squared distances to the levels, added up in a fixed order.
  private func squaredError(_ numbers: Tensor, _ levels: Levels) -> Double {
    let chunk = 1 << 14
    return numbers.withUnsafeElements { numbers in
      let bytes = UnsafeRawBufferPointer(numbers)
      var total = 0.0
      for first in stride(from: 0, to: numbers.count, by: chunk) {
        let end = min(numbers.count, first + chunk)
        var sums = SIMD16<Float>.zero
        var i = first
        while i + 16 <= end {
          let number = bytes.loadUnaligned(fromByteOffset: 4 * i, as: SIMD16<Float>.self)
          let difference = number - levels.nearest(to: number)
          sums += difference * difference
          i += 16
        }
        while i < end {
          let difference = numbers[i] - levels.nearest(to: SIMD16(repeating: numbers[i]))[0]
          sums[0] += difference * difference
          i += 1
        }
        total += Double(sums.sum())
      }
      return total
    }
  }

  /// Levels `-largest…largest` times a spacing.
  private struct Levels {
    let spacing, largest: Float

    @inline(__always)
    func nearest(to numbers: SIMD16<Float>) -> SIMD16<Float> {
      let bound = SIMD16<Float>(repeating: largest)
      let level = (numbers * (1 / spacing)).clamped(lowerBound: -bound, upperBound: bound)
      // Adding 1.5·2²³ leaves no bits after the point: rounds to even, and unlike `rounded` needs no call.
      let shift: Float = 0x1.8p23
      return ((level + shift) - shift) * spacing
    }
  }
}
