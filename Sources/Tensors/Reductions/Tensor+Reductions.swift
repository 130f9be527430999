extension TypedTensor where Element == Float {
  /// The sum over `axes`, or over all of them; 0 where there is nothing to add up.
  ///
  /// The order of additions depends on the shape alone, so the bits are the same for any number of threads.
  /// The error is at most 2⁻¹⁷ Σ|x|, whatever the number of summands, plus the rounding to a `Float`.
  ///
  /// - Parameter keepingAxes: whether reduced axes stay, with length 1.
  public func sum(over axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    reduced(Sum.self, over: axes, keepingAxes) { sum, _ in sum }
  }

  /// The mean over `axes`, or over all of them; NaN where there is nothing to average.
  ///
  /// Order and errors are those of `sum`.
  public func mean(over axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    reduced(Sum.self, over: axes, keepingAxes) { sum, count in sum / Double(count) }
  }

  /// The mean squared deviation from the mean over `axes`, or over all of them (divided by the number of elements).
  public func variance(over axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    meanAndVariance(over: axes, keepingAxes: keepingAxes).variance
  }

  /// The mean and the mean squared deviation from it over `axes`, or over all of them, in two passes.
  ///
  /// The variance is that of the mean before it is rounded: Σ(x − m)² = Σ(x − s)² − n (m − s)² with s the mean as
  /// a `Float`.
  public func meanAndVariance(
    over axes: [Int]? = nil, keepingAxes: Bool = false
  ) -> (mean: Tensor, variance: Tensor) {
    let layout = ReductionLayout(shape, axes: axes)
    let count = Double(layout.reducedCount)
    let sums = ReductionRun<Sum>(layout)(self, shift: Tensor([1]))
    let mean = Tensor(rounding: sums) { $0 / count }
    let squares = ReductionRun<SquaredDeviations>(layout)(self, shift: mean)
    var variance = Tensor(uninitialized: mean.shape)
    variance.withUnsafeMutableElements { variance in
      sums.withUnsafeElements { sums in
        squares.withUnsafeElements { squares in
          mean.withUnsafeElements { mean in
            for k in variance.indices {
              let rest = sums[k] / count - Double(mean[k])
              variance[k] = Float(max(0, squares[k] / count - rest * rest))
            }
          }
        }
      }
    }
    let shape = keepingAxes ? layout.shapeKeepingAxes : layout.shape
    return (mean.reshaped(shape), variance.reshaped(shape))
  }

  /// The largest element over `axes`, or over all of them; NaN if one of the elements is.
  public func maximum(over axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    precondition(count > 0, "maximum needs elements, got shape \(shape)")
    return reduced(Largest.self, over: axes, keepingAxes) { largest, _ in largest }
  }

  /// The smallest element over `axes`, or over all of them; NaN if one of the elements is.
  public func minimum(over axes: [Int]? = nil, keepingAxes: Bool = false) -> Tensor {
    precondition(count > 0, "minimum needs elements, got shape \(shape)")
    return reduced(Smallest.self, over: axes, keepingAxes) { smallest, _ in smallest }
  }

  private func reduced<Operation: LaneReduction>(
    _ operation: Operation.Type, over axes: [Int]?, _ keepingAxes: Bool, _ finish: (Double, Int) -> Double
  ) -> Tensor {
    let layout = ReductionLayout(shape, axes: axes)
    let results = ReductionRun<Operation>(layout)(self, shift: Tensor([1]))
    return Tensor(rounding: results) { finish($0, layout.reducedCount) }
      .reshaped(keepingAxes ? layout.shapeKeepingAxes : layout.shape)
  }

  private init(rounding results: TypedTensor<Double>, _ finish: (Double) -> Double) {
    self.init(uninitialized: results.shape)
    withUnsafeMutableElements { own in
      results.withUnsafeElements { for (k, result) in $0.enumerated() { own[k] = Float(finish(result)) } }
    }
  }
}
