import Tensors

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
    let style = HandStyle(random: &random)
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
    let offset = 0.025 * SIMD2(random.roughlyNormal(), random.roughlyNormal())
    for (i, point) in stroke.enumerated() {
      if i > 0 && point == stroke[i - 1] {
        controls.append(controls[i - 1])
      } else {
        let jitter = 0.02 * SIMD2(random.roughlyNormal(), random.roughlyNormal())
        controls.append(0.01 * point + offset + jitter)
      }
    }
    // Strokes begin and end early or late.
    let last = controls.count - 1
    controls[0] += 0.15 * random.roughlyNormal() * (controls[0] - controls[1])
    controls[last] += 0.15 * random.roughlyNormal() * (controls[last] - controls[last - 1])
  }

  /// Appends the curve through `controls` (a Catmull–Rom spline) to the path.
  private mutating func traceStroke(_ style: HandStyle, random: inout Philox) {
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
        let pressure =
          pressures[knot] + (along - Float(knot)) * (pressures[knot + 1] - pressures[knot])
          + random.uniform(-0.12...0.12)
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
