import Tensors

/// One minus the Pearson correlation of each sample with its target, averaged over the samples.
///
/// A sample whose elements, or whose target's, are all equal has no correlation; it counts as 0 and gives no
/// gradient.
///
/// - Parameters:
///   - x: `[sample, …]`; the correlation is over all axes but the first.
///   - target: of the same shape.
/// - Returns: a number in `0...2`.
public func pearsonLoss(_ x: Variable, target: Tensor) -> Variable {
  precondition(
    x.shape == target.shape && !x.shape.isEmpty, "pearsonLoss: shapes \(x.shape) and \(target.shape)")
  let samples = x.shape[0]
  let width = x.shape.dropFirst().reduce(1, *)
  var gradient = Tensor(x.shape)
  var total = 0.0
  x.value.withUnsafeElements { x in
    target.withUnsafeElements { target in
      gradient.withUnsafeMutableElements { gradient in
        for first in stride(from: 0, to: samples * width, by: max(1, width)) {
          let range = first..<first + width
          let sums = Moments(x[range], target[range])
          guard sums.xx > 0, sums.yy > 0 else {
            total += 1
            continue
          }
          let root = (sums.xx * sums.yy).squareRoot()
          total += 1 - sums.xy / root
          for i in range {
            let (dx, dy) = (Double(x[i]) - sums.x, Double(target[i]) - sums.y)
            gradient[i] = Float((sums.xy / sums.xx * dx - dy) / root / Double(samples))
          }
        }
      }
    }
  }
  return .loss(Float(total / Double(max(1, samples))), of: x, gradient: gradient)
}

/// Means and centred sums of products of two rows.
private struct Moments {
  let x, y, xx, yy, xy: Double

  init(_ first: Slice<UnsafeBufferPointer<Float>>, _ second: Slice<UnsafeBufferPointer<Float>>) {
    let count = Double(first.count)
    let x = first.reduce(0) { $0 + Double($1) } / count
    let y = second.reduce(0) { $0 + Double($1) } / count
    var (xx, yy, xy) = (0.0, 0.0, 0.0)
    for (a, b) in zip(first, second) {
      let (a, b) = (Double(a) - x, Double(b) - y)
      xx += a * a
      yy += b * b
      xy += a * b
    }
    (self.x, self.y, self.xx, self.yy, self.xy) = (x, y, xx, yy, xy)
  }
}
