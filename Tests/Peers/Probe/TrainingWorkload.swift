import NeuralNets
import Spiking
import Tensors

/// Training steps of a network: forward, cross entropy, backward, Adam.
final class TrainingWorkload: Workload {
  private let network: TimedNetwork
  private var batches: TimedBatches
  private var optimiser: Adam
  private var steps = 0
  private var loss: Float = 0

  init(_ settings: Settings, _ arrays: Arrays) throws {
    network = try TimedNetwork(settings, arrays)
    batches = try TimedBatches(network, arrays)
    optimiser = Adam(network.layers.parameters)
  }

  func step() {
    let (input, labels) = batches.take()
    let pass = Pass.training(seed: 1, step: steps, timeSteps: network.steps)
    let loss = crossEntropy(network.logits(input, pass), labels: labels)
    self.loss = loss.value.elements[0]
    optimiser.step(loss.backward(), rate: 1e-3)
    steps += 1
  }

  /// The last loss, and for neurons the share that fires, population by population.
  func note() -> [String: Double] {
    var note = ["loss": Double(loss)]
    guard network.steps > 1 else { return note }
    var x = batches.inputs[0]
    note["firing input"] = x.shareOfOnes
    var population = 0
    for layer in network.layers.layers {
      x = layer(x, .inference(timeSteps: network.steps))
      guard layer is SpikingNeuron else { continue }
      population += 1
      note["firing \(population)"] = x.shareOfOnes
    }
    return note
  }
}

extension TypedTensor where Element == Float {
  fileprivate var shareOfOnes: Double {
    Double(withUnsafeElements { $0.count { $0 == 1 } }) / Double(Swift.max(1, count))
  }
}
