import Glibc

/// A dense array of complex numbers.
///
/// Real and imaginary part of a number stand side by side, as Fourier transforms want them.
public struct ComplexTensor: Sendable, Equatable {
  /// Real and imaginary parts, of the shape with a last axis of length 2 behind it.
  public let parts: Tensor

  /// The length of each axis.
  public var shape: [Int] { Array(parts.shape.dropLast()) }

  /// The number of complex numbers.
  public var count: Int { parts.count / 2 }

  /// Complex numbers from their parts, side by side along a last axis of length 2.
  public init(parts: Tensor) {
    precondition(parts.shape.last == 2, "ComplexTensor: the last axis must have length 2, got \(parts.shape)")
    self.parts = parts
  }

  /// Complex numbers with these real parts; imaginary parts are 0 where there are none.
  public init(real: Tensor, imaginary: Tensor? = nil) {
    precondition(
      imaginary.map { $0.shape == real.shape } ?? true,
      "ComplexTensor: real parts \(real.shape) do not fit imaginary parts \(imaginary?.shape ?? [])")
    self.init(real, imaginary ?? Tensor(real.shape)) { ($0, $1) }
  }

  /// The numbers magnitude · exp(i · phase), phases in radians.
  public init(magnitude: Tensor, phase: Tensor) {
    precondition(
      magnitude.shape == phase.shape,
      "ComplexTensor: magnitudes \(magnitude.shape) do not fit phases \(phase.shape)")
    self.init(magnitude, phase) { ($0 * cosf($1), $0 * sinf($1)) }
  }

  private init(_ a: Tensor, _ b: Tensor, _ body: @escaping (Float, Float) -> (Float, Float)) {
    var parts = Tensor(uninitialized: a.shape + [2])
    parts.withUnsafeMutableElements { parts in
      a.withUnsafeElements { a in
        b.withUnsafeElements { b in
          let (parts, a, b) = (parts, a, b)
          forEachShare(of: a.count) { range in
            for k in range { (parts[2 * k], parts[2 * k + 1]) = body(a[k], b[k]) }
          }
        }
      }
    }
    self.parts = parts
  }

  /// The real parts.
  public var real: Tensor { numbers { x, _ in x } }

  /// The imaginary parts.
  public var imaginary: Tensor { numbers { _, y in y } }

  /// The squares of the magnitudes, |z|².
  public var squaredMagnitude: Tensor { numbers { x, y in x * x + y * y } }

  private func numbers(_ body: @escaping (Float, Float) -> Float) -> Tensor {
    var result = Tensor(uninitialized: shape)
    parts.withUnsafeElements { parts in
      result.withUnsafeMutableElements { result in
        let (parts, result) = (parts, result)
        forEachShare(of: result.count) { range in
          for k in range { result[k] = body(parts[2 * k], parts[2 * k + 1]) }
        }
      }
    }
    return result
  }

  /// The complex conjugates.
  public var conjugate: ComplexTensor { ComplexTensor(parts: parts * Tensor([2], [1, -1])) }

  /// The products of numbers that meet when the shapes are aligned at their last axes; the shorter shape, `b`'s, is
  /// repeated along the axes that it lacks.
  public static func * (a: ComplexTensor, b: ComplexTensor) -> ComplexTensor {
    precondition(
      a.shape.suffix(b.shape.count) == b.shape[...],
      "a product of shapes \(a.shape) and \(b.shape) does not fit")
    var result = Tensor(uninitialized: a.parts.shape)
    let period = b.count
    guard a.count > 0 else { return ComplexTensor(parts: result) }
    a.parts.withUnsafeElements { a in
      b.parts.withUnsafeElements { b in
        result.withUnsafeMutableElements { result in
          let (a, b, result) = (a, b, result)
          forEachShare(of: result.count / 2) { range in
            var place = range.lowerBound % period
            for k in range {
              let (ar, ai, br, bi) = (a[2 * k], a[2 * k + 1], b[2 * place], b[2 * place + 1])
              result[2 * k] = ar * br - ai * bi
              result[2 * k + 1] = ar * bi + ai * br
              place = place + 1 == period ? 0 : place + 1
            }
          }
        }
      }
    }
    return ComplexTensor(parts: result)
  }
}

/// Calls `body` with consecutive parts of `0..<count`, on several threads at once.
private func forEachShare(of count: Int, _ body: @escaping (Range<Int>) -> Void) {
  let share = 1 << 14
  ThreadPool.current.run(tiles: (count + share - 1) / share) { tile in
    body(tile * share..<min(count, (tile + 1) * share))
  }
}
