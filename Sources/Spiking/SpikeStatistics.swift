import NeuralNets
import Tensors

/// How active the layers of a network are and what that would cost on event-driven hardware.
///
/// Energies are estimates for 45 nm CMOS: 4.6 pJ for a float32 multiply-accumulate and 0.9 pJ for a float32
/// addition (M. Horowitz, "Computing's energy problem", ISSCC 2014, doi 10.1109/ISSCC.2014.6757323), memory
/// left out.
public struct SpikeStatistics: Sendable, Equatable {
  /// Joules per multiply-accumulate.
  public static let energyPerMultiplyAccumulate = 4.6e-12
  /// Joules per addition.
  public static let energyPerAddition = 0.9e-12

  /// How a layer is connected to the next.
  public struct Connections: Sendable, Equatable {
    /// The weights that a spike adds, on average over the neurons.
    public let perSpike: Double
    /// The multiply-accumulates of all connections for one sample.
    public let multiplyAccumulates: Double

    public init(perSpike: Double, multiplyAccumulates: Double) {
      (self.perSpike, self.multiplyAccumulates) = (perSpike, multiplyAccumulates)
    }

    /// Every one of `inputs` neurons with every one of `outputs`.
    public static func full(_ inputs: Int, _ outputs: Int) -> Self {
      Self(perSpike: Double(outputs), multiplyAccumulates: Double(inputs) * Double(outputs))
    }
  }

  /// The sums of one layer over all samples seen.
  public struct Layer: Sendable, Equatable {
    /// Neurons of the layer.
    public let neurons: Int
    /// What it feeds; nil for the last layer.
    public let connections: Connections?
    /// Time steps per sample.
    public let steps: Int
    /// True for input that flows as a current: its numbers are multiplied once per sample, not spiked.
    public let isCurrent: Bool
    /// Samples seen.
    public fileprivate(set) var samples = 0
    /// Spikes of all neurons; for currents the numbers that are not zero.
    public fileprivate(set) var events = 0
    /// Neurons without a single spike in their window, counted per sample.
    public fileprivate(set) var silent = 0

    /// Mean spikes per neuron and sample.
    public var spikesPerNeuron: Double {
      isCurrent ? 0 : ratio(Double(events), Double(samples) * Double(neurons))
    }
    /// Mean spikes per neuron and step.
    public var rate: Double { spikesPerNeuron / Double(steps) }
    /// The share of neurons that stay silent.
    public var silentShare: Double { ratio(Double(silent), Double(samples) * Double(neurons)) }
    /// Additions of a weight (multiplications by one for currents) that the layer causes, per sample.
    public var synapticOperations: Double {
      ratio(Double(events) * (connections?.perSpike ?? 0), Double(samples))
    }
    /// The multiply-accumulates of the same connections in a network without spikes, per sample.
    public var denseOperations: Double { connections?.multiplyAccumulates ?? 0 }
    /// Estimated joules per sample.
    public var energy: Double {
      synapticOperations
        * (isCurrent
          ? SpikeStatistics.energyPerMultiplyAccumulate : SpikeStatistics.energyPerAddition)
    }

    private func ratio(_ a: Double, _ b: Double) -> Double { b == 0 ? 0 : a / b }
  }

  /// The layers, input first.
  public private(set) var layers: [Layer]

  /// Nothing seen yet.
  public init() { layers = [] }

  /// The activity of one batch: the input and what each layer did with it.
  ///
  /// - Parameter connections: how each of the layers is fed.
  public init(input: CodedInput, activities: [LayerActivity], connections: [Connections]) {
    precondition(
      activities.count == connections.count,
      "SpikeStatistics: \(activities.count) layers with \(connections.count) connections")
    let steps = activities.first?.spikes.steps ?? 1
    let inputs: Layer
    switch input {
    case .constant(let current):
      var layer = Layer(
        neurons: current.shape[1], connections: connections.first, steps: steps, isCurrent: true)
      layer.samples = current.shape[0]
      layer.events = current.withUnsafeElements { $0.reduce(0) { $1 == 0 ? $0 : $0 + 1 } }
      layer.silent = current.count - layer.events
      inputs = layer
    case .spikes(let train):
      inputs = Layer(train.counts, steps: train.steps, connections: connections.first)
    }
    layers = [inputs]
    for (index, activity) in activities.enumerated() {
      let next = index + 1 < connections.count ? connections[index + 1] : nil
      layers.append(Layer(activity.counts, steps: steps, connections: next))
    }
  }

  /// The activity of one batch, layer by layer.
  public init(layers: [Layer]) { self.layers = layers }

  /// Adds the activity of further samples of the same network.
  public mutating func add(_ other: SpikeStatistics) {
    guard !layers.isEmpty else {
      self = other
      return
    }
    precondition(
      layers.map(\.neurons) == other.layers.map(\.neurons), "SpikeStatistics of different networks")
    for (index, layer) in other.layers.enumerated() {
      layers[index].samples += layer.samples
      layers[index].events += layer.events
      layers[index].silent += layer.silent
    }
  }

  /// Mean spikes per neuron and sample over all layers that spike.
  public var spikesPerNeuron: Double {
    let spiking = layers.filter { !$0.isCurrent }
    let places = spiking.reduce(0.0) { $0 + Double($1.samples) * Double($1.neurons) }
    return places == 0 ? 0 : spiking.reduce(0.0) { $0 + Double($1.events) } / places
  }

  /// Estimated joules per sample.
  public var energy: Double { layers.reduce(0) { $0 + $1.energy } }
}

extension SpikeStatistics.Layer {
  /// The activity of a layer whose spikes, 0 and 1, are `[step, sample, neuron…]`.
  ///
  /// - Parameter connections: what the layer feeds; nil for the last one.
  public init(spikes: Tensor, connections: SpikeStatistics.Connections?) {
    precondition(
      spikes.shape.count >= 3, "SpikeStatistics needs [step, sample, neuron…], got \(spikes.shape)")
    let (steps, samples) = (spikes.shape[0], spikes.shape[1])
    let counts = SpikeDecoder.count.decode(spikes, steps: steps)
    self.init(
      counts.reshaped([samples, counts.count / max(1, samples)]), steps: steps,
      connections: connections)
  }

  fileprivate init(_ counts: Tensor, steps: Int, connections: SpikeStatistics.Connections?) {
    self.init(neurons: counts.shape[1], connections: connections, steps: steps, isCurrent: false)
    samples = counts.shape[0]
    counts.withUnsafeElements { counts in
      for count in counts {
        events += Int(count)
        if count == 0 { silent += 1 }
      }
    }
  }
}
