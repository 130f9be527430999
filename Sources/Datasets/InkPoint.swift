/// A point of the pen's path.
struct InkPoint {
  /// Where the pen is; in heights of the digit while it is traced, in pixels when it is drawn.
  var place: SIMD2<Float>
  /// How hard it presses: the factor on the stroke's width, about 1.
  var pressure: Float
  /// False at the first point of a stroke, to which no line leads.
  var continues: Bool
}
