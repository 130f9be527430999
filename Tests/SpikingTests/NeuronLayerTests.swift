import NeuralNets
import Spiking
import Tensors
import Testing

@Suite struct NeuronLayerTests {
  @Test func `a layer of neurons passes back what its window does`() {
    var random = Philox(seed: 1, purpose: .generation)
    let neuron = SpikingNeuron(leak: 0.7, surrogate: .arctangent())
    let currents = Tensor([12, 5], (0..<60).map { _ in random.uniform(-1...2) })
    let weights = Tensor([12, 5], (0..<60).map { _ in random.uniform(-1...1) })
    let x = Weights(currents)
    let y = neuron(x.variable, .training(seed: 1, step: 0, timeSteps: 4))
    let (spikes, membrane) = neuron.forward(currents, steps: 4)
    #expect(y.value == spikes)
    #expect(y.backward(from: weights)[x] == neuron.backward(weights, membrane: membrane, steps: 4))
    #expect(x.value == currents, "the layer must not write over what others hold")
  }

  @Test(arguments: ReferenceTraining.Network.allCases)
  func `inference by events counts the same spikes as that of full matrices`(kind: ReferenceTraining.Network)
  {
    let training = ReferenceTraining(kind, firing: 0.1)
    let (events, full) = (
      training.inference(skippingZeros: true)(), training.inference(skippingZeros: false)()
    )
    // Sums in another order may lead a membrane over its threshold or not.
    let differing = zip(events.elements, full.elements).count { abs($0 - $1) > 1 }
    #expect(differing * 50 <= events.count)
    #expect(events.elements.contains { $0 > 0 })
  }

  @Test func `a spiking network trained twice, and with other numbers of threads, ends with the same bits`() {
    let digests = [1, 2, 3, 1].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        ReferenceTraining.Network.allCases.map { kind in
          var training = ReferenceTraining(kind)
          let first = training.step()
          for _ in 0..<2 { _ = training.step() }
          #expect(training.step() < first)
          return training.network.namedParameters.digest
        }
      }
    }
    #expect(Set(digests).count == 1)
  }
}
