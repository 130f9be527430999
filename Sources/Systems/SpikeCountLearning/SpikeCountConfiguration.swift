import Datasets
import Experiments
import NeuralNets
import Spiking

/// What a person sets of a spike-count training.
public struct SpikeCountConfiguration: LabConfiguration {
  public var data = ImageDataset.mnist
  public var testData = TestData.same
  public var trainingImages = 0
  public var validationImages = 2000
  public var hidden = "800"
  public var steps = 10
  public var threshold = 1.0
  public var coder = InputCoder.rate
  public var gate = SpikeCountRule.Gate.positive
  public var loss = SpikeCountRule.Loss.potential
  public var learningRate = 0.001
  public var decay = LearningRateDecay.cosine
  public var batch = 128
  public var epochs = 40
  public var shift = 1
  public var weightBits = 32
  public var ratePenalty = 0.0

  /// Which set's test images give the final figures.
  public enum TestData: String, Sendable, CaseIterable {
    /// Those of the set that is learned from.
    case same
    case drawnDigits = "drawn-digits"
    case mnist
    case fashionMNIST = "fashion-mnist"
  }

  public init() {}

  public static let parameters: [Parameter<SpikeCountConfiguration>] = [
    .choice("data", \.data, help: "The images. Drawn digits are made by Plexus and need no files."),
    .choice(
      "test-data", \.testData,
      help: "The set whose test images give the final figures; another than data shows what carries over."),
    .integer(
      "training-images", \.trainingImages, in: 0...60_000, unit: "images",
      help: "How many of the training images are used, from the first on; 0 for all."),
    .integer(
      "validation-images", \.validationImages, in: 0...10_000, unit: "images",
      help: "Training images that are held back from learning and tested on after each epoch, equally many "
        + "of each class."),
    .text(
      "hidden", \.hidden,
      help:
        "The hidden layers, from input to output: 800 is a full layer of 800 neurons, 15C5 a convolution to 15 "
        + "channels by 5×5 weights, AP2 means over 2×2 squares, as in 15C5-AP2-40C5-AP2-300; empty for none."),
    .integer(
      "steps", \.steps, in: 1...1000, unit: "time steps",
      help: "The window T in which spikes are counted, the same in training and test."),
    .real(
      "threshold", \.threshold, in: 0.01...100, unit: "potential",
      help: "The potential at which a neuron fires, and what a spike takes away from it."),
    .choice(
      "coder", \.coder,
      help:
        "How a grey value becomes input: as a constant current, as random spikes (Bernoulli) or as evenly "
        + "spread spikes (rate)."),
    .choice(
      "gate", \.gate,
      help: "Which neurons pass the error on, by free potential U and count c: clipped 0<U<T·threshold, "
        + "positive U>0, firing c>0."),
    .choice("loss", \.loss, help: "What is compared with the label: free potentials, counts or rates."),
    .real(
      "learning-rate", \.learningRate, in: 1e-6...1, live: true,
      help: "Step size of Adam before decay. Can be changed while the run goes on."),
    .choice("decay", \.decay, help: "How the learning rate falls over the epochs of the run."),
    .integer("batch", \.batch, in: 1...4096, unit: "images", help: "Images per training step."),
    .integer("epochs", \.epochs, in: 1...1000, help: "How often every training image is shown."),
    .integer(
      "shift", \.shift, in: 0...4, unit: "pixels",
      help:
        "Training images are shifted at random by up to this much along both axes (ours, not the paper's)."),
    .integer(
      "weight-bits", \.weightBits, in: 2...16, or: 32, unit: "bits",
      help: "Precision of the weights that the spiking network computes with; 32 leaves them as they are."),
    .real(
      "rate-penalty", \.ratePenalty, in: 0...1000, live: true,
      help:
        "λ: this times the mean firing rate of each hidden layer is added to the loss. Fewer spikes for some "
        + "accuracy."),
  ]

  public static let presets: [Preset<SpikeCountConfiguration>] = [
    Preset("quick", summary: "drawn digits, needs no data", duration: "about 20 s on two cores") {
      $0.data = .drawnDigits
      $0.validationImages = 1000
      $0.epochs = 40
    },
    Preset("standard", summary: "MNIST with random shifts", duration: "about 2 min on two cores"),
    Preset(
      "paper", summary: "MNIST as it is, rate-coded by random spikes", duration: "about 3 min on two cores"
    ) {
      $0.coder = .bernoulli
      $0.shift = 0
    },
  ]

  /// The hidden layers.
  ///
  /// - Throws: `ConfigurationError` when the text is not a list of layers.
  public func hiddenLayers() throws(ConfigurationError) -> [HiddenLayer] {
    guard let layers = HiddenLayer.list(hidden) else {
      throw ConfigurationError(
        parameter: "hidden", problem: "hidden must be 1 to 16 layers of usable sizes, got \(hidden)",
        remedy:
          "Join them with hyphens, full layers (up to 16384 neurons) last, convolutions with an odd kernel up to 15, "
          + "as in 800-400 or 15C5-AP2-40C5-AP2-300")
    }
    return layers
  }

  public func validate() throws(ConfigurationError) {
    _ = try hiddenLayers()
    if trainingImages > 0, validationImages >= trainingImages {
      throw ConfigurationError(
        parameter: "validation-images",
        problem: "validation-images (\(validationImages)) leaves none of training-images (\(trainingImages))",
        remedy: "Hold back fewer or use more")
    }
  }

  /// The set whose test images give the final figures.
  var testDataset: ImageDataset { ImageDataset(rawValue: testData.rawValue) ?? data }

  /// The learning rule of these parameters.
  var rule: SpikeCountRule { SpikeCountRule(gate: gate, loss: loss, ratePenalty: Float(ratePenalty)) }

  /// The plan of a training with these parameters.
  func plan(seed: UInt64) -> SpikeCountTrainer.Plan {
    var plan = SpikeCountTrainer.Plan()
    (plan.batch, plan.epochs, plan.decay) = (batch, epochs, decay)
    (plan.coder, plan.maximumShift, plan.seed) = (coder, shift, seed)
    return plan
  }
}
