extension TypedTensor where Element == Float {
  /// Replaces every element by a function of it and of the element of `other` at its place.
  ///
  /// - Parameter body: gets and gives sixteen neighbouring elements; the last block is filled up with zeros.
  @inlinable
  public mutating func combine(
    with other: Tensor, _ body: (_ own: SIMD16<Float>, _ other: SIMD16<Float>) -> SIMD16<Float>
  ) {
    precondition(shape == other.shape, "combine: shapes \(shape) and \(other.shape) differ")
    let count = count
    other.withUnsafeElements { other in
      withUnsafeMutableElements { own in
        let from = UnsafeRawBufferPointer(other)
        let to = UnsafeMutableRawBufferPointer(own)
        var i = 0
        while i + 16 <= count {
          let result = body(
            to.loadUnaligned(fromByteOffset: 4 * i, as: SIMD16<Float>.self),
            from.loadUnaligned(fromByteOffset: 4 * i, as: SIMD16<Float>.self))
          to.storeBytes(of: result, toByteOffset: 4 * i, as: SIMD16<Float>.self)
          i += 16
        }
        guard i < count else { return }
        var (last, lastOther) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
        for lane in 0..<count - i { (last[lane], lastOther[lane]) = (own[i + lane], other[i + lane]) }
        last = body(last, lastOther)
        for lane in 0..<count - i { own[i + lane] = last[lane] }
      }
    }
  }
}
