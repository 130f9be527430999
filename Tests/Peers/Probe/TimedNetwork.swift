import NeuralNets
import Spiking
import Tensors

/// The networks that are timed, with given weights.
struct TimedNetwork {
  let layers: Sequential
  /// Time steps per sample; 1 for a network without neurons.
  let steps: Int
  /// Whether the input is flat, or images of one channel.
  private let isFlat: Bool

  /// 784-800-10 or 15C5-AP2-40C5-AP2-300FC-10, of leaky neurons (leak 1/2, threshold 1, reset to 0) or, for one
  /// step, of rectifiers.
  init(_ settings: Settings, _ arrays: Arrays) throws {
    steps = try settings.integer("steps")
    let name = try settings.text("network")
    isFlat = name == "mlp"
    var stream = Philox(seed: 1, purpose: .initialisation)
    let populations: [[any Layer]]
    switch name {
    case "mlp": populations = [[Linear(784, 800, using: &stream)], [Linear(800, 10, using: &stream)]]
    case "conv":
      populations = [
        [Conv2D(1, 15, kernel: 5, padding: .same, using: &stream)],
        [Pooling.average2D(2), Conv2D(15, 40, kernel: 5, padding: .same, using: &stream)],
        [Pooling.average2D(2), Flatten(), Linear(1960, 300, using: &stream)],
        [Linear(300, 10, using: &stream)],
      ]
    default: throw ProbeError("there is no network '\(name)'")
    }
    let neuron = SpikingNeuron.spikingJelly(
      tau: 2, decaysInput: false, surrogate: .rectangle(), detachesReset: true)
    let isSpiking = steps > 1
    layers = Sequential(
      populations.enumerated().flatMap { index, population -> [any Layer] in
        if isSpiking { return population + [neuron] }
        return index + 1 < populations.count ? population + [ReLU()] : population
      })
    for (index, weights) in layers.parameters.enumerated() {
      weights.value = try arrays.tensor(index % 2 == 0 ? "w\(index / 2)" : "b\(index / 2)")
    }
  }

  /// A batch `[step·sample, pixel]` in the shape that the first layer takes.
  func input(_ pixels: Tensor) -> Tensor { isFlat ? pixels : pixels.reshaped([pixels.shape[0], 28, 28, 1]) }

  /// The class scores `[sample, class]`: spike counts, or what the last layer gives.
  func logits(_ x: Tensor, _ pass: Pass) -> Variable {
    let y = layers(Variable(x), pass)
    return steps == 1 ? y : y.reshaped([steps, y.shape[0] / steps, y.shape[1]]).sum(over: [0])
  }
}

/// The batches that a network is timed on, used in turn.
struct TimedBatches {
  let inputs: [Tensor]
  let labels: [[Int]]
  private var next = 0

  /// Of `x` `[batch, sample, pixel]` and `labels` `[batch, sample]`; brightness goes to 0…1, spikes stay.
  init(_ network: TimedNetwork, _ arrays: Arrays) throws {
    var x = try arrays.tensor("x")
    if network.steps == 1 { x.scale(by: 1 / 255) }
    let numbers = try arrays.integers("labels")
    let count = x.shape[0]
    inputs = (0..<count).map { network.input(x.rows($0..<$0 + 1).reshaped(Array(x.shape.dropFirst()))) }
    let samples = numbers.count / count
    labels = (0..<count).map { Array(numbers[$0 * samples..<($0 + 1) * samples]) }
  }

  mutating func take() -> (input: Tensor, labels: [Int]) {
    defer { next = (next + 1) % inputs.count }
    return (inputs[next], labels[next])
  }
}
