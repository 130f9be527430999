import NeuralNets
import Spiking
import Tensors

/// A multi-layer perceptron of integrate-and-fire neurons that reads its answer from spike counts.
public struct SpikingPerceptron: Sendable, Equatable {
  /// The float weights that learning moves; layer `l` maps `widths[l]` neurons to `widths[l + 1]`.
  public var layers: [Linear]
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
      return Linear(inputs: pair.0, outputs: pair.1, using: &stream)
    }
  }

  /// The number of neurons per layer, inputs and outputs included.
  public var widths: [Int] { [layers[0].inputs] + layers.map(\.outputs) }

  /// The layers as the spiking network computes with them: weights rounded to `weightBits`.
  public var computedLayers: [Linear] {
    guard weightBits < 32 else { return layers }
    let quantiser = PowerOfTwoQuantiser(bits: weightBits)
    return layers.map { Linear(weight: quantiser($0.weight), bias: $0.bias) }
  }

  /// The same spiking network with its rounded weights as its float weights: repeated passes round but once.
  public var rounded: SpikingPerceptron {
    var network = self
    network.layers = computedLayers
    network.weightBits = 32
    return network
  }

  /// What the network does with `input`.
  public func callAsFunction(_ input: CodedInput) -> PerceptronPass {
    let computed = computedLayers
    var activities: [LayerActivity] = []
    for linear in computed {
      let layer = SpikingLinear(linear, neuron)
      switch (activities.last, input) {
      case (let last?, _): activities.append(layer(last.spikes))
      case (nil, .spikes(let train)): activities.append(layer(train))
      case (nil, .constant(let current)): activities.append(layer(constant: current, steps: steps))
      }
    }
    return PerceptronPass(input: input, computedLayers: computed, activities: activities, steps: steps)
  }

  /// The names of all parameters, in the order of `parameters`.
  public var parameterNames: [String] {
    layers.indices.flatMap { ["layer\($0 + 1).weight", "layer\($0 + 1).bias"] }
  }

  /// All parameters by name: weights `[input, output]` and biases `[output]`.
  public var parameters: [NamedTensor] {
    zip(parameterNames, layers.flatMap { [$0.weight, $0.bias] }).map { NamedTensor($0, $1) }
  }

  /// SHA-256 over all parameters as float32 in the order of `parameters`, in hexadecimal digits.
  public var digest: String {
    var digest = SHA256()
    for parameter in parameters {
      parameter.tensor.withUnsafeElements { digest.update(UnsafeRawBufferPointer($0)) }
    }
    return digest.hexDigest
  }

  /// Takes over parameters that `parameters` gave.
  ///
  /// - Throws: `NamedTensorError` if one is missing or has another shape.
  public mutating func restore(_ parameters: [NamedTensor]) throws(NamedTensorError) {
    for index in layers.indices {
      let (name, layer) = ("layer\(index + 1)", layers[index])
      layers[index] = Linear(
        weight: try parameters.tensor(named: "\(name).weight", shape: layer.weight.shape),
        bias: try parameters.tensor(named: "\(name).bias", shape: layer.bias.shape))
    }
  }
}

/// One pass of a batch through the network, with all that learning and display need of it.
public struct PerceptronPass: Sendable {
  /// What went in.
  public let input: CodedInput
  /// The layers that computed it (with rounded weights where these are few bits).
  public let computedLayers: [Linear]
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
