import NeuralNets
import Spiking
import Tensors
import Testing

@Suite struct SpikingLinearTests {
  private func randomLayer(_ random: inout Philox, inputs: Int, outputs: Int, exact: Bool) -> SpikingLinear {
    func number() -> Float { exact ? Float(random.below(17) - 8) / 16 : random.uniform(-0.5...0.5) }
    let linear = Affine(
      weight: Tensor([inputs, outputs], (0..<inputs * outputs).map { _ in number() }),
      bias: Tensor([outputs], (0..<outputs).map { _ in number() }))
    return SpikingLinear(linear, IntegrateAndFire(threshold: 1))
  }

  @Test(arguments: 1...20)
  func `multiplying, gathering and scattering spikes give the same activity`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (inputs, outputs) = (1 + random.below(300), 1 + random.below(70))
    let layer = randomLayer(&random, inputs: inputs, outputs: outputs, exact: true)
    let spikes = SpikeTrain.random(
      steps: 1 + random.below(70), samples: 1 + random.below(40), neurons: inputs,
      density: random.uniform() * 0.4, &random)
    let dense = layer.dense(spikes)
    #expect(layer.gathered(spikes) == dense)
    #expect(layer.scattered(spikes) == dense)
    #expect(layer(spikes) == dense)
  }

  @Test func `the free potential is the weighted sum of the counts and T times the bias`() {
    var random = Philox(seed: 5, purpose: .generation)
    let layer = randomLayer(&random, inputs: 100, outputs: 37, exact: true)
    let spikes = SpikeTrain.random(steps: 12, samples: 6, neurons: 100, density: 0.2, &random)
    var expected = matmul(spikes.counts, layer.linear.weight)
    var bias = layer.linear.bias
    bias.scale(by: 12)
    expected.addToRows(bias)
    #expect(layer(spikes).potential == expected)
  }

  @Test func `constant input acts as its product with the weights at every step`() {
    var random = Philox(seed: 6, purpose: .generation)
    let layer = randomLayer(&random, inputs: 30, outputs: 20, exact: true)
    let input = Tensor([4, 30], (0..<120).map { _ in Float(random.below(9)) / 8 })
    #expect(layer(constant: input, steps: 9) == layer.neuron(constant: layer.linear(input), steps: 9))
  }

  @Test(arguments: [0.05, 0.6] as [Float])
  func `one, two and three threads give the same bits`(density: Float) {
    var random = Philox(seed: 8, purpose: .generation)
    let layer = randomLayer(&random, inputs: 784, outputs: 200, exact: false)
    let spikes = SpikeTrain.random(steps: 10, samples: 50, neurons: 784, density: density, &random)
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent { layer(spikes) }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}

extension SpikeTrain {
  static func random(
    steps: Int, samples: Int, neurons: Int, density: Float, _ random: inout Philox
  ) -> SpikeTrain {
    var train = SpikeTrain(steps: steps, samples: samples, neurons: neurons)
    for step in 0..<steps {
      for sample in 0..<samples {
        for neuron in 0..<neurons where random.uniform() < density { train[step, sample, neuron] = true }
      }
    }
    return train
  }
}
