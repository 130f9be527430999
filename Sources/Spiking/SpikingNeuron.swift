import Tensors

/// A leaky integrate-and-fire neuron in discrete time, and its response to a whole window at once.
///
///     u[t] = rest + leak·(v[t-1] - rest) + inputGain·x[t]     membrane before the reset
///     s[t] = [u[t] >= threshold]                              (or > with `firesAbove`)
///     v[t] = reset of u[t]                                    membrane after the reset
///
/// With leak 1 it is the integrate-and-fire neuron. Before the window `v` is the potential of a hard reset, or 0.
///
/// Two libraries' neurons are special cases; `SpikingNeuron+Libraries.swift` gives them by their own parameters.
///
/// Tensors are time-major: `[step, sample, neuron…]` or `[step·sample, neuron…]`, so that step `t` is one
/// contiguous part. Each neuron's arithmetic has one order, so bits do not depend on threads.
public struct SpikingNeuron: Sendable, Equatable {
  /// What a spike does to the membrane.
  public enum Reset: Sendable, Equatable {
    /// `v = potential`.
    case hard(to: Float)
    /// `v = u - threshold`.
    case soft
    /// `v = u`, and one threshold is taken away with the next step's input, outside the leak:
    /// `u[t+1] = leak·u[t] + x[t+1] - threshold·s[t]`. With leak 1 the spikes are those of `soft`; the membrane
    /// after the last step still holds the threshold of a spike fired there.
    case delayed
    /// `v = u`: the neuron only integrates, as a read-out.
    case none
  }

  /// What is left of the membrane's distance from rest after one step, in 0…1.
  public var leak: Float
  /// What an input is multiplied by.
  public var inputGain: Float
  /// The potential that the membrane leaks to.
  public var rest: Float
  /// The potential at which the neuron fires, shared by the layer.
  public var threshold: Float
  /// Whether the neuron must exceed the threshold to fire, not only reach it.
  public var firesAbove: Bool
  /// What a spike does to the membrane.
  public var reset: Reset
  /// Whether errors take no path through the reset (through `s` in `v`).
  public var detachesReset: Bool
  /// What stands in for the derivative of firing.
  public var surrogate: Surrogate

  /// A neuron with the given constants.
  public init(
    leak: Float = 1, inputGain: Float = 1, rest: Float = 0, threshold: Float = 1, firesAbove: Bool = false,
    reset: Reset = .soft, detachesReset: Bool = false, surrogate: Surrogate = .rectangle()
  ) {
    precondition(leak >= 0 && leak <= 1, "SpikingNeuron: leak must lie in 0…1, got \(leak)")
    precondition(inputGain != 0, "SpikingNeuron: the input gain must not be 0")
    (self.leak, self.inputGain, self.rest) = (leak, inputGain, rest)
    (self.threshold, self.firesAbove) = (threshold, firesAbove)
    (self.reset, self.detachesReset, self.surrogate) = (reset, detachesReset, surrogate)
    precondition(
      threshold > initialPotential,
      "SpikingNeuron: threshold \(threshold) must lie above the initial potential \(initialPotential)")
  }

  /// The membrane before the window.
  var initialPotential: Float {
    if case .hard(let potential) = reset { potential } else { 0 }
  }
}
