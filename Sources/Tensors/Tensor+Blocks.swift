/// Elements per tile of loops over single elements: 128 KiB of float32.
@usableFromInline let elementsPerTile = 1 << 15

/// Runs `body` over `0..<count` in tiles whose bounds depend on `count` alone.
@inlinable
public func forEachTile(of count: Int, _ body: @escaping (Range<Int>) -> Void) {
  if count <= elementsPerTile {
    if count > 0 { body(0..<count) }
  } else {
    ThreadPool.current.run(tiles: (count + elementsPerTile - 1) / elementsPerTile) { tile in
      body(tile * elementsPerTile..<min(count, (tile + 1) * elementsPerTile))
    }
  }
}

extension UnsafeBufferPointer<Float> {
  /// Sixteen neighbouring elements from `first` on; those beyond the end of `range` are zero.
  @inlinable @inline(__always)
  func block(at first: Int, in range: Range<Int>) -> SIMD16<Float> {
    if first + 16 <= range.upperBound {
      return UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: 4 * first, as: SIMD16<Float>.self)
    }
    var block = SIMD16<Float>.zero
    for lane in 0..<range.upperBound - first { block[lane] = self[first + lane] }
    return block
  }
}

extension UnsafeMutableBufferPointer<Float> {
  /// Writes sixteen neighbouring elements from `first` on, of which those beyond the end of `range` are left out.
  @inlinable @inline(__always)
  func store(_ block: SIMD16<Float>, at first: Int, in range: Range<Int>) {
    if first + 16 <= range.upperBound {
      UnsafeMutableRawBufferPointer(self).storeBytes(
        of: block, toByteOffset: 4 * first, as: SIMD16<Float>.self)
    } else {
      for lane in 0..<range.upperBound - first { self[first + lane] = block[lane] }
    }
  }
}

extension TypedTensor where Element == Float {
  /// Replaces every element by a function of it.
  ///
  /// - Parameter body: gets and gives sixteen neighbouring elements; the last block is filled up with zeros.
  @inlinable
  public mutating func apply(_ body: @escaping (SIMD16<Float>) -> SIMD16<Float>) {
    let count = count
    withUnsafeMutableElements { own in
      forEachTile(of: count) { range in
        for i in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
          own.store(body(UnsafeBufferPointer(own).block(at: i, in: range)), at: i, in: range)
        }
      }
    }
  }

  /// A tensor of a function of every element; see `apply`.
  @inlinable
  public func map(_ body: @escaping (SIMD16<Float>) -> SIMD16<Float>) -> Tensor {
    var result = Tensor(uninitialized: shape)
    let count = count
    withUnsafeElements { own in
      result.withUnsafeMutableElements { result in
        forEachTile(of: count) { range in
          for i in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
            result.store(body(own.block(at: i, in: range)), at: i, in: range)
          }
        }
      }
    }
    return result
  }

  /// Replaces every element by a function of it and of the element of `other` at its place.
  ///
  /// - Parameter body: gets and gives sixteen neighbouring elements; the last block is filled up with zeros.
  @inlinable
  public mutating func combine(
    with other: Tensor, _ body: @escaping (_ own: SIMD16<Float>, _ other: SIMD16<Float>) -> SIMD16<Float>
  ) {
    precondition(shape == other.shape, "combine: shapes \(shape) and \(other.shape) differ")
    let count = count
    other.withUnsafeElements { other in
      withUnsafeMutableElements { own in
        forEachTile(of: count) { range in
          for i in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
            let result = body(
              UnsafeBufferPointer(own).block(at: i, in: range), other.block(at: i, in: range))
            own.store(result, at: i, in: range)
          }
        }
      }
    }
  }
}
