import Tensors

/// How weights start.
public enum Initialiser: Sendable, Equatable {
  /// Uniform in `±sqrt(6 / fanIn)`, for layers before a rectifier.
  ///
  /// K. He, X. Zhang, S. Ren, J. Sun, "Delving deep into rectifiers", ICCV 2015, doi 10.1109/ICCV.2015.123.
  case heUniform
  /// Normal with variance `2 / fanIn`; the same source.
  case heNormal
  /// Uniform in `±sqrt(6 / (fanIn + fanOut))`.
  ///
  /// X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", AISTATS 2010.
  case glorotUniform
  /// Normal with this standard deviation.
  case normal(standardDeviation: Float)

  /// A tensor of such weights.
  ///
  /// - Parameters:
  ///   - fanIn: how many inputs one output adds up.
  ///   - fanOut: how many outputs one input goes into.
  public func tensor(_ shape: [Int], fanIn: Int, fanOut: Int, using stream: inout Philox) -> Tensor {
    var weights = Tensor(uninitialized: shape)
    weights.withUnsafeMutableElements { weights in
      switch self {
      case .heUniform: weights.fillUniform((6 / Float(max(1, fanIn))).squareRoot(), &stream)
      case .glorotUniform: weights.fillUniform((6 / Float(max(1, fanIn + fanOut))).squareRoot(), &stream)
      case .heNormal: weights.fillNormal((2 / Float(max(1, fanIn))).squareRoot(), &stream)
      case .normal(let deviation): weights.fillNormal(deviation, &stream)
      }
    }
    return weights
  }
}

extension UnsafeMutableBufferPointer<Float> {
  fileprivate func fillUniform(_ bound: Float, _ stream: inout Philox) {
    for i in indices { self[i] = stream.uniform(-bound...bound) }
  }

  fileprivate func fillNormal(_ deviation: Float, _ stream: inout Philox) {
    for i in indices { self[i] = deviation * stream.normal() }
  }
}
