import NeuralNets
import Spiking
import Tensors

extension ParityCases {
  /// The spikes of neurons as another library makes them from its own parameters.
  static func neuron(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let neuron = try libraryNeuron(settings)
    return try withGradients(
      arrays, of: [("x", x)], neuron(x.variable, .inference(timeSteps: try settings.integer("steps"))))
  }

  /// A spiking network of two linear layers: the spikes of both populations, and the gradients of both weights.
  static func spikingPerceptron(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let (x, first, second) = (
      try arrays.weights("x"), try arrays.weights("w0"), try arrays.weights("w1")
    )
    let neuron = try libraryNeuron(settings)
    let pass = Pass.inference(timeSteps: try settings.integer("steps"))
    let hidden = neuron(linear(x.variable, first.variable), pass)
    let hiddenSpikes = hidden.value
    let y = neuron(linear(hidden, second.variable), pass)
    return try withGradients(arrays, of: [("x", x), ("w0", first), ("w1", second)], y)
      + [("hidden", hiddenSpikes)]
  }

  private static func libraryNeuron(_ settings: Settings) throws -> SpikingNeuron {
    let surrogate = try surrogate(settings)
    let threshold = try settings.number("threshold")
    let library = try settings.text("library")
    let reset = try settings.text("reset")
    switch library {
    case "spikingjelly":
      return .spikingJelly(
        tau: try settings.flag("leaky") ? settings.number("tau") : .infinity,
        decaysInput: try settings.flag("leaky") && settings.flag("decays-input"), threshold: threshold,
        resetPotential: reset == "hard" ? try settings.number("reset-potential") : nil, surrogate: surrogate,
        detachesReset: try settings.flag("detaches-reset"))
    case "snntorch":
      guard let reset = SpikingNeuron.SnnTorchReset(rawValue: reset) else {
        throw ProbeError("snnTorch has no reset '\(reset)'")
      }
      return .snnTorch(
        beta: try settings.number("beta"), threshold: threshold, reset: reset, surrogate: surrogate)
    default: throw ProbeError("there is no neuron of '\(library)'")
    }
  }

  private static func surrogate(_ settings: Settings) throws -> Surrogate {
    let slope = try settings.number("slope")
    let name = try settings.text("surrogate")
    switch name {
    case "rectangle": return .rectangle(width: 1 / slope)
    case "triangle": return .triangle(slope: slope)
    case "arctangent": return .arctangent(slope: slope)
    case "sigmoid": return .sigmoid(slope: slope)
    case "fast-sigmoid": return .fastSigmoid(slope: slope)
    case "straight-through": return .straightThrough
    default: throw ProbeError("there is no surrogate '\(name)'")
    }
  }
}
