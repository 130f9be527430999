import NeuralNets
import Tensors

extension ParityCases {
  static func convolution(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let (x, weight) = (try arrays.weights("x"), try arrays.weights("w"))
    let bias = try arrays.optional("b").map { Weights($0) }
    let shape = weight.value.shape
    let groups = try settings.integer("groups")
    let convolution = Convolution(
      inputs: shape[shape.count - 2] * groups, outputs: shape[shape.count - 1],
      kernel: Array(shape.dropLast(2)), stride: try settings.numbers("stride"),
      padding: .symmetric(try settings.numbers("padding")), dilation: try settings.numbers("dilation"),
      groups: groups)
    return try withGradients(
      arrays, of: [("x", x), ("w", weight)] + (bias.map { [("b", $0)] } ?? []),
      convolve(x.variable, convolution, weight.variable, bias?.variable))
  }

  static func transposedConvolution(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let weight = try arrays.tensor("w")
    let groups = try settings.integer("groups")
    var stream = Philox(seed: 1, purpose: .initialisation)
    let padding = try settings.integer("padding")
    let layer = TransposedConv2D(
      weight.shape[2] * groups, weight.shape[3], kernel: weight.shape[0],
      stride: try settings.integer("stride"), padding: .symmetric([padding, padding]),
      outputPadding: try settings.integer("output-padding"), groups: groups, using: &stream)
    layer.weight.value = weight
    guard let bias = layer.bias else { throw ProbeError("the layer was made without a bias") }
    bias.value = try arrays.tensor("b")
    return try withGradients(
      arrays, of: [("x", x), ("w", layer.weight), ("b", bias)], layer(x.variable, .inference()))
  }

  static func pooling(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let kind = try settings.text("kind")
    let pooling = Pooling(
      kind == "maximum" ? .maximum : .average(countingPadding: kind == "average"),
      kernel: try settings.numbers("kernel"), stride: try settings.numbers("stride"),
      padding: .symmetric(try settings.numbers("padding")))
    return try withGradients(arrays, of: [("x", x)], pooling(x.variable, .inference()))
  }

  static func upsampling(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    let kind: UpsamplingKind =
      switch try settings.text("kind") {
      case "nearest": .nearest
      case "bilinear": .bilinear(aligningCorners: false)
      default: .bilinear(aligningCorners: true)
      }
    let layer = Upsampling(kind, factor: try settings.numbers("factor"))
    return try withGradients(arrays, of: [("x", x)], layer(x.variable, .inference()))
  }

  static func globalAverage(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let x = try arrays.weights("x")
    return try withGradients(arrays, of: [("x", x)], GlobalAveragePool()(x.variable, .inference()))
  }
}
