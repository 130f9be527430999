import Datasets
import NeuralNets
import Spiking
import Tensors

/// Trains a spiking perceptron by the spike-count rule, one batch at a time.
///
/// All that a run has come to is in the network, the optimiser and `step`: order, shifts and random spikes
/// of an epoch are functions of the seed and the epoch's number.
public struct SpikeCountTrainer {
  /// What stays the same for a whole training.
  public struct Plan: Sendable {
    /// Samples per step.
    public var batch = 128
    /// Times that every sample is shown.
    public var epochs = 20
    /// How the learning rate falls over the steps of the plan.
    public var decay = LearningRateDecay.cosine
    /// How images become input.
    public var coder = InputCoder.constantCurrent
    /// The largest random shift of an image in pixels.
    public var maximumShift = 0
    /// Fixes order, shifts and random spikes.
    public var seed: UInt64 = 1

    public init() {}
  }

  /// What one step did.
  public struct StepResult: Sendable, Equatable {
    /// The loss of the batch, before the step.
    public let loss: Float
    /// How many samples of the batch were read right, before the step.
    public let correct: Int
    /// How many samples the batch had.
    public let samples: Int
  }

  public private(set) var network: SpikingNetwork
  public private(set) var optimiser: Adam
  /// Steps taken.
  public private(set) var step = 0
  public let plan: Plan
  /// The learning rule; its rate penalty may change between steps.
  public var rule: SpikeCountRule
  private let batches: BatchMaker
  private var order: [Int] = []
  private var orderedEpoch = -1

  public init(network: SpikingNetwork, rule: SpikeCountRule, plan: Plan, images: ImageSet) {
    precondition(
      images.pixelsPerImage == network.inputs && images.count > 0,
      "SpikeCountTrainer: \(images.count) images of \(images.pixelsPerImage) pixels for a network \(network.notation)"
    )
    (self.network, self.rule, self.plan) = (network, rule, plan)
    optimiser = Adam(network.namedParameters.map(\.parameter))
    batches = BatchMaker(
      images: images,
      shift: plan.maximumShift > 0 ? RandomShift(seed: plan.seed, reach: plan.maximumShift) : nil)
  }

  /// Steps of one epoch; the last one may have fewer samples.
  public var stepsPerEpoch: Int { (batches.images.count + plan.batch - 1) / plan.batch }
  /// Steps of the whole plan.
  public var totalSteps: Int { stepsPerEpoch * plan.epochs }
  /// Epochs completed.
  public var epoch: Int { step / stepsPerEpoch }
  public var isFinished: Bool { step >= totalSteps }
  /// Images of the whole plan, repetitions counted.
  public var totalSamples: Int { batches.images.count * plan.epochs }
  /// Images learned from so far, repetitions counted.
  public var samplesSeen: Int {
    let inEpoch = min(step % stepsPerEpoch * plan.batch, batches.images.count)
    return epoch * batches.images.count + inEpoch
  }

  /// Learns from the next batch.
  ///
  /// - Parameter learningRate: the rate before decay.
  public mutating func train(learningRate: Float) -> StepResult {
    if orderedEpoch != epoch {
      var stream = Philox(seed: plan.seed, purpose: .shuffling, index: UInt32(epoch))
      order = stream.permutation(batches.images.count)
      orderedEpoch = epoch
    }
    let first = step % stepsPerEpoch * plan.batch
    let samples = Array(order[first..<min(order.count, first + plan.batch)])
    let (result, gradients) = learn(from: samples)
    optimiser.step(gradients, rate: learningRate * plan.decay.factor(step: step, of: totalSteps))
    step += 1
    return result
  }

  /// What a batch teaches; the pass ends here, so that the weights are not shared when they are moved.
  private func learn(from samples: [Int]) -> (StepResult, Gradients) {
    let input = plan.coder.encode(
      batches.batch(samples, epoch: epoch), steps: network.steps, seed: plan.seed,
      sampleNumbers: samples, pass: UInt32(epoch))
    let labels = batches.labels(samples)
    let forward = network(input)
    let (loss, layers) = rule.gradients(of: forward, labels: labels, threshold: network.neuron.threshold)
    let correct = zip(forward.readings, labels).count { $0 == $1 }
    var gradients = Gradients()
    for (layer, gradient) in zip(network.layers, layers) {
      gradients[layer.weight] = gradient.weight
      gradients[layer.bias] = gradient.bias
    }
    return (StepResult(loss: loss, correct: correct, samples: samples.count), gradients)
  }

  /// Goes on from where another training stood.
  ///
  /// - Throws: `NamedTensorError` if an array is missing or has another shape.
  public mutating func restore(_ arrays: [NamedTensor], step: Int) throws(NamedTensorError) {
    try network.namedParameters.restore(arrays)
    try optimiser.restore(arrays, steps: step)
    self.step = step
  }

  /// All arrays that `restore` needs.
  public var arrays: [NamedTensor] { network.namedParameters.state + optimiser.state }
}
