import CKissFFT

extension ComplexTensor {
  /// The discrete Fourier transform along `axes`: Σ z_n exp(∓2πi kn/N) along each of them.
  ///
  /// Conventions are NumPy's: the forward transform has the negative exponent and no factor, the inverse one the
  /// positive exponent and a factor of 1/N. The relative error is a small multiple of 2⁻²⁴ log₂ N. Lengths are
  /// free; those made of factors 2, 3 and 5 are fast.
  ///
  /// - Parameter axes: the last one if none are named; the last two make a transform of images.
  public func fourier(over axes: [Int]? = nil, inverse: Bool = false) -> ComplexTensor {
    let axes = axes ?? [shape.count - 1]
    precondition(
      axes.allSatisfy(shape.indices.contains), "a Fourier transform over axes \(axes) does not fit \(shape)")
    return axes.reversed().reduce(self) { $0.transformed(along: $1, inverse) }
  }

  private func transformed(along axis: Int, _ isInverse: Bool) -> ComplexTensor {
    var result = Tensor(uninitialized: parts.shape)
    let lines = FourierLines(shape, axis)
    guard count > 0 else { return self }
    let plan = FourierPlan(length: lines.length, isInverse: isInverse)
    let scale = isInverse ? 1 / Float(lines.length) : 1
    parts.withUnsafeElements { from in
      result.withUnsafeMutableElements { to in
        let source = UnsafeRawPointer(from.baseAddress!).assumingMemoryBound(to: kiss_fft_cpx.self)
        let target = UnsafeMutableRawPointer(to.baseAddress!).assumingMemoryBound(to: kiss_fft_cpx.self)
        ThreadPool.current.run(tiles: lines.tiles) { tile in
          FourierPlans.with(plan) { lines.transform(tile: tile, $0, source, target, scale) }
        }
      }
    }
    return ComplexTensor(parts: result)
  }
}

/// The lines along one axis of complex numbers, and how they are shared out.
private struct FourierLines {
  let length: Int
  /// How far apart neighbours on a line are.
  private let stride: Int
  private let lines, share: Int

  init(_ shape: [Int], _ axis: Int) {
    length = shape[axis]
    stride = shape[(axis + 1)...].reduce(1, *)
    lines = shape.reduce(1, *) / max(1, length)
    // Eight neighbouring lines fill a cache line of complex numbers.
    share = max(8, (1 << 13) / max(1, length) / 8 * 8)
  }

  var tiles: Int { (lines + share - 1) / share }

  func transform(
    tile: Int, _ plan: OpaquePointer, _ source: UnsafePointer<kiss_fft_cpx>,
    _ target: UnsafeMutablePointer<kiss_fft_cpx>, _ scale: Float
  ) {
    let range = tile * share..<min(lines, (tile + 1) * share)
    if stride == 1 {
      for line in range {
        kiss_fft(plan, source + line * length, target + line * length)
        if scale != 1 { scaleLine(target + line * length, scale) }
      }
    } else {
      transformStrided(range, plan, source, target, scale)
    }
  }

  private func scaleLine(_ line: UnsafeMutablePointer<kiss_fft_cpx>, _ scale: Float) {
    for k in 0..<length { line[k] = kiss_fft_cpx(r: line[k].r * scale, i: line[k].i * scale) }
  }

  /// Gathers a few lines at a time, so that the memory between two numbers of a line is not fetched for each line.
  private func transformStrided(
    _ range: Range<Int>, _ plan: OpaquePointer, _ source: UnsafePointer<kiss_fft_cpx>,
    _ target: UnsafeMutablePointer<kiss_fft_cpx>, _ scale: Float
  ) {
    var scratch = Tensor(uninitialized: [2, 8, length, 2])
    scratch.withUnsafeMutableElements { scratch in
      let gathered = UnsafeMutableRawPointer(scratch.baseAddress!).assumingMemoryBound(to: kiss_fft_cpx.self)
      let transformed = gathered + 8 * length
      var first = range.lowerBound
      while first < range.upperBound {
        // Lines of one group are neighbours.
        let begin = first / stride * stride * length + first % stride
        let width = min(8, range.upperBound - first, stride - first % stride)
        for k in 0..<length {
          for line in 0..<width { gathered[line * length + k] = source[begin + k * stride + line] }
        }
        for line in 0..<width { kiss_fft(plan, gathered + line * length, transformed + line * length) }
        for k in 0..<length {
          for line in 0..<width {
            let value = transformed[line * length + k]
            target[begin + k * stride + line] = kiss_fft_cpx(r: value.r * scale, i: value.i * scale)
          }
        }
        first += width
      }
    }
  }
}
