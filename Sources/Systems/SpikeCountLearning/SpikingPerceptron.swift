import NeuralNets
import Spiking
import Tensors

/// A multi-layer perceptron of integrate-and-fire neurons that reads its answer from spike counts.
public struct SpikingPerceptron {
  /// The float weights that learning moves; layer `l` maps `widths[l]` neurons to `widths[l + 1]`.
  public let layers: [Linear]
  /// The neurons of all layers.
  public let neuron: IntegrateAndFire
  /// Time steps per sample, `T`.
  public let steps: Int
  /// Bits of the weights that the spiking network computes with; 32 leaves the float weights as they are.
  public private(set) var weightBits: Int

  /// A network with random weights.
  ///
  /// - Parameters:
  ///   - widths: the number of neurons per layer, inputs and outputs included.
  ///   - seed: fixes the weights.
  public init(widths: [Int], threshold: Float, steps: Int, weightBits: Int = 32, seed: UInt64) {
    precondition(
      widths.count >= 2 && widths.allSatisfy { $0 > 0 }, "SpikingPerceptron: widths \(widths) make no network"
    )
    neuron = IntegrateAndFire(threshold: threshold)
    self.steps = steps
    self.weightBits = weightBits
    layers = zip(widths, widths.dropFirst()).enumerated().map { number, pair in
      var stream = Philox(seed: seed, purpose: .initialisation, index: UInt32(number))
      return Linear(pair.0, pair.1, using: &stream)
    }
  }

  /// The number of neurons per layer, inputs and outputs included.
  public var widths: [Int] { [layers[0].inputs] + layers.map(\.outputs) }

  /// The layers as the spiking network computes with them: weights rounded to `weightBits`.
  public var computedLayers: [Affine] {
    let quantiser = weightBits < 32 ? PowerOfTwoQuantiser(bits: weightBits) : nil
    return layers.map { layer in
      Affine(
        weight: quantiser.map { $0(layer.weight.value) } ?? layer.weight.value,
        bias: layer.bias?.value ?? Tensor([layer.outputs]))
    }
  }

  /// What the network does with `input`.
  public func callAsFunction(_ input: CodedInput) -> PerceptronPass { self(input, computedLayers) }

  /// What it does with these layers in place of its own, which several passes can share.
  func callAsFunction(_ input: CodedInput, _ layers: [Affine]) -> PerceptronPass {
    var activities: [LayerActivity] = []
    for linear in layers {
      let layer = SpikingLinear(linear, neuron)
      switch (activities.last, input) {
      case (let last?, _): activities.append(layer(last.spikes))
      case (nil, .spikes(let train)): activities.append(layer(train))
      case (nil, .constant(let current)): activities.append(layer(constant: current, steps: steps))
      }
    }
    return PerceptronPass(input: input, computedLayers: layers, activities: activities, steps: steps)
  }

  /// All parameters by name: weights `[input, output]` and biases `[output]`, layer by layer.
  public var namedParameters: [(name: String, parameter: Weights)] {
    layers.enumerated().flatMap { index, layer in
      layer.ownParameters.map { ("layer\(index + 1).\($0.name)", $0.parameter) }
    }
  }

}

/// One pass of a batch through the network, with all that learning and display need of it.
public struct PerceptronPass: Sendable {
  /// What went in.
  public let input: CodedInput
  /// The layers that computed it (with rounded weights where these are few bits).
  public let computedLayers: [Affine]
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
}
