import Synchronization
import Tensors

/// One step of a computation: what its result was computed from, and how a gradient goes back through it.
final class Operation {
  /// Grows from operation to operation: a result always has a larger number than what it was computed from.
  let number: UInt64
  /// The parameter whose value this is, of a leaf.
  let parameter: Weights?
  private(set) var parents: [Operation?]
  private var backward: Backward?
  /// The sum of the gradients that have come back so far.
  private var gradient: Tensor?

  /// Turns the gradient with respect to the result into those with respect to the parents.
  typealias Backward = (_ gradient: consuming Tensor) -> [Tensor?]

  private static let counter = Atomic<UInt64>(0)

  init(parents: [Operation?], backward: @escaping Backward) {
    (self.parents, self.backward, parameter) = (parents, backward, nil)
    number = Operation.counter.wrappingAdd(1, ordering: .relaxed).newValue
  }

  init(of parameter: Weights) {
    (parents, self.parameter) = ([], parameter)
    number = Operation.counter.wrappingAdd(1, ordering: .relaxed).newValue
  }

  func add(_ further: consuming Tensor) {
    if gradient == nil {
      gradient = further
    } else {
      gradient?.combine(with: further) { $0 + $1 }
    }
  }

  /// The gradient that has come back; the operation keeps none.
  func takeGradient() -> Tensor? {
    defer { gradient = nil }
    return gradient
  }

  /// Hands the gradient on to the parents and lets go of all that was kept for it.
  func propagate() {
    guard let gradient = takeGradient() else { return }
    guard let backward else {
      preconditionFailure("backward: this computation has been gone back through before; compute it anew")
    }
    self.backward = nil
    let gradients = backward(consume gradient)
    precondition(
      gradients.count == parents.count,
      "An operation gave back \(gradients.count) gradients for \(parents.count) operands")
    for (parent, gradient) in zip(parents, gradients) {
      if let parent, let gradient { parent.add(gradient) }
    }
  }
}
