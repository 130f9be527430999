import NeuralNets
import Tensors

/// What is compared with other libraries number by number.
///
/// A case computes `y` from the arrays of its input; with an array `g` of the shape of `y`, the gradients of the
/// sum of `g·y` follow under the names of what they are of, with a `d` before.
enum ParityCases {
  /// Named results.
  typealias Results = [(name: String, value: Tensor)]
  typealias Case = @Sendable (Arrays, Settings) throws -> Results

  static let all: [String: Case] = [
    "linear": linearLayer, "activation": activation, "batch-norm": batchNorm, "spectral-norm": spectralNorm,
    "loss": loss, "optimiser": optimiser, "average": movingAverage,
    "convolution": convolution, "transposed-convolution": transposedConvolution, "pooling": pooling,
    "upsampling": upsampling, "global-average": globalAverage, "neuron": neuron,
    "spiking-perceptron": spikingPerceptron,
  ]

  static func run(_ request: Request) throws {
    guard let name = request.case, let parityCase = all[name] else {
      throw ProbeError("there is no case '\(request.case ?? "")'; have \(all.keys.sorted())")
    }
    guard let output = request.output else {
      throw ProbeError("the case needs 'output', the path of an .npz file")
    }
    let results = try parityCase(Arrays(request), Settings(request))
    try NPZ.write(results.map { ($0.name, StoredArray($0.value)) }, to: output)
  }

  /// `y` and the gradients of what it depends on.
  static func withGradients(
    _ arrays: Arrays, of parameters: [(name: String, weights: Weights)], _ y: Variable
  ) throws -> Results {
    let value = y.value
    let gradients = y.backward(from: try arrays.optional("g") ?? Tensor(value.shape, repeating: 1))
    return [("y", value)]
      + parameters.map { ("d" + $0.name, gradients[$0.weights] ?? Tensor($0.weights.value.shape)) }
  }

  private static func linearLayer(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let (x, weight) = (try arrays.weights("x"), try arrays.weights("w"))
    let bias = try arrays.optional("b").map { Weights($0) }
    let layer = Linear(weight: weight, bias: bias)
    return try withGradients(
      arrays, of: [("x", x), ("w", weight)] + (bias.map { [("b", $0)] } ?? []),
      layer(x.variable, .training(seed: 1, step: 0)))
  }

  private static func activation(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let kind = try settings.text("kind")
    let layer: any Layer =
      switch kind {
      case "relu": ReLU()
      case "leaky-relu": LeakyReLU(slope: try settings.number("slope"))
      case "tanh": Tanh()
      case "sigmoid": Sigmoid()
      case "softmax": Softmax()
      default: throw ProbeError("there is no activation '\(kind)'")
      }
    return try withGradients(arrays, of: [("x", x)], layer(x.variable, .inference()))
  }

  private static func batchNorm(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let scale = try arrays.tensor("scale")
    let layer = BatchNorm(
      scale.count, momentum: try settings.number("momentum"), epsilon: try settings.number("epsilon"))
    layer.scale.value = scale
    layer.shift.value = try arrays.tensor("shift")
    layer.mean.value = try arrays.tensor("mean")
    layer.variance.value = try arrays.tensor("variance")
    let pass = try settings.flag("training") ? Pass.training(seed: 1, step: 0) : .inference()
    return try withGradients(
      arrays, of: [("x", x), ("scale", layer.scale), ("shift", layer.shift)], layer(x.variable, pass))
      + [("mean", layer.mean.value), ("variance", layer.variance.value)]
  }

  private static func spectralNorm(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let weight = try arrays.weights("w")
    let start = try arrays.tensor("vector")
    var stream = Philox(seed: 1, purpose: .initialisation)
    let norm = SpectralNorm(outputs: start.count, using: &stream)
    norm.vector.value = start
    let y = norm(weight.variable, .training(seed: 1, step: 0))
    return try withGradients(arrays, of: [("w", weight)], y)
  }

  private static func loss(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let kind = try settings.text("kind")
    let y =
      switch kind {
      case "cross-entropy": crossEntropy(x.variable, labels: try arrays.integers("labels"))
      case "binary-cross-entropy": binaryCrossEntropy(x.variable, target: try arrays.tensor("target"))
      case "mean-square": meanSquare(x.variable, target: try arrays.tensor("target"))
      case "pearson": pearsonLoss(x.variable, target: try arrays.tensor("target"))
      default: throw ProbeError("there is no loss '\(kind)'")
      }
    return try withGradients(arrays, of: [("x", x)], y)
  }
}
