import Tensors

/// The derivative of a surrogate with its constants at hand; kernels are compiled for each.
protocol SurrogateSlope {
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float>
}

struct RectangleSlope: SurrogateSlope {
  private let half, height: SIMD16<Float>

  init(_ width: Float) {
    precondition(width > 0, "Surrogate.rectangle: width must be positive, got \(width)")
    (half, height) = (SIMD16(repeating: width / 2), SIMD16(repeating: 1 / width))
  }

  @inline(__always)
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float> {
    SIMD16<Float>.zero.replacing(with: height, where: x.magnitudes .< half)
  }
}

struct TriangleSlope: SurrogateSlope {
  private let slope: Float

  init(_ slope: Float) { self.slope = slope }

  @inline(__always)
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float> {
    pointwiseMax(.zero, slope - slope * slope * x.magnitudes)
  }
}

struct ArctangentSlope: SurrogateSlope {
  private let half, scale: Float

  init(_ slope: Float) { (half, scale) = (slope / 2, .pi * slope / 2) }

  @inline(__always)
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let scaled = scale * x
    return half / (1 + scaled * scaled)
  }
}

struct SigmoidSlope: SurrogateSlope {
  private let slope: Float

  init(_ slope: Float) { self.slope = slope }

  @inline(__always)
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let value = (slope * x).logistic
    return (1 - value) * value * slope
  }
}

struct FastSigmoidSlope: SurrogateSlope {
  private let slope: Float

  init(_ slope: Float) { self.slope = slope }

  @inline(__always)
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float> {
    let root = slope * x.magnitudes + 1
    return 1 / (root * root)
  }
}

struct UnitSlope: SurrogateSlope {
  @inline(__always)
  func callAsFunction(_ x: SIMD16<Float>) -> SIMD16<Float> { .one }
}
