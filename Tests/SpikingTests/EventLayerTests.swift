import NeuralNets
import Spiking
import Tensors
import Testing

/// Networks that are computed by events in one go, beside their layers one by one.
@Suite struct EventLayerTests {
  private static let neurons = [
    SpikingNeuron(leak: 0.75, threshold: 0.5, reset: .hard(to: 0)),
    SpikingNeuron(leak: 0.5, inputGain: 0.5, rest: 0.25, threshold: 0.5, firesAbove: true, reset: .soft),
    // Fires without any input, in lanes beyond the outputs as well.
    SpikingNeuron(leak: 0.5, rest: 2, threshold: 0.75, reset: .delayed),
  ]

  /// Expects the same bits from `network` and from its layers one after another, for one to three threads.
  private func expectSameBits(
    _ network: Sequential, _ x: Tensor, steps: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var expected = x
    for layer in network.layers { expected = layer(expected, .inference(timeSteps: steps)) }
    let bits = expected.elements.map(\.bitPattern)
    for threads in 1...3 {
      ThreadPool.shared(threads: threads).asCurrent {
        let found = network(x, .inference(timeSteps: steps))
        #expect(found.shape == expected.shape, sourceLocation: sourceLocation)
        #expect(found.elements.map(\.bitPattern) == bits, sourceLocation: sourceLocation)
        // With gradients the layers go other ways.
        let recorded = network(Variable(x), .inference(timeSteps: steps))
        #expect(recorded.value.elements.map(\.bitPattern) == bits, sourceLocation: sourceLocation)
      }
    }
  }

  private func spikes(_ random: inout Philox, _ shape: [Int], share: Float) -> Tensor {
    var spikes = Tensor(shape)
    for i in 0..<spikes.count where random.uniform() < share {
      spikes.withUnsafeMutableElements { $0[i] = 1 }
    }
    return spikes
  }

  @Test(arguments: 1...20)
  func `fully connected neurons by events give the bits of their layers`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let steps = 1 + random.below(6)
    var width = 1 + random.below(300)
    var x = spikes(&random, [steps * (1 + random.below(40)), width], share: 0.6 * random.uniform())
    if seed % 4 == 0 { x.scale(by: 0.75) }
    var layers: [any Layer] = []
    for index in 0..<1 + random.below(3) {
      let outputs = 1 + random.below(200)
      layers.append(Linear(width, outputs, bias: random.below(2) == 0, using: &random))
      if index == 0 || random.below(5) > 0 {
        layers.append(EventLayerTests.neurons[random.below(EventLayerTests.neurons.count)])
      }
      width = outputs
    }
    expectSameBits(Sequential(layers), x, steps: steps)
  }

  @Test(arguments: 1...20)
  func `convolved neurons by events give the bits of their layers`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let steps = 1 + random.below(5)
    let (height, width, channels) = (4 + random.below(10), 4 + random.below(10), 1 + random.below(9))
    let x = spikes(
      &random, [steps * (1 + random.below(5)), height, width, channels], share: 0.4 * random.uniform())
    let (kernel, outputs) = ([1, 2, 3, 5, 9][random.below(5)], 1 + random.below(50))
    let convolution = Conv2D(channels, outputs, kernel: kernel, padding: .same, using: &random)
    let neuron = EventLayerTests.neurons[random.below(EventLayerTests.neurons.count)]
    var layers: [any Layer] = [convolution, neuron]
    if random.below(3) > 0 { layers.append(Pooling.average2D([1, 2, 4][random.below(3)])) }
    if random.below(2) == 0 {
      layers += [Conv2D(outputs, 17, kernel: 3, padding: .same, using: &random), neuron]
    }
    expectSameBits(exact(Sequential(layers)), x, steps: steps)
  }

  /// The network with weights so short that sums are exact in any order.
  private func exact(_ network: Sequential) -> Sequential {
    for weights in network.parameters {
      weights.value.withUnsafeMutableElements { for i in $0.indices { $0[i] = ($0[i] * 64).rounded() / 64 } }
    }
    return network
  }

  @Test func `the network of the benchmarks by events gives the bits of its layers`() {
    var random = Philox(seed: 5, purpose: .generation)
    let neuron = SpikingNeuron.spikingJelly(tau: 2, decaysInput: false, surrogate: .rectangle())
    let network = Sequential(
      Conv2D(1, 15, kernel: 5, padding: .same, using: &random), neuron, Pooling.average2D(2),
      Conv2D(15, 40, kernel: 5, padding: .same, using: &random), neuron, Pooling.average2D(2), Flatten(),
      Linear(1960, 300, using: &random), neuron, Linear(300, 10, using: &random), neuron)
    for weights in network.parameters { weights.value.scale(by: 2) }
    expectSameBits(exact(network), spikes(&random, [4 * 3, 28, 28, 1], share: 0.1), steps: 4)
  }
}
