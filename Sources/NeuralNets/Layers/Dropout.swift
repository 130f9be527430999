import Tensors

/// Sets a random share of the elements to zero in training and scales the others up, so that the mean stays.
///
/// N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", JMLR 15, 2014.
public struct Dropout: Layer {
  /// The share that is dropped, in `0..<1`.
  public let rate: Float

  /// A layer that drops this share.
  public init(rate: Float = 0.5) {
    precondition(rate >= 0 && rate < 1, "Dropout: rate must lie in 0..<1, got \(rate)")
    self.rate = rate
  }

  public var title: String { "Dropout \(rate)" }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    guard pass.isTraining, rate > 0 else { return x }
    let mask = mask(x.shape, pass.nextStream())
    var y = x.value
    y.combine(with: mask) { $0 * $1 }
    return .operation(y, of: x) { $0.multiplied(by: mask) }
  }

  /// 0 where an element is dropped, else what it is scaled by.
  private func mask(_ shape: [Int], _ stream: Philox) -> Tensor {
    var mask = Tensor(uninitialized: shape)
    let count = mask.count
    let (rate, scale) = (rate, 1 / (1 - rate))
    mask.withUnsafeMutableElements { mask in
      forEachTile(of: count) { range in
        var stream = stream
        stream.position += UInt64(range.lowerBound)
        for i in range { mask[i] = stream.uniform() < rate ? 0 : scale }
      }
    }
    return mask
  }
}
