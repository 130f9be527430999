import Tensors

/// The Adam optimiser, with decoupled weight decay (AdamW) if asked for.
///
/// D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, arXiv:1412.6980, algorithm 1
/// in the form at the end of its section 2 (bias correction folded into the step size and epsilon unscaled:
/// `w -= rate * m̂ / (sqrt(v̂) + epsilon)`). With decay, `w -= rate * decay * w` before: I. Loshchilov, F. Hutter,
/// "Decoupled weight decay regularization", ICLR 2019, arXiv:1711.05101.
public struct Adam: Optimiser {
  public let parameters: [Weights]
  /// How fast the mean of the gradient forgets.
  public let beta1: Float
  /// How fast the mean of the squared gradient forgets.
  public let beta2: Float
  /// Added to the root of the mean squared gradient.
  public let epsilon: Float
  /// The share of the weights, times the rate, that each step takes away.
  public let weightDecay: Float
  public private(set) var steps = 0
  /// The running means of the gradients, per parameter.
  private var means: [Tensor]
  /// The running means of the squared gradients.
  private var squares: [Tensor]

  /// An optimiser of these parameters.
  public init(
    _ parameters: [Weights], beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8,
    weightDecay: Float = 0
  ) {
    (self.parameters, self.beta1, self.beta2, self.epsilon) = (parameters, beta1, beta2, epsilon)
    self.weightDecay = weightDecay
    means = parameters.map { Tensor($0.value.shape) }
    squares = means
  }

  public mutating func step(_ gradients: Gradients, rate: Float) {
    steps += 1
    let correction1 = 1 - power(beta1, steps)
    let correction2 = 1 - power(beta2, steps)
    let kernel = AdamKernel(
      beta1: beta1, beta2: beta2, epsilon: epsilon, rate: Float(Double(rate) / correction1),
      rootCorrection: Float((1 / correction2).squareRoot()), keep: 1 - rate * weightDecay)
    for (index, parameter) in parameters.enumerated() {
      guard let gradient = gradients[parameter] else { continue }
      let count = gradient.count
      parameter.value.withUnsafeMutableElements { parameter in
        means[index].withUnsafeMutableElements { mean in
          squares[index].withUnsafeMutableElements { square in
            gradient.withUnsafeElements { gradient in
              forEachTile(of: count) { kernel.run($0, parameter, mean, square, gradient) }
            }
          }
        }
      }
    }
  }

  private func power(_ base: Float, _ exponent: Int) -> Double {
    // By squaring: one fixed order of multiplications, the same after a resume.
    var (result, factor, rest) = (1.0, Double(base), exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return result
  }

  public var state: [NamedTensor] {
    means.indices.flatMap {
      [NamedTensor("\($0).mean", means[$0]), NamedTensor("\($0).square", squares[$0])]
    }
  }

  public mutating func restore(_ state: [NamedTensor], steps: Int) throws(NamedTensorError) {
    var restored = (means: [Tensor](), squares: [Tensor]())
    for (index, mean) in means.enumerated() {
      restored.means.append(try state.tensor(named: "\(index).mean", shape: mean.shape))
      restored.squares.append(try state.tensor(named: "\(index).square", shape: mean.shape))
    }
    (means, squares, self.steps) = (restored.means, restored.squares, steps)
  }
}

/// One pass over a parameter: both means, bias correction and the move.
private struct AdamKernel {
  let beta1, beta2, epsilon, rate, rootCorrection, keep: Float

  func run(
    _ range: Range<Int>, _ parameter: UnsafeMutableBufferPointer<Float>,
    _ mean: UnsafeMutableBufferPointer<Float>, _ square: UnsafeMutableBufferPointer<Float>,
    _ gradient: UnsafeBufferPointer<Float>
  ) {
    guard let w = parameter.baseAddress, let m = mean.baseAddress, let v = square.baseAddress,
      let g = gradient.baseAddress
    else { return }
    var i = range.lowerBound
    while i + 16 <= range.upperBound {
      update(i, w, m, v, g)
      i += 16
    }
    if i < range.upperBound {
      // The last few on padded copies, so that every element goes through the same arithmetic.
      let rest = range.upperBound - i
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 64) { scratch in
        guard let base = scratch.baseAddress else { return }
        scratch.update(repeating: 0)
        for (slot, source) in [w + i, m + i, v + i, UnsafeMutablePointer(mutating: g + i)].enumerated() {
          (base + 16 * slot).update(from: source, count: rest)
        }
        update(0, base, base + 16, base + 32, base + 48)
        for (slot, target) in [w + i, m + i, v + i].enumerated() {
          target.update(from: base + 16 * slot, count: rest)
        }
      }
    }
  }

  /// Sixteen neighbouring elements from `i` on.
  @inline(__always)
  private func update(
    _ i: Int, _ w: UnsafeMutablePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>, _ g: UnsafePointer<Float>
  ) {
    typealias Block = SIMD16<Float>
    let gradient = UnsafeRawPointer(g + i).loadUnaligned(as: Block.self)
    let oldMean = UnsafeRawPointer(m + i).loadUnaligned(as: Block.self)
    let oldSquare = UnsafeRawPointer(v + i).loadUnaligned(as: Block.self)
    let weight = UnsafeRawPointer(w + i).loadUnaligned(as: Block.self)
    let mean = beta1 * oldMean + (1 - beta1) * gradient
    let square = beta2 * oldSquare + (1 - beta2) * (gradient * gradient)
    let move = rate * mean / (square.squareRoot() * rootCorrection + epsilon)
    UnsafeMutableRawPointer(m + i).storeBytes(of: mean, as: Block.self)
    UnsafeMutableRawPointer(v + i).storeBytes(of: square, as: Block.self)
    UnsafeMutableRawPointer(w + i).storeBytes(of: keep * weight - move, as: Block.self)
  }
}
