import NeuralNets
import Tensors

extension ParityCases {
  /// The parameter after each of some steps along the gradients `g0`, `g1` and so on.
  static func optimiser(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let weights = try arrays.weights("w")
    let (kind, rate) = (try settings.text("kind"), try settings.number("rate"))
    let decay = try settings.number("decay")
    var optimiser: any Optimiser
    switch kind {
    case "sgd":
      optimiser = SGD(
        [weights], momentum: try settings.number("momentum"), nesterov: try settings.flag("nesterov"),
        weightDecay: decay)
    case "adam":
      optimiser = Adam(
        [weights], beta1: try settings.number("beta1"), beta2: try settings.number("beta2"),
        weightDecay: decay)
    default: throw ProbeError("there is no optimiser '\(kind)'")
    }
    return try (0..<settings.integer("steps")).map { step in
      var gradients = Gradients()
      gradients[weights] = try arrays.tensor("g\(step)")
      optimiser.step(gradients, rate: rate)
      return ("w\(step)", weights.value)
    }
  }

  /// The running mean of a parameter that takes the values `w0`, `w1` and so on.
  static func movingAverage(_ arrays: Arrays, _ settings: Settings) throws -> Results {
    let weights = try arrays.weights("w0")
    var average = ExponentialMovingAverage([weights], decay: try settings.number("decay"))
    for step in 1..<(try settings.integer("steps")) {
      weights.value = try arrays.tensor("w\(step)")
      average.update()
    }
    return [("average", average.averages[0])]
  }
}
