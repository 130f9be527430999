import Spiking

/// The neuron's equations as they are written, one neuron in Double, with derivatives by forward differentiation
/// in which a spike changes by the surrogate's derivative times the change of its membrane.
struct NaiveNeuron {
  let neuron: SpikingNeuron

  /// What a change of one input or parameter changes.
  struct Change {
    var current: Int? = nil
    var threshold = 0.0
    var leak = 0.0
    var gain = 0.0
  }

  /// Spikes, membranes and, for `change`, the change of `sum(w·s) + sum(m·u)`.
  func run(
    _ currents: [Double], spikeWeights: [Double], membraneWeights: [Double], change: Change = Change()
  ) -> (spikes: [Double], membrane: [Double], slope: Double) {
    let (threshold, leak, rest) = (Double(neuron.threshold), Double(neuron.leak), Double(neuron.rest))
    var (v, dv) = (0.0, 0.0)
    if case .hard(let potential) = neuron.reset { v = Double(potential) }
    var (spikes, membrane, slope) = ([Double](), [Double](), 0.0)
    // What a delayed reset takes away with the next input.
    var (debt, debtChange) = (0.0, 0.0)
    for (t, x) in currents.enumerated() {
      let u = rest + leak * (v - rest) + Double(neuron.inputGain) * x - debt
      var du = leak * dv + change.leak * (v - rest) + change.gain * x - debtChange
      if change.current == t { du += Double(neuron.inputGain) }
      let s = (neuron.firesAbove ? u > threshold : u >= threshold) ? 1.0 : 0
      let ds = derivative(u - threshold) * (du - change.threshold)
      slope += spikeWeights[t] * ds + membraneWeights[t] * du
      let resetChange = neuron.detachesReset ? 0 : ds
      (v, dv, debt, debtChange) = (u, du, 0, 0)
      switch neuron.reset {
      case .hard(let potential):
        (v, dv) = (s == 1 ? Double(potential) : u, (1 - s) * du + (Double(potential) - u) * resetChange)
      case .soft: (v, dv) = (u - threshold * s, du - threshold * resetChange - change.threshold * s)
      case .delayed: (debt, debtChange) = (threshold * s, threshold * resetChange + change.threshold * s)
      case .none: break
      }
      spikes.append(s)
      membrane.append(u)
    }
    return (spikes, membrane, slope)
  }

  private func derivative(_ x: Double) -> Double {
    switch neuron.surrogate {
    case .rectangle(let width): return abs(x) < Double(width) / 2 ? 1 / Double(width) : 0
    case .triangle(let slope): return max(0, Double(slope) * (1 - Double(slope) * abs(x)))
    case .arctangent(let slope):
      let scaled = Double.pi / 2 * Double(slope) * x
      return Double(slope) / 2 / (1 + scaled * scaled)
    case .sigmoid(let slope):
      let power = exponential(-Double(slope) * x)
      return Double(slope) * power / ((1 + power) * (1 + power))
    case .fastSigmoid(let slope):
      let root = 1 + Double(slope) * abs(x)
      return 1 / (root * root)
    case .straightThrough: return 1
    }
  }

  /// e to the power x by its series, halved until it converges fast.
  private func exponential(_ x: Double) -> Double {
    var (term, sum) = (1.0, 1.0)
    for k in 1...20 {
      term *= x / 1024 / Double(k)
      sum += term
    }
    for _ in 0..<10 { sum *= sum }
    return sum
  }
}
