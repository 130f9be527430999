extension TypedTensor where Element == Float {
  /// A function of the elements of this tensor and of `other` that meet when both are broadcast.
  ///
  /// Shapes are aligned at their last axes; an axis of length 1, or one that is missing, is repeated.
  ///
  /// - Parameter body: gets and gives sixteen neighbouring elements; those past the end of a row are zeros. It runs
  ///   on several threads at once.
  @inlinable
  public func broadcast(
    with other: Tensor, _ body: @escaping (SIMD16<Float>, SIMD16<Float>) -> SIMD16<Float>
  ) -> Tensor {
    let loops = BroadcastLoops(shape, other.shape)
    var result = Tensor(uninitialized: loops.shape)
    guard result.count > 0 else { return result }
    // Long rows are cut into pieces, short ones taken several at a time.
    let piece = 1 << 15
    let pieces = (loops.inner + piece - 1) / piece
    let share = max(1, piece / loops.inner)
    let tiles = pieces > 1 ? loops.rows * pieces : (loops.rows + share - 1) / share
    withUnsafeElements { first in
      other.withUnsafeElements { second in
        result.withUnsafeMutableElements { result in
          let row = BroadcastRow(
            first: UnsafeRawPointer(first.baseAddress!), firstStep: loops.firstStep,
            second: UnsafeRawPointer(second.baseAddress!), secondStep: loops.secondStep,
            result: UnsafeMutableRawPointer(result.baseAddress!))
          ThreadPool.current.run(tiles: tiles) { tile in
            if pieces > 1 {
              let offsets = loops.offsets(tile / pieces)
              let begin = tile % pieces * piece
              row.compute(
                offsets, tile / pieces * loops.inner, begin..<min(loops.inner, begin + piece), body)
            } else {
              for index in tile * share..<min(loops.rows, (tile + 1) * share) {
                row.compute(loops.offsets(index), index * loops.inner, 0..<loops.inner, body)
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The sums of elements that meet when both tensors are broadcast.
  public static func + (a: Self, b: Self) -> Self { a.broadcast(with: b) { $0 + $1 } }

  /// The differences of elements that meet when both tensors are broadcast.
  public static func - (a: Self, b: Self) -> Self { a.broadcast(with: b) { $0 - $1 } }

  /// The products of elements that meet when both tensors are broadcast.
  public static func * (a: Self, b: Self) -> Self { a.broadcast(with: b) { $0 * $1 } }

  /// The quotients of elements that meet when both tensors are broadcast.
  public static func / (a: Self, b: Self) -> Self { a.broadcast(with: b) { $0 / $1 } }
}

/// The innermost loop of a broadcast operation.
@usableFromInline
struct BroadcastRow {
  @usableFromInline let first: UnsafeRawPointer
  @usableFromInline let firstStep: Int
  @usableFromInline let second: UnsafeRawPointer
  @usableFromInline let secondStep: Int
  @usableFromInline let result: UnsafeMutableRawPointer

  @inlinable
  init(
    first: UnsafeRawPointer, firstStep: Int, second: UnsafeRawPointer, secondStep: Int,
    result: UnsafeMutableRawPointer
  ) {
    (self.first, self.firstStep, self.second, self.secondStep) = (first, firstStep, second, secondStep)
    self.result = result
  }

  /// Computes the elements `range` of the row that begins at these offsets.
  @inlinable @inline(__always)
  func compute(
    _ offsets: (first: Int, second: Int), _ place: Int, _ range: Range<Int>,
    _ body: (SIMD16<Float>, SIMD16<Float>) -> SIMD16<Float>
  ) {
    let a = first + 4 * offsets.first
    let b = second + 4 * offsets.second
    let c = result + 4 * place
    let still = (SIMD16(repeating: a.load(as: Float.self)), SIMD16(repeating: b.load(as: Float.self)))
    var i = range.lowerBound
    while i + 16 <= range.upperBound {
      let x = firstStep == 0 ? still.0 : a.loadUnaligned(fromByteOffset: 4 * i, as: SIMD16<Float>.self)
      let y = secondStep == 0 ? still.1 : b.loadUnaligned(fromByteOffset: 4 * i, as: SIMD16<Float>.self)
      c.storeBytes(of: body(x, y), toByteOffset: 4 * i, as: SIMD16<Float>.self)
      i += 16
    }
    guard i < range.upperBound else { return }
    var (x, y) = (SIMD16<Float>.zero, SIMD16<Float>.zero)
    for lane in 0..<range.upperBound - i {
      x[lane] = a.load(fromByteOffset: 4 * (i + lane) * firstStep, as: Float.self)
      y[lane] = b.load(fromByteOffset: 4 * (i + lane) * secondStep, as: Float.self)
    }
    let z = body(x, y)
    for lane in 0..<range.upperBound - i {
      c.storeBytes(of: z[lane], toByteOffset: 4 * (i + lane), as: Float.self)
    }
  }
}
