import Tensors

/// Stochastic gradient descent, with momentum if asked for.
///
///     v = momentum·v + g + decay·w        w -= rate·v            (momentum)
///                                         w -= rate·(g + decay·w + momentum·v)   (Nesterov)
///
/// The first step sets `v` to its gradient. I. Sutskever et al., "On the importance of initialization and momentum
/// in deep learning", ICML 2013, in the form that PyTorch uses.
public struct SGD: Optimiser {
  public let parameters: [Weights]
  /// How much of the last move is kept.
  public let momentum: Float
  /// Whether the gradient is looked at where momentum alone would lead.
  public let isNesterov: Bool
  /// This many times the weights is added to the gradients.
  public let weightDecay: Float
  public private(set) var steps = 0
  private var velocities: [Tensor]

  /// An optimiser of these parameters.
  public init(_ parameters: [Weights], momentum: Float = 0, nesterov: Bool = false, weightDecay: Float = 0) {
    precondition(!nesterov || momentum > 0, "SGD: Nesterov's method needs momentum")
    (self.parameters, self.momentum, isNesterov) = (parameters, momentum, nesterov)
    self.weightDecay = weightDecay
    velocities = momentum > 0 ? parameters.map { Tensor($0.value.shape) } : []
  }

  public mutating func step(_ gradients: Gradients, rate: Float) {
    steps += 1
    let (momentum, decay, nesterov) = (momentum, weightDecay, isNesterov)
    for (index, parameter) in parameters.enumerated() {
      guard var move = gradients[parameter] else { continue }
      if decay != 0 { move.combine(with: parameter.value) { $0 + decay * $1 } }
      if momentum > 0 {
        velocities[index].combine(with: move) { momentum * $0 + $1 }
        if nesterov {
          move.combine(with: velocities[index]) { $0 + momentum * $1 }
        } else {
          move = velocities[index]
        }
      }
      parameter.value.combine(with: move) { $0 - rate * $1 }
    }
  }

  public var state: [NamedTensor] {
    velocities.enumerated().map { NamedTensor("\($0.offset).velocity", $0.element) }
  }

  public mutating func restore(_ state: [NamedTensor], steps: Int) throws(NamedTensorError) {
    var restored: [Tensor] = []
    for (index, velocity) in velocities.enumerated() {
      restored.append(try state.tensor(named: "\(index).velocity", shape: velocity.shape))
    }
    (velocities, self.steps) = (restored, steps)
  }
}
