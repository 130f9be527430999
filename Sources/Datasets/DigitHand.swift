import Tensors

/// A point of the pen's path.
struct InkPoint {
  /// Where the pen is; in heights of the digit while it is traced, in pixels when it is drawn.
  var place: SIMD2<Float>
  /// How hard it presses: the factor on the stroke's width, about 1.
  var pressure: Float
  /// False at the first point of a stroke, to which no line leads.
  var continues: Bool
}

/// Turns a skeleton into the path of somebody's pen: control points moved, the whole slanted, rotated,
/// stretched and bent, strokes begun early or late.
struct DigitHand {
  /// The traced path, in heights of the digit.
  private(set) var path: [InkPoint] = []
  private var controls: [SIMD2<Float>] = []

  /// Traces one of `skeletons`.
  mutating func trace(_ skeletons: [DigitSkeleton], random: inout Philox) {
    path.removeAll(keepingCapacity: true)
    let skeleton = choose(skeletons, random: &random)
    let style = Style(random: &random)
    for stroke in skeleton.strokes {
      moveControls(of: stroke, random: &random)
      traceStroke(style, random: &random)
    }
  }

  private func choose(_ skeletons: [DigitSkeleton], random: inout Philox) -> DigitSkeleton {
    var rest = random.uniform() * skeletons.reduce(0) { $0 + $1.weight }
    for skeleton in skeletons.dropLast() {
      if rest < skeleton.weight { return skeleton }
      rest -= skeleton.weight
    }
    return skeletons[skeletons.count - 1]
  }

  /// Sets `controls` to the stroke's control points, each a little off its place.
  private mutating func moveControls(of stroke: [SIMD2<Float>], random: inout Philox) {
    controls.removeAll(keepingCapacity: true)
    let offset = 0.02 * SIMD2(random.roughlyNormal(), random.roughlyNormal())
    for (i, point) in stroke.enumerated() {
      if i > 0 && point == stroke[i - 1] {
        controls.append(controls[i - 1])
      } else {
        let jitter = 0.028 * SIMD2(random.roughlyNormal(), random.roughlyNormal())
        controls.append(0.01 * point + offset + jitter)
      }
    }
  }

  /// Appends the curve through `controls` (a Catmull–Rom spline) to the path.
  private mutating func traceStroke(_ style: Style, random: inout Philox) {
    let first = path.count
    let pressures = InlineArray<4, Float> { _ in 1 + 0.16 * random.roughlyNormal() }
    let spans = controls.count - 1
    for span in 0..<spans where controls[span] != controls[span + 1] {
      let (b, c) = (controls[span], controls[span + 1])
      // Beyond an end or a corner the curve is continued straight on.
      let a = span > 0 && controls[span - 1] != b ? controls[span - 1] : b + b - c
      let d = span + 2 <= spans && controls[span + 2] != c ? controls[span + 2] : c + c - b
      let chord = c - b
      let steps = max(2, Int((chord * chord).sum().squareRoot() * 14))
      for step in 0..<steps + (span == spans - 1 ? 1 : 0) {
        let t = Float(step) / Float(steps)
        let along = (Float(span) + t) / Float(spans) * 2.999
        let knot = Int(along)
        let pressure = pressures[knot] + (along - Float(knot)) * (pressures[knot + 1] - pressures[knot])
        let point = catmullRom(a, b, c, d, t)
        path.append(
          InkPoint(place: style.apply(to: point), pressure: pressure, continues: path.count > first))
      }
    }
  }

  private func catmullRom(
    _ a: SIMD2<Float>, _ b: SIMD2<Float>, _ c: SIMD2<Float>, _ d: SIMD2<Float>, _ t: Float
  ) -> SIMD2<Float> {
    let cubic = 3 * (b - c) + d - a
    let square = 2 * a - 5 * b + 4 * c - d
    return b + 0.5 * t * (c - a + t * (square + t * cubic))
  }
}

/// How a hand changes a whole digit.
private struct Style {
  private let proportion: SIMD2<Float>
  private let width: Float
  private let slant: Float
  private let cosine: Float
  private let sine: Float
  private let bend: BendField

  init(random: inout Philox) {
    proportion = 0.3 * SIMD2(random.roughlyNormal(), random.roughlyNormal())
    width = 1 + 0.16 * random.roughlyNormal()
    slant = 0.12 + 0.2 * random.roughlyNormal()
    // The tangent of half the angle gives both functions without calling any.
    let t = 0.06 * random.roughlyNormal()
    cosine = (1 - t * t) / (1 + t * t)
    sine = 2 * t / (1 + t * t)
    bend = BendField(amplitude: 0.05, random: &random)
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
