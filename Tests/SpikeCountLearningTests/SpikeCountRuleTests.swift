import NeuralNets
import SpikeCountLearning
import Spiking
import Tensors
import Testing

@Suite struct SpikeCountRuleTests {
  private let labels = [0, 2, 1, 2]

  private func input(_ random: inout Philox, coder: InputCoder, steps: Int) -> CodedInput {
    coder.encode(
      Tensor([4, 9], (0..<36).map { _ in random.uniform() < 0.5 ? random.uniform() : 0 }), steps: steps,
      seed: 1, sampleNumbers: [0, 1, 2, 3], pass: 0)
  }

  @Test(
    arguments: SpikeCountRule.Gate.allCases.flatMap { gate in
      SpikeCountRule.Loss.allCases.map { (gate, $0) }
    })
  func `gradients are those of the surrogate with counts frozen`(
    gate: SpikeCountRule.Gate, loss: SpikeCountRule.Loss
  ) {
    for seed in 1...4 as ClosedRange<UInt64> {
      var random = Philox(seed: seed, purpose: .generation)
      let threshold: Float = 0.8
      let rule = SpikeCountRule(gate: gate, loss: loss, ratePenalty: 0.7)
      let network = SpikingNetwork(widths: [9, 7, 6, 3], threshold: threshold, steps: 6, seed: seed)
      let pass = network(input(&random, coder: seed % 2 == 0 ? .bernoulli : .constantCurrent, steps: 6))
      let gradients = rule.gradients(of: pass, labels: labels, threshold: threshold).layers
      let frozen = FrozenNetwork(pass, rule: rule, threshold: threshold)
      let layers = network.synapses
      for index in layers.indices {
        let weights = GradientCheck.numericalGradient(at: layers[index].weight, step: 1e-3) {
          var layers = layers
          layers[index].weight = $0
          return frozen.loss(layers, labels: labels)
        }
        let biases = GradientCheck.numericalGradient(at: layers[index].bias, step: 1e-3) {
          var layers = layers
          layers[index].bias = $0
          return frozen.loss(layers, labels: labels)
        }
        #expect(GradientCheck.largestRelativeDifference(gradients[index].weight, weights) < 2e-3)
        #expect(GradientCheck.largestRelativeDifference(gradients[index].bias, biases) < 2e-3)
      }
    }
  }

  @Test func `with one step the network is one of threshold units`() {
    var random = Philox(seed: 3, purpose: .generation)
    let network = SpikingNetwork(widths: [9, 20, 3], threshold: 0.5, steps: 1, seed: 2)
    let pass = network(input(&random, coder: .constantCurrent, steps: 1))
    var units = pass.input.activity
    for (layer, activity) in zip(network.synapses, pass.activities) {
      units = layer.currents(units)
      units.combine(with: units) { sums, _ in
        SIMD16<Float>.zero.replacing(with: 1, where: sums .>= 0.5)
      }
      #expect(activity.counts == units)
    }
  }

  @Test func `few-bit weights are used forward and their gradient reaches the float weights`() {
    var random = Philox(seed: 5, purpose: .generation)
    let float = SpikingNetwork(widths: [9, 8, 3], threshold: 1, steps: 5, seed: 4)
    let coarse = SpikingNetwork(widths: [9, 8, 3], threshold: 1, steps: 5, weightBits: 3, seed: 4)
    #expect(coarse.namedParameters.digest == float.namedParameters.digest)
    let input = input(&random, coder: .rate, steps: 5)
    let (pass, unrounded) = (coarse(input), float(input))
    for layer in float.layers { layer.weight.value = PowerOfTwoQuantiser(bits: 3)(layer.weight.value) }
    let rule = SpikeCountRule()
    let rounded = float(input)
    #expect(pass.output == rounded.output)
    #expect(pass.output != unrounded.output)
    let own = rule.gradients(of: pass, labels: labels, threshold: 1)
    let expected = rule.gradients(of: rounded, labels: labels, threshold: 1)
    #expect(zip(own.layers, expected.layers).allSatisfy { $0.weight == $1.weight && $0.bias == $1.bias })
  }

  @Test func `the gradients' scale does not grow with the number of steps`() {
    let values = Tensor([4, 9], (0..<36).map { Float($0 % 8) / 8 })
    let sizes = [8, 80].map { steps in
      let network = SpikingNetwork(widths: [9, 8, 3], threshold: 1, steps: steps, seed: 6)
      let gradients = SpikeCountRule().gradients(of: network(.constant(values)), labels: labels, threshold: 1)
      return gradients.layers[0].weight.elements.map(abs).reduce(0, +)
    }
    #expect(abs(sizes[1] / sizes[0] - 1) < 0.5)
  }
}
