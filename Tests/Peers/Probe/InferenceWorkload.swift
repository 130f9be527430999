import NeuralNets
import Spiking
import Tensors

/// The class scores of a spiking network of linear layers, as the library computes them: by events where spikes are few.
final class EventInferenceWorkload: Workload {
  private let network: TimedNetwork
  private var batches: TimedBatches

  init(_ settings: Settings, _ arrays: Arrays) throws {
    network = try TimedNetwork(settings, arrays)
    batches = try TimedBatches(network, arrays)
  }

  func step() { _ = network.logits(batches.take().input, .inference(timeSteps: network.steps)) }
}

/// The same scores by products of full matrices.
final class DenseInferenceWorkload: Workload {
  private let network: TimedNetwork
  private var batches: TimedBatches

  init(_ settings: Settings, _ arrays: Arrays) throws {
    network = try TimedNetwork(settings, arrays)
    batches = try TimedBatches(network, arrays)
  }

  func step() {
    var x = batches.take().input
    for layer in network.layers.layers {
      if let linear = layer as? Linear {
        x = matmul(x, linear.weight.value)
        if let bias = linear.bias { x.addToRows(bias.value) }
      } else {
        x = layer(x, .inference(timeSteps: network.steps))
      }
    }
    _ = Variable(x).reshaped([network.steps, x.shape[0] / network.steps, x.shape[1]]).sum(over: [0])
  }
}
