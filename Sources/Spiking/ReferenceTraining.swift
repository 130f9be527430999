import NeuralNets
import Tensors

/// The training step by which libraries for spiking networks are compared.
///
/// Ten time steps, leak 0.5, threshold 1, hard and detached reset, a rectangular surrogate of width 1; cross entropy
/// of the output's spike counts, back-propagation through time, Adam at a rate of 0.001. Input are spikes of one
/// probability, drawn once.
package struct ReferenceTraining {
  /// What is trained.
  package enum Network: String, Sendable, CaseIterable {
    /// 784-800-10, 128 samples at a time.
    case perceptron
    /// 28×28-15C5-AP2-40C5-AP2-300-10, 64 samples at a time.
    case convolutional
  }

  package static let timeSteps = 10
  /// Samples per step.
  package let batch: Int
  package let network: Sequential
  private var adam: Adam
  private let spikes: Tensor
  private let labels: [Int]

  /// - Parameter firing: the probability that an input fires in a step.
  package init(_ kind: Network, firing: Float = 0.2) {
    var random = Philox(seed: 1, purpose: .initialisation)
    let neuron = SpikingNeuron(
      leak: 0.5, threshold: 1, reset: .hard(to: 0), detachesReset: true, surrogate: .rectangle(width: 1))
    let input: [Int]
    switch kind {
    case .perceptron:
      (batch, input) = (128, [784])
      network = Sequential(Linear(784, 800, using: &random), neuron, Linear(800, 10, using: &random), neuron)
    case .convolutional:
      (batch, input) = (64, [28, 28, 1])
      network = Sequential(
        Conv2D(1, 15, kernel: 5, padding: .same, using: &random), neuron, Pooling.average2D(2),
        Conv2D(15, 40, kernel: 5, padding: .same, using: &random), neuron, Pooling.average2D(2),
        Flatten(), Linear(1960, 300, using: &random), neuron, Linear(300, 10, using: &random), neuron)
    }
    // A gain at which every layer fires.
    for case let layer as Linear in network.layers { layer.weight.value.scale(by: 2) }
    for case let layer as Conv2D in network.layers { layer.weight.value.scale(by: 2) }
    adam = Adam(network.parameters)
    var drawn = Philox(seed: 1, purpose: .encoding)
    let shape = [ReferenceTraining.timeSteps * batch] + input
    spikes = Tensor(shape, (0..<shape.reduce(1, *)).map { _ in drawn.uniform() < firing ? 1 : 0 })
    labels = (0..<batch).map { _ in drawn.below(10) }
  }

  /// One step: forward, backward, Adam.
  ///
  /// - Returns: the loss before the step.
  package mutating func step() -> Float {
    let pass = Pass.training(seed: 1, step: adam.steps, timeSteps: ReferenceTraining.timeSteps)
    let loss = crossEntropy(counts(network, pass), labels: labels)
    let value = loss.value.elements[0]
    adam.step(loss.backward(), rate: 1e-3)
    return value
  }

  /// The network's inference: the output's spike counts `[sample, class]`.
  ///
  /// - Parameter skippingZeros: whether by events where spikes are few, or by matrices and convolutions of all of them.
  package func inference(skippingZeros: Bool) -> () -> Tensor {
    let network = skippingZeros ? network : network.withoutSkippingZeros
    return { counts(network, .inference(timeSteps: ReferenceTraining.timeSteps)).value }
  }

  private func counts(_ network: Sequential, _ pass: Pass) -> Variable {
    network(Variable(spikes), pass).reshaped([ReferenceTraining.timeSteps, batch, 10]).sum(over: [0])
  }
}
