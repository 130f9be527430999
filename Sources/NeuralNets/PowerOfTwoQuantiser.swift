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

  /// A quantiser to 2…24 bits.
  public init(bits: Int) {
    precondition((2...24).contains(bits), "PowerOfTwoQuantiser: bits must lie in 2...24, got \(bits)")
    self.bits = bits
  }

  /// The quantised numbers.
  public func callAsFunction(_ numbers: Tensor) -> Tensor {
    let spacing = spacing(for: numbers)
    var quantised = Tensor(uninitialized: numbers.shape)
    let largestLevel = largestLevel
    numbers.withUnsafeElements { numbers in
      quantised.withUnsafeMutableElements { quantised in
        for i in numbers.indices {
          let level = (numbers[i] / spacing).rounded(.toNearestOrEven)
          quantised[i] = min(max(level, -largestLevel), largestLevel) * spacing
        }
      }
    }
    return quantised
  }

  /// The distance between two levels that `numbers` get, a power of two.
  public func spacing(for numbers: Tensor) -> Float {
    let largest = numbers.withUnsafeElements { $0.reduce(0) { max($0, abs($1)) } }
    guard largest > 0, largest.isFinite else { return 1 }
    var coarsest = Float(sign: .plus, exponent: largest.exponent - (bits - 1), significand: 1)
    while coarsest * largestLevel < largest { coarsest *= 2 }
    var best = (error: Double.infinity, spacing: coarsest)
    for step in 0...PowerOfTwoQuantiser.finerSteps {
      let spacing = coarsest * Float(sign: .plus, exponent: -step, significand: 1)
      let error = squaredError(numbers, spacing)
      if error < best.error { best = (error, spacing) }
    }
    return best.spacing
  }

  private var largestLevel: Float { Float((1 << (bits - 1)) - 1) }

  private func squaredError(_ numbers: Tensor, _ spacing: Float) -> Double {
    let largestLevel = largestLevel
    return numbers.withUnsafeElements { numbers in
      var error = 0.0
      for number in numbers {
        let level = (number / spacing).rounded(.toNearestOrEven)
        let difference = number - min(max(level, -largestLevel), largestLevel) * spacing
        error += Double(difference * difference)
      }
      return error
    }
  }
}
