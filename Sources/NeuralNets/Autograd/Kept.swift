/// Something that an operation keeps for its backward pass and lets go of there, so that memory which nobody else
/// holds can be written over.
public final class Kept<Value> {
  private var value: Value?

  /// Keeps `value` until it is taken.
  public init(_ value: consuming Value) { self.value = value }

  /// What was kept; it can be taken once.
  public func take() -> Value {
    guard let value = value.take() else { preconditionFailure("Kept: taken before") }
    return value
  }
}
