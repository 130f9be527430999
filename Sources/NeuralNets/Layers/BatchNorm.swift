import Tensors

/// Normalises each channel (last axis) to mean 0 and variance 1 over all other axes, then scales and shifts it.
///
/// In training the statistics are those of the batch, and running means of them are kept; inference uses these.
/// S. Ioffe, C. Szegedy, "Batch normalization", ICML 2015, arXiv:1502.03167, algorithm 1. The running variance is
/// the unbiased one, the batch is divided by the biased one, as in PyTorch.
public struct BatchNorm: Layer {
  /// `[channel]`: what the normalised channel is multiplied by.
  public let scale: Weights
  /// `[channel]`: what is added then.
  public let shift: Weights
  /// `[channel]`: the running mean.
  public let mean: Weights
  /// `[channel]`: the running variance.
  public let variance: Weights
  /// The share of a batch in the running statistics.
  public let momentum: Float
  /// Added to the variance.
  public let epsilon: Float

  /// The number of channels.
  public var channels: Int { scale.value.count }

  /// A layer for this many channels.
  public init(_ channels: Int, momentum: Float = 0.1, epsilon: Float = 1e-5) {
    scale = Weights(Tensor([channels], repeating: 1))
    shift = Weights(Tensor([channels]))
    mean = Weights(Tensor([channels]), isTrained: false)
    variance = Weights(Tensor([channels], repeating: 1), isTrained: false)
    (self.momentum, self.epsilon) = (momentum, epsilon)
  }

  public var ownParameters: NamedParameters {
    [("scale", scale), ("shift", shift), ("mean", mean), ("variance", variance)]
  }

  public var title: String { "BatchNorm \(channels)" }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    precondition(
      x.shape.last == channels, "BatchNorm of \(channels) channels: input \(x.shape) has others")
    let rows = x.value.count / max(1, channels)
    guard pass.isTraining else { return inference(x) }
    precondition(rows > 1, "BatchNorm: a batch of one value per channel has no variance, got \(x.shape)")
    let columns = Columns(x.value)
    let mean = columns.means()
    let variance = columns.variances(around: mean)
    let (keep, take) = (1 - momentum, momentum)
    self.mean.value.combine(with: mean) { keep * $0 + take * $1 }
    let unbiased = take * Float(rows) / Float(rows - 1)
    self.variance.value.combine(with: variance) { keep * $0 + unbiased * $1 }
    return normalised(x, mean, variance)
  }

  /// With the batch's own statistics, through which gradients go back as well.
  private func normalised(_ x: Variable, _ mean: Tensor, _ variance: Tensor) -> Variable {
    let inverse = inverseRoots(variance)
    // y = x·slope + offset, one multiplication and addition an element.
    let slope = scale.value.multiplied(by: inverse)
    var offset = shift.value
    offset.combine(with: mean.multiplied(by: slope)) { $0 - $1 }
    let value = x.value
    let y = Columns(value).affine(slope, offset)
    return .operation(y, parents: [x, scale.variable, shift.variable]) {
      [needsInput = x.needsGradient] gradient in
      let columns = Columns(gradient)
      let shiftGradient = columns.sums()
      // sum(g·x̂) from sum(g·(x - mean)).
      let scaleGradient = columns.products(with: value, around: mean).multiplied(by: inverse)
      let rows = Float(value.count / mean.count)
      guard needsInput else { return [nil, scaleGradient, shiftGradient] }
      // gx = slope·(g - mean(g) - x̂·mean(g·x̂))
      var pull = scaleGradient.multiplied(by: inverse)
      pull.scale(by: -1 / rows)
      var rest = shiftGradient
      rest.scale(by: -1 / rows)
      let inputGradient = columns.pulled(slope, by: pull, towards: value, around: mean, adding: rest)
      return [inputGradient, scaleGradient, shiftGradient]
    }
  }

  private func inference(_ x: Variable) -> Variable {
    let inverse = inverseRoots(variance.value)
    let slope = scale.value.multiplied(by: inverse)
    var offset = shift.value
    offset.combine(with: mean.value.multiplied(by: slope)) { $0 - $1 }
    let (value, mean) = (x.value, mean.value)
    return .operation(Columns(value).affine(slope, offset), parents: [x, scale.variable, shift.variable]) {
      gradient in
      let columns = Columns(gradient)
      return [
        columns.affine(slope, Tensor(slope.shape)),
        columns.products(with: value, around: mean).multiplied(by: inverse), columns.sums(),
      ]
    }
  }

  private func inverseRoots(_ variance: Tensor) -> Tensor {
    let epsilon = epsilon
    return variance.map { 1 / ($0 + epsilon).squareRoot() }
  }
}
