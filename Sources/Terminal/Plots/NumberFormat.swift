/// How a number is written on an axis, in a legend or a table.
public enum NumberFormat: Hashable, Sendable {
  /// A number with so many significant digits, with an exponent where it is very large or small.
  case significant(Int)
  /// A number with so many decimals.
  case fixed(Int)
  /// A whole number, digits in groups of three: `4 217`.
  case integer
  /// A fraction as a percentage with so many decimals: 0.985 is `98.5 %`.
  case percent(Int)
  /// Bytes, with a unit: `11.0 KB`.
  case bytes
}
