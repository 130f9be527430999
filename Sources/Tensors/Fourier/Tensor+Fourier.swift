import CKissFFT

extension TypedTensor where Element == Float {
  /// The discrete Fourier transform of real numbers along the last axis, or along several: the half that tells all.
  ///
  /// - Parameter axes: the last of them is the one that is halved; it must be the last axis of this tensor.
  /// - Returns: of this shape, with N/2 + 1 frequencies along the last axis; conventions as for
  ///   ``ComplexTensor/fourier(over:inverse:)``.
  public func fourier(over axes: [Int]? = nil) -> ComplexTensor {
    let axes = axes ?? [shape.count - 1]
    precondition(
      !shape.isEmpty && axes.last == shape.count - 1,
      "a Fourier transform of real numbers over axes \(axes) does not end with the last axis of \(shape)")
    let half = halfSpectrum
    return axes.count > 1 ? half.fourier(over: Array(axes.dropLast())) : half
  }

  private var halfSpectrum: ComplexTensor {
    let length = shape[shape.count - 1]
    precondition(length > 0, "a Fourier transform needs numbers along the last axis, got \(shape)")
    guard length % 2 == 0 else {
      let whole = ComplexTensor(real: self).fourier()
      return ComplexTensor(parts: whole.parts.slice(shape.count - 1, 0..<length / 2 + 1))
    }
    var result = Tensor(uninitialized: shape.dropLast() + [length / 2 + 1, 2])
    withUnsafeElements { from in
      result.withUnsafeMutableElements { to in
        forEachRealLine(count / length, length, isInverse: false) { plan, line in
          let target = UnsafeMutableRawPointer(to.baseAddress! + line * (length + 2))
          kiss_fftr(
            plan, from.baseAddress! + line * length, target.assumingMemoryBound(to: kiss_fft_cpx.self))
        }
      }
    }
    return ComplexTensor(parts: result)
  }
}

extension ComplexTensor {
  /// The real numbers whose transform over `axes` has this as its half; `length` is that of their last axis.
  ///
  /// As with NumPy, the imaginary parts of frequency 0 and, for even lengths, of the highest one count as 0.
  public func inverseFourierReal(length: Int, over axes: [Int]? = nil) -> Tensor {
    let axes = axes ?? [shape.count - 1]
    precondition(
      axes.last == shape.count - 1 && length > 0 && shape[shape.count - 1] == length / 2 + 1,
      "half a spectrum \(shape) over axes \(axes) does not belong to length \(length)")
    let half = axes.count > 1 ? fourier(over: Array(axes.dropLast()), inverse: true) : self
    return length % 2 == 0 ? half.evenInverse(length) : half.oddInverse(length)
  }

  private func evenInverse(_ length: Int) -> Tensor {
    var result = Tensor(uninitialized: shape.dropLast() + [length])
    parts.withUnsafeElements { from in
      result.withUnsafeMutableElements { to in
        forEachRealLine(to.count / length, length, isInverse: true) { plan, line in
          let source = UnsafeRawPointer(from.baseAddress! + line * (length + 2))
          kiss_fftri(
            plan, source.assumingMemoryBound(to: kiss_fft_cpx.self), to.baseAddress! + line * length)
        }
      }
    }
    result.scale(by: 1 / Float(length))
    return result
  }

  /// Completes the spectrum with the conjugates of the frequencies 1…(N−1)/2, from the highest on.
  private func oddInverse(_ length: Int) -> Tensor {
    var whole = Tensor(uninitialized: shape.dropLast() + [length, 2])
    let half = length / 2 + 1
    parts.withUnsafeElements { from in
      whole.withUnsafeMutableElements { to in
        for line in 0..<to.count / (2 * length) {
          for k in 0..<length {
            let source = 2 * (line * half + min(k, length - k))
            let target = 2 * (line * length + k)
            to[target] = from[source]
            to[target + 1] = k == 0 ? 0 : k < half ? from[source + 1] : -from[source + 1]
          }
        }
      }
    }
    return ComplexTensor(parts: whole).fourier(inverse: true).real
  }
}

/// Calls `body` for every line of real numbers, with a plan that is its own meanwhile.
private func forEachRealLine(
  _ lines: Int, _ length: Int, isInverse: Bool, _ body: @escaping (OpaquePointer, Int) -> Void
) {
  let share = max(1, (1 << 14) / length)
  let plan = FourierPlan(length: length, isInverse: isInverse, isReal: true)
  ThreadPool.current.run(tiles: (lines + share - 1) / share) { tile in
    FourierPlans.with(plan) { state in
      for line in tile * share..<min(lines, (tile + 1) * share) { body(state, line) }
    }
  }
}
