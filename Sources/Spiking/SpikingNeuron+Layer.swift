import NeuralNets
import Tensors

/// A neuron as a layer: from currents `[step·sample, …]` to spikes of that shape.
///
/// The pass says how many time steps are folded into the first axis. Back-propagation goes through time, with the
/// neuron's surrogate in place of the derivative of firing, and keeps of the membranes what the surrogate needs. Spikes
/// and gradients take the memory of currents and spikes' gradients where nobody else holds them.
extension SpikingNeuron: Layer {
  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    let (history, steps) = (x.history, pass.timeSteps)
    guard history.needsGradient else { return Variable(spikes((consume x).taken(), steps: steps)) }
    let (spikes, trace) = tracedSpikes((consume x).taken(), steps: steps)
    let kept = Kept(trace)
    return .operation(spikes, after: history) { backward($0, trace: kept.take()) }
  }

  public var title: String {
    "\(leak == 1 ? "IF" : "LIF") \(leak == 1 ? "" : "leak \(leak), ")threshold \(threshold), \(reset.words) reset"
  }
}

extension SpikingNeuron.Reset {
  fileprivate var words: String {
    switch self {
    case .hard: "hard"
    case .soft: "soft"
    case .delayed: "delayed"
    case .none: "no"
    }
  }
}
