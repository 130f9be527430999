import Tensors

extension Variable {
  /// The same elements under another shape of as many elements.
  public func reshaped(_ shape: [Int]) -> Variable {
    Variable.operation(value.reshaped(shape), of: self) { [own = self.shape] in $0.reshaped(own) }
  }

  /// The same elements as `[sample, feature]`: all axes but the first become one.
  public var flattened: Variable {
    precondition(!shape.isEmpty, "flattened needs a first axis, got a single number")
    return reshaped([shape[0], shape.dropFirst().reduce(1, *)])
  }

  /// The sum over some axes, in a fixed order; they are gone from the shape.
  public func sum(over axes: [Int]) -> Variable {
    let kept = shape.indices.map { axes.contains($0) ? 1 : shape[$0] }
    return Variable.operation(value.sum(over: axes), of: self) { [shape] gradient in
      Tensor(uninitialized: shape).broadcast(with: gradient.reshaped(kept)) { $1 }
    }
  }

  /// The mean over some axes; they are gone from the shape.
  public func mean(over axes: [Int]) -> Variable {
    let count = axes.reduce(1) { $0 * shape[$1] }
    return (1 / Float(max(1, count))) * sum(over: axes)
  }

  /// The sum of all elements, a single number.
  public func sum() -> Variable {
    var total = 0.0
    value.withUnsafeElements { for element in $0 { total += Double(element) } }
    return Variable.operation(Tensor([], repeating: Float(total)), of: self) { [shape] gradient in
      Tensor(shape, repeating: gradient.elements[0])
    }
  }

  /// The mean of all elements, a single number.
  public func mean() -> Variable { (1 / Float(max(1, value.count))) * sum() }

  /// Several variables that differ in the last axis only, side by side along it.
  public static func concatenated(_ parts: [Variable]) -> Variable {
    precondition(!parts.isEmpty && !parts[0].shape.isEmpty, "concatenated needs parts with a last axis")
    let axis = parts[0].shape.count - 1
    let whole = Tensor.concatenating(parts.map(\.value), along: axis)
    let widths = parts.map { $0.shape[axis] }
    return operation(whole, parents: parts) { [needed = parts.map(\.needsGradient)] gradient in
      var first = 0
      return zip(widths, needed).map { width, needed in
        defer { first += width }
        return needed ? gradient.slice(axis, first..<first + width) : nil
      }
    }
  }
}
