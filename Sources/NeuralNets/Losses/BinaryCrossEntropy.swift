import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The mean cross entropy of probabilities `target` under the logistic function of logits, in nats.
///
/// Computed from the logits as `max(x, 0) - x·target + log(1 + e^-|x|)`, which is exact for large ones.
///
/// - Weights target: in `0...1`, of the shape of the logits.
public func binaryCrossEntropy(_ logits: Variable, target: Tensor) -> Variable {
  precondition(
    logits.shape == target.shape, "binaryCrossEntropy: shapes \(logits.shape) and \(target.shape) differ")
  let count = Float(max(1, target.count))
  var total = 0.0
  logits.value.withUnsafeElements { logits in
    target.withUnsafeElements { target in
      for (x, target) in zip(logits, target) {
        total += Double(max(x, 0) - x * target + log1p(exp(-abs(x))))
      }
    }
  }
  var gradient = logits.value
  gradient.combine(with: target) { x, target in (x.logistic - target) / count }
  return .loss(Float(total / Double(count)), of: logits, gradient: gradient)
}
