import Datasets
import SpikeCountLearning
import Testing

@Suite struct MNISTTests {
  /// Needs the real images: set PLEXUS_DATA to the folder that holds them; skipped without.
  @Test(.enabled(if: DataFolder().contains(.mnist), "PLEXUS_DATA holds no mnist"))
  func `three epochs over 10,000 images of MNIST read more than 93 % of others right by spike counts`() throws
  {
    let (images, _) = try DataFolder().load(.mnist, .training, count: 12_000)
    let (kept, heldBack) = try images.holdingBack(2000, seed: 1)
    var plan = SpikeCountTrainer.Plan()
    (plan.epochs, plan.coder) = (3, .rate)
    var trainer = SpikeCountTrainer(
      network: SpikingNetwork(widths: [784, 300, 10], threshold: 1, steps: 10, seed: 1),
      rule: SpikeCountRule(gate: .positive), plan: plan, images: kept)
    while !trainer.isFinished { _ = trainer.train(learningRate: 0.002) }
    let result = trainer.network.evaluate(heldBack, coder: .rate, rule: trainer.rule, seed: 1)
    #expect(result.accuracy > 0.93)
  }
}
