import NeuralNets
import Spiking
import Tensors

/// A feed-forward network of integrate-and-fire neurons that reads its answer from spike counts.
public struct SpikingNetwork {
  /// A layer of neurons with the float weights that learning moves.
  public struct Layer {
    /// How it is fed.
    public let wiring: Wiring
    /// Of the wiring's `weightShape`.
    public let weight: Weights
    /// One number per neuron, or per channel.
    public let bias: Weights
  }

  /// The layers, the output last.
  public let layers: [Layer]
  /// The neurons of all layers.
  public let neuron: IntegrateAndFire
  /// Time steps per sample, `T`.
  public let steps: Int
  /// Bits of the weights that the spiking network computes with; 32 leaves the float weights as they are.
  public let weightBits: Int

  /// A network with random weights: uniform in `±sqrt(6 / fan-in)`, biases zero.
  ///
  /// - Parameters:
  ///   - wirings: how each layer is fed, the output last.
  ///   - seed: fixes the weights.
  public init(_ wirings: [Wiring], threshold: Float, steps: Int, weightBits: Int = 32, seed: UInt64) {
    precondition(
      !wirings.isEmpty && zip(wirings, wirings.dropFirst()).allSatisfy { $0.output == $1.input },
      "SpikingNetwork: the layers do not fit each other")
    neuron = IntegrateAndFire(threshold: threshold)
    self.steps = steps
    self.weightBits = weightBits
    layers = wirings.enumerated().map { number, wiring in
      var stream = Philox(seed: seed, purpose: .initialisation, index: UInt32(number))
      let (shape, fanIn) = (wiring.weightShape, wiring.fanIn)
      let weight = Initialiser.heUniform.tensor(shape, fanIn: fanIn, fanOut: wiring.outputs, using: &stream)
      return Layer(
        wiring: wiring, weight: Weights(weight), bias: Weights(Tensor([shape[shape.count - 1]])))
    }
  }

  /// A multi-layer perceptron with random weights.
  ///
  /// - Parameter widths: the number of neurons per layer, inputs and outputs included.
  public init(widths: [Int], threshold: Float, steps: Int, weightBits: Int = 32, seed: UInt64) {
    precondition(
      widths.count >= 2 && widths.allSatisfy { $0 > 0 }, "SpikingNetwork: widths \(widths) make no network")
    let hidden = widths.dropFirst().dropLast().map { HiddenLayer.full(neurons: $0) }
    self.init(
      Wiring.network(from: [1, 1, widths[0]], through: hidden, classes: widths[widths.count - 1]),
      threshold: threshold, steps: steps, weightBits: weightBits, seed: seed)
  }

  /// The number of inputs.
  public var inputs: Int { layers[0].wiring.inputs }

  /// The network in short notation, as in `784-800-10` or `28×28×1-15C5-AP2-10`.
  public var notation: String {
    let first = layers[0].wiring
    let input =
      first.kind == .full && first.pooling == nil
      ? "\(inputs)" : first.input.map(String.init).joined(separator: "×")
    return ([input] + layers.map(\.wiring.notation)).joined(separator: "-")
  }

  /// The layers as the spiking network computes with them: weights rounded to `weightBits`.
  public var synapses: [Synapses] {
    let quantiser = weightBits < 32 ? PowerOfTwoQuantiser(bits: weightBits) : nil
    return layers.map { layer in
      Synapses(
        wiring: layer.wiring, weight: quantiser.map { $0(layer.weight.value) } ?? layer.weight.value,
        bias: layer.bias.value)
    }
  }

  /// What the network does with `input`.
  public func callAsFunction(_ input: CodedInput) -> NetworkPass { self(input, synapses) }

  /// What it does with these synapses in place of its own, which several passes can share.
  func callAsFunction(_ input: CodedInput, _ synapses: [Synapses]) -> NetworkPass {
    var activities: [LayerActivity] = []
    for layer in synapses {
      let from = activities.last.map { CodedInput.spikes($0.spikes) } ?? input
      activities.append(layer.response(of: neuron, to: from, steps: steps))
    }
    return NetworkPass(input: input, synapses: synapses, activities: activities, steps: steps)
  }

  /// All parameters by name, layer by layer.
  public var namedParameters: NamedParameters {
    layers.enumerated().flatMap { index, layer in
      [("layer\(index + 1).weight", layer.weight), ("layer\(index + 1).bias", layer.bias)]
    }
  }
}

/// One pass of a batch through the network, with all that learning and display need of it.
public struct NetworkPass: Sendable {
  /// What went in.
  public let input: CodedInput
  /// What computed it (with rounded weights where these are few bits).
  public let synapses: [Synapses]
  /// What each layer did, the output layer last.
  public let activities: [LayerActivity]
  /// Time steps.
  public let steps: Int

  /// The output layer's activity.
  public var output: LayerActivity { activities[activities.count - 1] }

  /// The class each sample is read as: the one with the most output spikes, of several with as many the one
  /// with the largest potential.
  public var readings: [Int] { CountDecoder.classes(of: output) }

  /// The class each sample is read as by the largest free aggregate potential.
  public var readingsByPotential: [Int] { output.potential.largestColumns() }

  /// The activity of the layers.
  public var statistics: SpikeStatistics {
    SpikeStatistics(input: input, activities: activities, connections: synapses.map(\.wiring.connections))
  }
}
