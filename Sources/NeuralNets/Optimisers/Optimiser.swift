import Tensors

/// Moves parameters against their gradients.
public protocol Optimiser {
  /// What it moves, in a fixed order.
  var parameters: [Weights] { get }
  /// How many steps have been taken.
  var steps: Int { get }
  /// Moves all parameters that have a gradient.
  ///
  /// - Weights rate: the learning rate of this step.
  mutating func step(_ gradients: Gradients, rate: Float)
  /// What it remembers from step to step, apart from `steps`: arrays under fixed names.
  var state: [NamedTensor] { get }
  /// Restores what `state` gave after `steps` steps.
  ///
  /// - Throws: `NamedTensorError` if an array is missing or has another shape; the optimiser is unchanged then.
  mutating func restore(_ state: [NamedTensor], steps: Int) throws(NamedTensorError)
}
