import Tensors

/// The Adam optimiser.
///
/// D. P. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, arXiv:1412.6980, algorithm 1
/// in the form at the end of its section 2 (bias correction folded into the step size and epsilon unscaled:
/// `w -= rate * m̂ / (sqrt(v̂) + epsilon)`).
public struct Adam: Sendable, Equatable {
  /// How fast the mean of the gradient forgets.
  public let beta1: Float
  /// How fast the mean of the squared gradient forgets.
  public let beta2: Float
  /// Added to the root of the mean squared gradient.
  public let epsilon: Float
  /// How many steps have been taken.
  public private(set) var steps = 0
  /// The running means of the gradients, per parameter in the order given at the start.
  private var means: [Tensor]
  /// The running means of the squared gradients, in the same order.
  private var squares: [Tensor]

  /// An optimiser for parameters of the given shapes.
  public init(shapes: [[Int]], beta1: Float = 0.9, beta2: Float = 0.999, epsilon: Float = 1e-8) {
    (self.beta1, self.beta2, self.epsilon) = (beta1, beta2, epsilon)
    means = shapes.map { Tensor($0) }
    squares = means
  }

  /// Counts one step; call it once before the `update`s of a step.
  public mutating func beginStep() { steps += 1 }

  /// Moves parameter number `index` against its gradient.
  public mutating func update(_ index: Int, _ parameter: inout Tensor, gradient: Tensor, rate: Float) {
    precondition(steps > 0, "Adam: update before beginStep")
    precondition(
      parameter.shape == gradient.shape && parameter.shape == means[index].shape,
      "Adam: parameter \(parameter.shape), gradient \(gradient.shape), state \(means[index].shape)")
    let correction1 = 1 - power(beta1, steps)
    let correction2 = 1 - power(beta2, steps)
    let kernel = AdamKernel(
      beta1: beta1, beta2: beta2, epsilon: epsilon, rate: Float(Double(rate) / correction1),
      rootCorrection: Float((1 / correction2).squareRoot()))
    let count = gradient.count
    parameter.withUnsafeMutableElements { parameter in
      means[index].withUnsafeMutableElements { mean in
        squares[index].withUnsafeMutableElements { square in
          gradient.withUnsafeElements { gradient in
            let chunk = 1 << 15
            ThreadPool.current.run(tiles: (count + chunk - 1) / chunk) { tile in
              let range = tile * chunk..<min(count, (tile + 1) * chunk)
              kernel.run(range, parameter, mean, square, gradient)
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
}

extension Adam {
  /// The state as named arrays: `NAME.mean` and `NAME.square` for each of `names`, in their order.
  public func state(names: [String]) -> [NamedTensor] {
    precondition(names.count == means.count, "Adam: \(names.count) names for \(means.count) parameters")
    return names.indices.flatMap { index in
      [
        NamedTensor("\(names[index]).mean", means[index]),
        NamedTensor("\(names[index]).square", squares[index]),
      ]
    }
  }

  /// Restores what `state` gave after `steps` steps.
  ///
  /// - Throws: `NamedTensorError` if an array is missing or has another shape.
  public mutating func restore(
    names: [String], from state: [NamedTensor], steps: Int
  ) throws(NamedTensorError) {
    precondition(names.count == means.count, "Adam: \(names.count) names for \(means.count) parameters")
    for (index, name) in names.enumerated() {
      let shape = means[index].shape
      means[index] = try state.tensor(named: "\(name).mean", shape: shape)
      squares[index] = try state.tensor(named: "\(name).square", shape: shape)
    }
    self.steps = steps
  }
}

/// One pass over a parameter: both means, bias correction and the move.
private struct AdamKernel {
  let beta1, beta2, epsilon, rate, rootCorrection: Float

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
    UnsafeMutableRawPointer(w + i).storeBytes(of: weight - move, as: Block.self)
  }
}
