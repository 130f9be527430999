import Datasets
import NeuralNets
import Spiking
import Tensors

/// How a network does on a set of images.
public struct Evaluation: Sendable {
  /// Mean loss per sample.
  public let loss: Double
  /// Right answers by output spike counts, ties by potential.
  public let accuracy: Double
  /// Right answers by the free aggregate potential of the output.
  public let accuracyByPotential: Double
  /// Labels against readings by counts.
  public let confusion: ConfusionMatrix
  /// The activity of the layers.
  public let statistics: SpikeStatistics
  /// What each sample was read as by counts.
  public let readings: [Int]
}

extension SpikingNetwork {
  /// The presentation number under which samples are coded for evaluation, apart from every epoch.
  static let evaluationPass = UInt32.max

  /// Codes some samples of a set as evaluation does.
  func evaluationInput(_ images: ImageSet, _ samples: [Int], coder: InputCoder, seed: UInt64) -> CodedInput {
    coder.encode(
      BatchMaker(images: images).batch(samples, epoch: 0), steps: steps,
      seed: seed, sampleNumbers: samples, pass: SpikingNetwork.evaluationPass)
  }

  /// Runs all of `images`, which must not be empty, through the network.
  ///
  /// - Parameter seed: fixes the random spikes of the Bernoulli coder.
  public func evaluate(
    _ images: ImageSet, coder: InputCoder, rule: SpikeCountRule, seed: UInt64
  ) -> Evaluation {
    let synapses = synapses
    let batch = 250
    var loss = 0.0
    var correctByPotential = 0
    var statistics = SpikeStatistics()
    var readings: [Int] = []
    for first in stride(from: 0, to: images.count, by: batch) {
      let samples = Array(first..<min(images.count, first + batch))
      let labels = samples.map { Int(images.labels[$0]) }
      let pass = self(evaluationInput(images, samples, coder: coder, seed: seed), synapses)
      loss += Double(rule.loss(of: pass, labels: labels, threshold: neuron.threshold)) * Double(samples.count)
      correctByPotential += zip(pass.readingsByPotential, labels).count { $0 == $1 }
      readings += pass.readings
      statistics.add(pass.statistics)
    }
    let confusion = ConfusionMatrix(
      labels: images.labels.map(Int.init), readings: readings, classes: images.classCount)
    return Evaluation(
      loss: loss / Double(images.count), accuracy: confusion.accuracy,
      accuracyByPotential: Double(correctByPotential) / Double(images.count), confusion: confusion,
      statistics: statistics,
      readings: readings)
  }
}
