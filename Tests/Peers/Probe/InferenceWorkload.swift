import NeuralNets
import Spiking
import Tensors

/// The class scores of a spiking network, as the library computes them: by events where spikes are few, or by products
/// and convolutions of full matrices.
final class InferenceWorkload: Workload {
  private let network: TimedNetwork
  private let layers: Sequential
  private var batches: TimedBatches

  init(_ settings: Settings, _ arrays: Arrays, skippingZeros: Bool) throws {
    network = try TimedNetwork(settings, arrays)
    layers = skippingZeros ? network.layers : network.layers.withoutSkippingZeros
    batches = try TimedBatches(network, arrays)
  }

  func step() {
    let y = layers(batches.take().input, .inference(timeSteps: network.steps))
    _ = y.reshaped([network.steps, y.shape[0] / network.steps, y.shape[1]]).sum(over: [0])
  }
}
