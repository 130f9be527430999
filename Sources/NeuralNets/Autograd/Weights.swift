import Tensors

/// A tensor that a network owns and training changes.
///
/// Layers that share weights hold the same parameter; its gradient is then the sum over them. An input whose
/// gradient is asked for (an image under attack) is a parameter as well.
public final class Weights {
  /// The present value.
  public var value: Tensor
  /// Whether gradients are computed for it; without, it is a constant of every computation.
  public var isTrained: Bool

  /// A parameter with this value.
  public init(_ value: Tensor, isTrained: Bool = true) {
    (self.value, self.isTrained) = (value, isTrained)
  }

  /// The parameter as an operand of a computation.
  public var variable: Variable {
    Variable(value: value, operation: isTrained && Recording.isOn ? Operation(of: self) : nil)
  }
}

/// Whether computations with parameters are recorded for gradients.
enum Recording {
  @TaskLocal static var isOn = true
}
