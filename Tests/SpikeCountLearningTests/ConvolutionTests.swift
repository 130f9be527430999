import Datasets
import NeuralNets
import SpikeCountLearning
import Spiking
import Tensors
import Testing

@Suite struct ConvolutionTests {
  private let wirings = Wiring.network(
    from: [6, 6, 1], through: HiddenLayer.list("3C3-AP2-4C3-AP2-5") ?? [], classes: 3)

  @Test func `the notation of layers is read and written`() {
    #expect(HiddenLayer.list("") == [])
    #expect(HiddenLayer.list("800-400") == [.full(neurons: 800), .full(neurons: 400)])
    #expect(
      HiddenLayer.list("15C5-AP2-300")
        == [.convolution(channels: 15, kernel: 5), .averagePool(size: 2), .full(neurons: 300)])
    for text in [
      "-", "800-", "AP2-300", "800-15C5", "15C4", "0C3", "15C", "AP2", "5C5-AP2-AP2-3", "5C5-AP1", "x",
    ] {
      #expect(text == "AP2" || HiddenLayer.list(text) == nil, "\(text)")
    }
    let network = SpikingNetwork(wirings, threshold: 1, steps: 4, seed: 1)
    #expect(network.notation == "6×6×1-3C3-AP2-4C3-AP2-5-3")
    #expect(network.layers.map(\.wiring.weightShape) == [[3, 3, 1, 3], [3, 3, 3, 4], [4, 5], [5, 3]])
  }

  @Test(arguments: [InputCoder.constantCurrent, .bernoulli])
  func `a layer's response is that of integrate-and-fire neurons to the convolved means`(coder: InputCoder) {
    var random = Philox(seed: 2, purpose: .generation)
    let network = SpikingNetwork(wirings, threshold: 0.5, steps: 7, seed: 2)
    let values = Tensor([3, 36], (0..<108).map { _ in random.uniform() })
    let pass = network(coder.encode(values, steps: 7, seed: 1, sampleNumbers: [0, 1, 2], pass: 0))
    var train: SpikeTrain? = if case .spikes(let train) = pass.input { train } else { nil }
    for (synapses, activity) in zip(pass.synapses, pass.activities) {
      for sample in 0..<3 {
        var potential = [Float](repeating: 0, count: synapses.wiring.outputs)
        var counts = potential
        for step in 0..<7 {
          let input = Tensor(
            [1, synapses.wiring.inputs],
            (0..<synapses.wiring.inputs).map { neuron in
              train.map { $0[step, sample, neuron] ? 1 : 0 } ?? values[sample, neuron]
            })
          for (neuron, current) in synapses.currents(input).elements.enumerated() {
            potential[neuron] += current
            if potential[neuron] >= 0.5 {
              potential[neuron] -= 0.5
              counts[neuron] += 1
            }
          }
        }
        let own = activity.counts.rows(sample..<sample + 1).elements
        // Sums of another order may tip a neuron that stands at its threshold.
        #expect(zip(own, counts).count { $0 != $1 } <= 1)
      }
      train = activity.spikes
    }
  }

  @Test(arguments: SpikeCountRule.Gate.allCases)
  func `gradients are those of the surrogate with counts frozen`(gate: SpikeCountRule.Gate) {
    var random = Philox(seed: 3, purpose: .generation)
    let labels = [0, 2, 1, 2]
    let network = SpikingNetwork(wirings, threshold: 0.6, steps: 6, seed: 3)
    let values = Tensor([4, 36], (0..<144).map { _ in random.uniform() })
    let pass = network(.constant(values))
    let rule = SpikeCountRule(gate: gate, loss: .potential, ratePenalty: 0.3)
    let gradients = rule.gradients(of: pass, labels: labels, threshold: 0.6).layers
    let frozen = FrozenNetwork(pass, rule: rule, threshold: 0.6)
    for index in pass.synapses.indices {
      let weights = GradientCheck.numericalGradient(at: pass.synapses[index].weight, step: 1e-2) {
        var synapses = pass.synapses
        synapses[index].weight = $0
        return frozen.loss(synapses, labels: labels)
      }
      #expect(GradientCheck.largestRelativeDifference(gradients[index].weight, weights) < 5e-3)
    }
  }

  @Test func `training learns`() {
    var plan = SpikeCountTrainer.Plan()
    (plan.batch, plan.epochs, plan.coder) = (32, 4, .rate)
    let layers = HiddenLayer.list("6C5-AP2-8C5-AP2-40") ?? []
    var trainer = SpikeCountTrainer(
      network: SpikingNetwork(
        Wiring.network(from: [28, 28, 1], through: layers, classes: 10), threshold: 1, steps: 5, seed: 1),
      rule: SpikeCountRule(), plan: plan, images: DrawnDigits().images(.training, count: 600))
    while !trainer.isFinished { _ = trainer.train(learningRate: 0.003) }
    let images = DrawnDigits().images(.test, count: 200)
    #expect(trainer.network.evaluate(images, coder: .rate, rule: trainer.rule, seed: 1).accuracy > 0.75)
  }
}
