import Tensors

/// A tensor together with how it was computed, so that gradients can be taken.
///
/// A computation is recorded while it runs. `backward` goes back through it once, from the last operation to
/// the first, and lets go of what each one kept as soon as it is no longer needed.
public struct Variable {
  /// The numbers.
  public let value: Tensor
  let operation: Operation?

  init(value: Tensor, operation: Operation?) {
    (self.value, self.operation) = (value, operation)
  }

  /// A constant: no gradient goes back into it.
  public init(_ value: Tensor) { self.init(value: value, operation: nil) }

  /// The length of each axis.
  public var shape: [Int] { value.shape }

  /// Whether it was computed from a parameter in training.
  public var needsGradient: Bool { operation != nil }

  /// The same numbers as a constant.
  public var detached: Variable { Variable(value) }

  /// The result of an operation of one's own.
  ///
  /// - Parameters:
  ///   - value: the result.
  ///   - parents: what it was computed from.
  ///   - backward: gives for the gradient with respect to the result that with respect to each parent, in their
  ///     order; nil where there is none or the parent does not need one. It is called at most once, on the
  ///     thread that calls `backward`, and may write over the gradient it is given.
  public static func operation(
    _ value: consuming Tensor, parents: [Variable],
    backward: @escaping (_ gradient: consuming Tensor) -> [Tensor?]
  ) -> Variable {
    let operations = parents.map(\.operation)
    guard operations.contains(where: { $0 != nil }) else { return Variable(value) }
    return Variable(value: value, operation: Operation(parents: operations, backward: backward))
  }

  /// The result of an operation on one operand; see `operation(_:parents:backward:)`.
  public static func operation(
    _ value: consuming Tensor, of parent: borrowing Variable,
    backward: @escaping (_ gradient: consuming Tensor) -> Tensor
  ) -> Variable {
    guard let operation = parent.operation else { return Variable(value) }
    return Variable(value: value, operation: Operation(parents: [operation]) { [backward($0)] })
  }

  /// How a variable was computed, without its numbers.
  public struct History {
    fileprivate let operation: Operation?

    /// Whether it was computed from a parameter in training.
    public var needsGradient: Bool { operation != nil }
  }

  /// How it was computed, for operations that write over its numbers when nobody else holds them.
  public var history: History { History(operation: operation) }

  /// The numbers, of which this variable then holds nothing.
  public consuming func taken() -> Tensor { value }

  /// The result of an operation on an operand that was `taken`; see `operation(_:parents:backward:)`.
  public static func operation(
    _ value: consuming Tensor, after history: History,
    backward: @escaping (_ gradient: consuming Tensor) -> Tensor
  ) -> Variable {
    guard let operation = history.operation else { return Variable(value) }
    return Variable(value: value, operation: Operation(parents: [operation]) { [backward($0)] })
  }

  /// The gradients of this number with respect to all parameters it was computed from.
  ///
  /// The order of the sums depends on the computation alone. What the computation kept is let go, so this can be
  /// called once.
  public consuming func backward() -> Gradients {
    precondition(value.count == 1, "backward starts from a single number, got shape \(shape)")
    return backward(from: Tensor(shape, repeating: 1))
  }

  /// The gradients of the sum of `weights` times this tensor with respect to all parameters.
  public consuming func backward(from weights: Tensor) -> Gradients {
    precondition(weights.shape == shape, "backward: gradient \(weights.shape) for shape \(shape)")
    var gradients = Gradients()
    guard let last = operation else { return gradients }
    self = Variable(weights)
    var operations = Variable.ancestors(of: last)
    last.add(weights)
    while let operation = operations.popLast() {
      if let parameter = operation.parameter {
        if let gradient = operation.takeGradient() { gradients.add(gradient, of: parameter) }
      } else {
        operation.propagate()
      }
    }
    return gradients
  }

  /// `last` and all it was computed from, in the order in which they were computed.
  private static func ancestors(of last: Operation) -> [Operation] {
    var found: [Operation] = []
    var seen: Set<UInt64> = [last.number]
    var open = [last]
    while let operation = open.popLast() {
      found.append(operation)
      for case let parent? in operation.parents where seen.insert(parent.number).inserted {
        open.append(parent)
      }
    }
    return found.sorted { $0.number < $1.number }
  }
}
