import Experiments

/// Values as JSON text in one canonical form: keys sorted, no spaces, shortest digits, reals with a point.
///
/// What JSON has no number for is written as the texts `nan`, `inf`, `-inf`.
public enum JSONText {
  public static func encode(_ value: Value) -> String { fatalError() }
}
