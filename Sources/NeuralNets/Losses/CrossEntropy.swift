import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Cross entropy of class labels under the softmax of logits, averaged over the samples, in nats.
///
/// - Parameters:
///   - logits: `[sample, class]`.
///   - labels: one class number per sample.
/// - Returns: the mean of `-log softmax(logits)[label]`.
public func crossEntropy(_ logits: Variable, labels: [Int]) -> Variable {
  let (value, gradient) = CrossEntropy.valueAndGradient(logits: logits.value, labels: labels)
  return .loss(value, of: logits, gradient: gradient)
}

/// Cross entropy as plain numbers; see `crossEntropy`.
public enum CrossEntropy {
  /// The loss, and its gradient with respect to the logits, `(softmax - onehot) / samples` `[sample, class]`.
  public static func valueAndGradient(logits: Tensor, labels: [Int]) -> (value: Float, gradient: Tensor) {
    precondition(
      logits.shape.count == 2 && logits.shape[0] == labels.count,
      "crossEntropy: logits \(logits.shape) for \(labels.count) labels")
    let classes = logits.shape[1]
    var gradient = Tensor(uninitialized: logits.shape)
    var total = 0.0
    logits.withUnsafeElements { logits in
      gradient.withUnsafeMutableElements { gradient in
        for (sample, label) in labels.enumerated() {
          precondition(label >= 0 && label < classes, "crossEntropy: label \(label) of \(classes) classes")
          let row = sample * classes
          let largest = (0..<classes).reduce(-Float.infinity) { max($0, logits[row + $1]) }
          var sum: Float = 0
          for c in row..<row + classes {
            gradient[c] = exp(logits[c] - largest)
            sum += gradient[c]
          }
          let scale = 1 / (sum * Float(labels.count))
          for c in row..<row + classes { gradient[c] *= scale }
          gradient[row + label] -= 1 / Float(labels.count)
          total += Double(log(sum) - (logits[row + label] - largest))
        }
      }
    }
    return (labels.isEmpty ? 0 : Float(total / Double(labels.count)), gradient)
  }

  /// The loss alone.
  public static func value(logits: Tensor, labels: [Int]) -> Float {
    valueAndGradient(logits: logits, labels: labels).value
  }
}

extension Variable {
  /// A loss whose gradient is known when its value is.
  static func loss(_ value: Float, of x: Variable, gradient: Tensor) -> Variable {
    operation(Tensor([], repeating: value), of: x) { weight in
      let weight = weight.elements[0]
      guard weight != 1 else { return gradient }
      var scaled = gradient
      scaled.scale(by: weight)
      return scaled
    }
  }
}
