import Tensors

/// A smooth random displacement of the plane: elastic distortion.
///
/// Displacements are drawn for the nodes of a 4×4 grid over the unit square (with a margin) and blended in
/// between, so that neighbouring points move alike.
struct BendField {
  private var nodes = InlineArray<16, SIMD2<Float>>(repeating: .zero)

  /// A field whose nodes move by `amplitude` (one standard deviation) along each axis.
  init(amplitude: Float, random: inout Philox) {
    for i in 0..<16 { nodes[i] = amplitude * SIMD2(random.roughlyNormal(), random.roughlyNormal()) }
  }

  /// The displacement at `point`.
  func at(_ point: SIMD2<Float>) -> SIMD2<Float> {
    let place = ((point + 0.2) * (3 / 1.4)).clamped(lowerBound: .zero, upperBound: SIMD2(repeating: 2.999))
    let cell = place.rounded(.down)
    let t = place - cell
    let s = t * t * (3 - 2 * t)
    let corner = Int(cell.y) * 4 + Int(cell.x)
    let top = nodes[corner] + s.x * (nodes[corner + 1] - nodes[corner])
    let bottom = nodes[corner + 4] + s.x * (nodes[corner + 5] - nodes[corner + 4])
    return top + s.y * (bottom - top)
  }
}
