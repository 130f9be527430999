extension TypedTensor where Element: FixedWidthInteger {
  /// The integers nearest to the elements of `numbers`: halves go to the even one, what does not fit to the nearest
  /// bound, NaN to 0.
  public init(saturating numbers: Tensor) {
    let (low, high) = (Float(Element.min), Float(Element.max))
    self.init(numbers) { number in
      let rounded = number.rounded(.toNearestOrEven)
      if rounded >= high { return .max }
      return rounded > low ? Element(rounded) : rounded <= low ? .min : 0
    }
  }

  /// The elements of `numbers`, or the nearest bound where one does not fit.
  public init<Other: FixedWidthInteger>(saturating numbers: TypedTensor<Other>) {
    self.init(numbers) { Element(clamping: $0) }
  }
}

extension TypedTensor where Element == Float {
  /// The elements of `integers` as floating-point numbers, rounded where they have more than 24 bits.
  public init<Other: FixedWidthInteger>(_ integers: TypedTensor<Other>) {
    self.init(integers) { Float($0) }
  }
}

extension TypedTensor {
  /// A function of every element of `other`.
  @inline(__always)
  fileprivate init<Other>(_ other: TypedTensor<Other>, _ body: @escaping (Other) -> Element) {
    self.init(uninitialized: other.shape)
    let share = 1 << 15
    let count = count
    other.withUnsafeElements { from in
      withUnsafeMutableElements { to in
        let (from, to) = (from, to)
        ThreadPool.current.run(tiles: (count + share - 1) / share) { tile in
          for i in tile * share..<min(count, (tile + 1) * share) { to[i] = body(from[i]) }
        }
      }
    }
  }
}
