import Tensors

/// How a hand changes a whole digit.
struct HandStyle {
  private let proportion: SIMD2<Float>
  private let width: Float
  private let slant: Float
  private let cosine: Float
  private let sine: Float
  private let bend: BendField

  init(random: inout Philox) {
    proportion = SIMD2(random.uniform(-0.6...0.6), random.uniform(-0.6...0.6))
    width = random.uniform(0.8...1.6)
    slant = random.uniform(-0.5...0.8)
    // The tangent of half the angle gives both functions without calling any.
    let t = 0.065 * random.roughlyNormal()
    cosine = (1 - t * t) / (1 + t * t)
    sine = 2 * t / (1 + t * t)
    bend = BendField(amplitude: 0.045, random: &random)
  }

  /// Where a point of the unmoved digit (height 1, x about 0…0.6) comes to lie.
  func apply(to point: SIMD2<Float>) -> SIMD2<Float> {
    // Moves what is inside the unit square towards one side: a larger head or belly.
    let inside = point.clamped(lowerBound: .zero, upperBound: SIMD2(repeating: 1))
    let shaped = point + proportion * inside * (1 - inside)
    let bent = shaped + bend.at(shaped)
    let slanted = SIMD2(width * bent.x - slant * bent.y, bent.y)
    return SIMD2(
      cosine * slanted.x - sine * slanted.y, sine * slanted.x + cosine * slanted.y)
  }
}
