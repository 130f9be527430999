import Tensors

/// A running mean of parameters that forgets the past exponentially.
///
/// B. T. Polyak, A. B. Juditsky, "Acceleration of stochastic approximation by averaging", 1992, in the exponential
/// form that is usual for networks: `average = decay·average + (1 - decay)·parameter`.
public struct ExponentialMovingAverage {
  /// The share of the average that stays at each update.
  public let decay: Float
  /// What is averaged.
  public let parameters: [Weights]
  /// The averages, in the order of the parameters.
  public private(set) var averages: [Tensor]

  /// An average that starts at the present values.
  public init(_ parameters: [Weights], decay: Float) {
    precondition((0...1).contains(decay), "ExponentialMovingAverage: decay must lie in 0...1, got \(decay)")
    (self.parameters, self.decay) = (parameters, decay)
    averages = parameters.map(\.value)
  }

  /// Takes in the present values.
  public mutating func update() {
    let (keep, take) = (decay, 1 - decay)
    for (index, parameter) in parameters.enumerated() {
      averages[index].combine(with: parameter.value) { keep * $0 + take * $1 }
    }
  }

  /// Puts the averages into the parameters for the time of `body`.
  public func applied<Result>(_ body: () throws -> Result) rethrows -> Result {
    let present = parameters.map(\.value)
    for (parameter, average) in zip(parameters, averages) { parameter.value = average }
    defer { for (parameter, value) in zip(parameters, present) { parameter.value = value } }
    return try body()
  }
}
