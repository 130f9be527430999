import Datasets
import NeuralNets
import SpikeCountLearning
import Spiking
import Tensors
import Testing

@Suite struct SpikeCountTrainerTests {
  private func trainer(
    coder: InputCoder = .constantCurrent, rule: SpikeCountRule = SpikeCountRule(), hidden: [Int] = [50],
    weightBits: Int = 32, images: Int = 300, epochs: Int = 3
  ) -> SpikeCountTrainer {
    var plan = SpikeCountTrainer.Plan()
    (plan.batch, plan.epochs, plan.coder, plan.maximumShift) = (32, epochs, coder, 1)
    return SpikeCountTrainer(
      network: SpikingNetwork(
        widths: [784] + hidden + [10], threshold: 1, steps: 8, weightBits: weightBits, seed: 1),
      rule: rule, plan: plan, images: DrawnDigits().images(.training, count: images))
  }

  private func accuracyAfterTraining(_ trainer: SpikeCountTrainer) -> Double {
    var trainer = trainer
    while !trainer.isFinished { _ = trainer.train(learningRate: 0.002) }
    let images = DrawnDigits().images(.test, count: 200)
    return trainer.network.evaluate(images, coder: trainer.plan.coder, rule: trainer.rule, seed: 1).accuracy
  }

  @Test(arguments: InputCoder.allCases)
  func `training learns, with every coder`(coder: InputCoder) {
    #expect(accuracyAfterTraining(trainer(coder: coder, images: 1000, epochs: 6)) > 0.75)
  }

  @Test(arguments: SpikeCountRule.Loss.allCases)
  func `training learns, with every loss`(loss: SpikeCountRule.Loss) {
    let rule = SpikeCountRule(loss: loss)
    #expect(accuracyAfterTraining(trainer(rule: rule, images: 1000, epochs: 6)) > 0.75)
  }

  @Test func `training learns through several hidden layers and with four-bit weights`() {
    #expect(accuracyAfterTraining(trainer(hidden: [60, 40], images: 1000, epochs: 8)) > 0.7)
    #expect(accuracyAfterTraining(trainer(weightBits: 4, images: 1000, epochs: 6)) > 0.7)
  }

  @Test func `a rate penalty makes the hidden layer fire less`() {
    let spikes = [0, 20].map { (penalty: Float) in
      var trainer = trainer(rule: SpikeCountRule(ratePenalty: penalty), images: 1000, epochs: 6)
      while !trainer.isFinished { _ = trainer.train(learningRate: 0.002) }
      let images = DrawnDigits().images(.test, count: 100)
      let result = trainer.network.evaluate(images, coder: .constantCurrent, rule: trainer.rule, seed: 1)
      return result.statistics.layers[1].spikesPerNeuron
    }
    #expect(spikes[1] < spikes[0] / 2)
  }

  @Test(arguments: [InputCoder.constantCurrent, .bernoulli])
  func `one, two and three threads end with the same weights`(coder: InputCoder) {
    let digests = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        var trainer = trainer(coder: coder, hidden: [200], images: 200, epochs: 2)
        while !trainer.isFinished { _ = trainer.train(learningRate: 0.001) }
        return trainer.network.namedParameters.digest
      }
    }
    #expect(digests[0] == digests[1])
    #expect(digests[0] == digests[2])
  }

  @Test(arguments: [1, 9, 10, 17])
  func `a training that is taken up again ends with the same weights`(steps: Int) throws {
    var whole = trainer(coder: .bernoulli)
    for _ in 0..<steps { _ = whole.train(learningRate: 0.001) }
    var resumed = trainer(coder: .bernoulli)
    try resumed.restore(whole.arrays, step: whole.step)
    while !whole.isFinished {
      #expect(whole.train(learningRate: 0.001) == resumed.train(learningRate: 0.001))
    }
    #expect(resumed.isFinished)
    #expect(resumed.network.namedParameters.digest == whole.network.namedParameters.digest)
  }

  @Test func `every epoch shows every image once, the last batch being the rest`() {
    var trainer = trainer(images: 300, epochs: 2)
    var samples: [Int] = []
    while !trainer.isFinished { samples.append(trainer.train(learningRate: 0.001).samples) }
    #expect(samples == (Array(repeating: 32, count: 9) + [12]) + (Array(repeating: 32, count: 9) + [12]))
    #expect(trainer.samplesSeen == 600 && trainer.totalSamples == 600)
  }

  @Test func `batches hold images displaced as the shift says, or as they are`() {
    let images = DrawnDigits().images(.training, count: 20)
    let shift = RandomShift(seed: 3, reach: 2)
    let samples = [7, 2, 19]
    let moved = BatchMaker(images: images, shift: shift).batch(samples, epoch: 5)
    let still = BatchMaker(images: images).batch(samples, epoch: 5)
    for (row, sample) in samples.enumerated() {
      var expected = [Float](repeating: 0, count: 784)
      expected.withUnsafeMutableBufferPointer {
        images.write(sample, to: $0, movedBy: shift.offset(epoch: 5, sample: sample))
      }
      #expect(moved.rows(row..<row + 1).elements == expected)
      #expect(still.rows(row..<row + 1).elements == images.image(sample).map { Float($0) / 255 })
    }
  }

  @Test func `a network of another shape is refused`() {
    var small = trainer(hidden: [20])
    #expect(
      throws: NamedTensorError.wrongShape(name: "layer1.weight", expected: [784, 20], found: [784, 50])
    ) {
      try small.restore(trainer().arrays, step: 1)
    }
  }
}
