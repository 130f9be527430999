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

  /// The sum over the first axis, in its order.
  public func sumOverFirstAxis() -> Variable {
    precondition(!shape.isEmpty, "sumOverFirstAxis needs an axis, got a single number")
    let (length, rest) = (shape[0], Array(shape.dropFirst()))
    let width = rest.reduce(1, *)
    let sum = value.reshaped([length, width]).sumOfRows().reshaped(rest)
    return Variable.operation(sum, of: self) { [shape] gradient in
      var whole = Tensor(uninitialized: shape)
      whole.withUnsafeMutableElements { whole in
        gradient.withUnsafeElements { gradient in
          for i in 0..<length { _ = whole[i * width..<(i + 1) * width].update(fromContentsOf: gradient) }
        }
      }
      return whole
    }
  }

  /// The mean over the first axis.
  public func meanOverFirstAxis() -> Variable { (1 / Float(max(1, shape[0]))) * sumOverFirstAxis() }

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
    let head = Array(parts[0].shape.dropLast())
    precondition(
      parts.allSatisfy { Array($0.shape.dropLast()) == head },
      "concatenated: shapes \(parts.map(\.shape)) differ in more than the last axis")
    let widths = parts.map { $0.shape[head.count] }
    let width = widths.reduce(0, +)
    var whole = Tensor(uninitialized: head + [width])
    var first = 0
    for (part, own) in zip(parts, widths) {
      whole.copyColumns(first, from: part.value, columns: 0..<own)
      first += own
    }
    return operation(whole, parents: parts) {
      [shapes = parts.map(\.shape), needed = parts.map(\.needsGradient)] gradient in
      var first = 0
      return zip(shapes, needed).map { shape, needed in
        let own = shape[shape.count - 1]
        defer { first += own }
        guard needed else { return nil }
        var part = Tensor(uninitialized: shape)
        part.copyColumns(0, from: gradient, columns: first..<first + own)
        return part
      }
    }
  }
}

extension TypedTensor where Element == Float {
  /// Copies `columns` of `source` (along its last axis) to those of this tensor from `first` on, in every row.
  fileprivate mutating func copyColumns(_ first: Int, from source: Tensor, columns: Range<Int>) {
    let (width, sourceWidth) = (shape[shape.count - 1], source.shape[source.shape.count - 1])
    guard width > 0 else { return }
    let rows = count / width
    source.withUnsafeElements { source in
      withUnsafeMutableElements { own in
        guard let source = source.baseAddress, let own = own.baseAddress else { return }
        for row in 0..<rows {
          (own + row * width + first).update(
            from: source + row * sourceWidth + columns.lowerBound, count: columns.count)
        }
      }
    }
  }
}
