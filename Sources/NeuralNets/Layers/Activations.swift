import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `max(0, x)`.
public struct ReLU: Layer {
  public init() {}

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable { relu(x) }
}

/// `x` above zero, `slope·x` below.
public struct LeakyReLU: Layer {
  /// The slope below zero.
  public let slope: Float

  /// A rectifier with this slope below zero.
  public init(slope: Float = 0.01) { self.slope = slope }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable { leakyReLU(x, slope: slope) }
}

/// The hyperbolic tangent.
public struct Tanh: Layer {
  public init() {}

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable { tanh(x) }
}

/// The logistic function `1 / (1 + e^-x)`.
public struct Sigmoid: Layer {
  public init() {}

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable { sigmoid(x) }
}

/// `e^x` over its sum along the last axis.
public struct Softmax: Layer {
  public init() {}

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable { softmax(x) }
}

/// `max(0, x)`; the derivative at 0 is 0.
public func relu(_ x: consuming Variable) -> Variable { leakyReLU(x, slope: 0) }

/// `x` above zero, else `slope·x`; the derivative at 0 is `slope`, which must not be negative.
public func leakyReLU(_ x: consuming Variable, slope: Float) -> Variable {
  precondition(slope >= 0, "leakyReLU: slope must not be negative, got \(slope)")
  let y = x.value.map { $0.replacing(with: slope * $0, where: $0 .<= 0) }
  // Where the output is not positive, the input was not.
  return fromOutput(x, y) { gradient, y in gradient.replacing(with: slope * gradient, where: y .<= 0) }
}

/// The hyperbolic tangent of each element.
public func tanh(_ x: consuming Variable) -> Variable {
  fromOutput(x, x.value.map(\.hyperbolicTangent)) { gradient, y in gradient * (1 - y * y) }
}

/// The logistic function of each element.
public func sigmoid(_ x: consuming Variable) -> Variable {
  fromOutput(x, x.value.map(\.logistic)) { gradient, y in gradient * (y * (1 - y)) }
}

/// An activation `y` of `x` whose derivative is a function of `y`, so that only `y` is kept.
private func fromOutput(
  _ x: Variable, _ y: Tensor,
  derivative: @escaping (_ gradient: SIMD16<Float>, _ y: SIMD16<Float>) -> SIMD16<Float>
) -> Variable {
  Variable.operation(y, of: x) { gradient in
    var gradient = gradient
    gradient.combine(with: y, derivative)
    return gradient
  }
}

/// `e^x` over its sum along the last axis.
public func softmax(_ x: Variable) -> Variable {
  let y = x.value.softmax()
  return Variable.operation(y, of: x) { gradient in
    var gradient = gradient
    gradient.forEachRow(with: y) { gradient, y in
      var inner: Float = 0
      for i in gradient.indices { inner += gradient[i] * y[i] }
      for i in gradient.indices { gradient[i] = y[i] * (gradient[i] - inner) }
    }
    return gradient
  }
}

extension TypedTensor where Element == Float {
  /// `e^x` over its sum along the last axis, safe for any finite elements.
  func softmax() -> Tensor {
    var result = self
    result.forEachRow(with: self) { row, _ in
      let largest = row.reduce(-Float.infinity) { Swift.max($0, $1) }
      var sum: Float = 0
      for i in row.indices {
        row[i] = exp(row[i] - largest)
        sum += row[i]
      }
      for i in row.indices { row[i] /= sum }
    }
    return result
  }

  /// Calls `body` with each row along the last axis of this tensor and of `other`, which has the same shape.
  fileprivate mutating func forEachRow(
    with other: Tensor,
    _ body: @escaping (UnsafeMutableBufferPointer<Float>, UnsafeBufferPointer<Float>) -> Void
  ) {
    precondition(!shape.isEmpty && shape == other.shape, "softmax: shapes \(shape) and \(other.shape)")
    let width = shape[shape.count - 1]
    guard count > 0 else { return }
    let rows = count / width
    let rowsPerTile = Swift.max(1, 4096 / width)
    other.withUnsafeElements { other in
      withUnsafeMutableElements { own in
        ThreadPool.current.run(tiles: (rows + rowsPerTile - 1) / rowsPerTile) { tile in
          for row in tile * rowsPerTile..<Swift.min(rows, (tile + 1) * rowsPerTile) {
            let range = row * width..<(row + 1) * width
            body(
              UnsafeMutableBufferPointer(rebasing: own[range]), UnsafeBufferPointer(rebasing: other[range]))
          }
        }
      }
    }
  }
}
