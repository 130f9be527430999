import NeuralNets
import Spiking
import Tensors
import Testing

@Suite struct PooledNeuronsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let neuron: SpikingNeuron
    let kernel, image: [Int]

    var testDescription: String { "\(neuron.surrogate), \(kernel) of \(image)" }
    var pooling: Pooling { Pooling(.average(countingPadding: true), kernel: kernel) }

    static let all: [Case] = [Surrogate.rectangle(), .straightThrough, .arctangent()].flatMap { surrogate in
      let neuron = SpikingNeuron(
        leak: 0.75, threshold: 0.5, reset: .hard(to: 0), detachesReset: true, surrogate: surrogate)
      return [
        ([2, 2], [28, 28, 15]), ([2, 2], [14, 14, 40]), ([4, 2], [8, 6, 1]), ([1, 2], [5, 4, 17]),
        ([2, 1], [6, 3, 130]),
      ].map { Case(neuron: neuron, kernel: $0.0, image: $0.1) }
    }
  }

  private static func bits(_ tensor: Tensor?) -> [UInt32]? { tensor?.elements.map(\.bitPattern) }

  @Test(arguments: Case.all)
  func `a network computes neurons and their pooling as if one by one`(test: Case) throws {
    var random = Philox(seed: 2, purpose: .generation)
    let (steps, samples) = (5, 3)
    let currents = Weights(random.numbers([steps * samples] + test.image))
    func pass() -> Pass { .training(seed: 1, step: 0, timeSteps: steps) }
    let network = Sequential(test.neuron, test.pooling)
    try #require(test.neuron.fused(with: test.pooling) != nil)
    let expected = test.pooling(test.neuron(currents.variable, pass()), pass())
    let weights = random.numbers(expected.shape)
    let gradient = expected.backward(from: weights)[currents]
    for threads in 1...3 {
      ThreadPool.shared(threads: threads).asCurrent {
        let found = network(currents.variable, pass())
        #expect(found.value == expected.value)
        #expect(network(currents.value, .inference(timeSteps: steps)) == expected.value)
        #expect(
          PooledNeuronsTests.bits(found.backward(from: weights)[currents])
            == PooledNeuronsTests.bits(gradient))
      }
    }
  }

  @Test func `what squares do not cover is pooled after the neurons`() {
    var random = Philox(seed: 3, purpose: .generation)
    let neuron = SpikingNeuron(threshold: 0.5)
    let currents = random.numbers([4, 5, 5, 3])
    let pooling = Pooling.average2D(2)
    let pass = Pass.inference(timeSteps: 2)
    #expect(Sequential(neuron, pooling)(currents, pass) == pooling(neuron(currents, pass), pass))
    for other: Pooling in [.max2D(2), .average2D(3), .average2D(2, stride: 1), .average3D(2)] {
      #expect(neuron.fused(with: other) == nil)
    }
    #expect(neuron.fused(with: neuron) == nil)
  }
}
