extension TypedTensor {
  /// The elements with axes in another order: axis k of the result is axis `order[k]` of this tensor.
  public func permuted(_ order: [Int]) -> Self {
    precondition(
      order.sorted() == Array(shape.indices), "permuted: order \(order) does not fit shape \(shape)")
    var result = Self(uninitialized: order.map { shape[$0] })
    let axes = PermutedAxes(shape, order)
    guard count > 0, axes.lengths.count > 1 else { return reshaped(result.shape) }
    withUnsafeElements { from in
      result.withUnsafeMutableElements { to in
        let copy = PermutedCopy(axes: axes, from: from.baseAddress!, to: to.baseAddress!)
        ThreadPool.current.run(tiles: copy.tiles) { copy.compute(tile: $0) }
      }
    }
    return result
  }

  /// This matrix with rows and columns exchanged.
  public var transposed: Self {
    precondition(shape.count == 2, "transposed needs a matrix, got shape \(shape)")
    return permuted([1, 0])
  }
}

/// The axes of a permuted copy in the order of the result; axes that stay neighbours count as one.
private struct PermutedAxes {
  private(set) var lengths: [Int] = []
  /// How far apart entries of each axis are in the source.
  private(set) var sourceStrides: [Int] = []
  private(set) var resultStrides: [Int] = []

  init(_ shape: [Int], _ order: [Int]) {
    var strides = shape.map { _ in 1 }
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    for axis in order where shape[axis] != 1 {
      if let last = sourceStrides.last, last == strides[axis] * shape[axis] {
        lengths[lengths.count - 1] *= shape[axis]
        sourceStrides[sourceStrides.count - 1] = strides[axis]
      } else {
        lengths.append(shape[axis])
        sourceStrides.append(strides[axis])
      }
    }
    resultStrides = lengths.map { _ in 1 }
    for axis in lengths.indices.dropLast().reversed() {
      resultStrides[axis] = resultStrides[axis + 1] * lengths[axis + 1]
    }
  }
}

/// A permuted copy, tile by tile: squares over the axis that is contiguous in the source and the one that is in the
/// result, so that both stay in the cache; rows where that is the same axis.
private struct PermutedCopy<Element: TensorElement> {
  let from: UnsafePointer<Element>
  let to: UnsafeMutablePointer<Element>
  /// Length and strides of the result's last axis.
  private let columns, columnStride: Int
  /// Length and stride in the result of the source's last axis; 1 where both are the same axis.
  private let rows, rowStride: Int
  private let outer: [(length: Int, sourceStride: Int, resultStride: Int)]
  private let rowBlocks, outerCount, outerShare: Int

  private static var side: Int { 32 }

  init(axes: PermutedAxes, from: UnsafePointer<Element>, to: UnsafeMutablePointer<Element>) {
    (self.from, self.to) = (from, to)
    let last = axes.lengths.count - 1
    let fastest = axes.sourceStrides.firstIndex(of: 1) ?? last
    (columns, columnStride) = (axes.lengths[last], axes.sourceStrides[last])
    (rows, rowStride) = fastest == last ? (1, 0) : (axes.lengths[fastest], axes.resultStrides[fastest])
    outer = axes.lengths.indices.filter { $0 != last && $0 != fastest }.reversed().map {
      (axes.lengths[$0], axes.sourceStrides[$0], axes.resultStrides[$0])
    }
    outerCount = outer.reduce(1) { $0 * $1.length }
    let rowsPerTile = max(Self.side, (1 << 14) / columns / Self.side * Self.side)
    rowBlocks = (rows + rowsPerTile - 1) / rowsPerTile
    outerShare = rowBlocks > 1 ? 1 : max(1, (1 << 14) / (rows * columns))
  }

  var tiles: Int { (outerCount + outerShare - 1) / outerShare * rowBlocks }

  func compute(tile: Int) {
    let (share, block) = tile.quotientAndRemainder(dividingBy: rowBlocks)
    let rowRange = rows * block / rowBlocks..<rows * (block + 1) / rowBlocks
    for index in share * outerShare..<min(outerCount, (share + 1) * outerShare) {
      var rest = index
      var (source, result) = (from, to)
      for axis in outer {
        let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: axis.length)
        source += remainder * axis.sourceStride
        result += remainder * axis.resultStride
        rest = quotient
      }
      if rows == 1 {
        copyRow(source, result)
      } else {
        transpose(source, result, rowRange)
      }
    }
  }

  private func copyRow(_ source: UnsafePointer<Element>, _ result: UnsafeMutablePointer<Element>) {
    if columnStride == 1 {
      result.update(from: source, count: columns)
    } else {
      for column in 0..<columns { result[column] = source[column * columnStride] }
    }
  }

  /// A whole square of elements of four bytes, in squares of four by four that fit into registers.
  private func transposeWords(_ source: UnsafeRawPointer, _ result: UnsafeMutableRawPointer) {
    typealias Words = SIMD4<UInt32>
    for column in stride(from: 0, to: Self.side, by: 4) {
      for row in stride(from: 0, to: Self.side, by: 4) {
        let from = source + 4 * (row + column * columnStride)
        let a = from.loadUnaligned(as: Words.self)
        let b = from.loadUnaligned(fromByteOffset: 4 * columnStride, as: Words.self)
        let c = from.loadUnaligned(fromByteOffset: 8 * columnStride, as: Words.self)
        let d = from.loadUnaligned(fromByteOffset: 12 * columnStride, as: Words.self)
        let to = result + 4 * (row * rowStride + column)
        for i in 0..<4 {
          let words = Words(a[i], b[i], c[i], d[i])
          to.storeBytes(of: words, toByteOffset: 4 * i * rowStride, as: Words.self)
        }
      }
    }
  }

  private func transpose(
    _ source: UnsafePointer<Element>, _ result: UnsafeMutablePointer<Element>, _ rowRange: Range<Int>
  ) {
    var firstRow = rowRange.lowerBound
    while firstRow < rowRange.upperBound {
      let endRow = min(rowRange.upperBound, firstRow + Self.side)
      var firstColumn = 0
      while firstColumn < columns {
        let endColumn = min(columns, firstColumn + Self.side)
        if MemoryLayout<Element>.size == 4 && endRow - firstRow == Self.side
          && endColumn - firstColumn == Self.side
        {
          transposeWords(
            UnsafeRawPointer(source + firstRow + firstColumn * columnStride),
            UnsafeMutableRawPointer(result + firstRow * rowStride + firstColumn))
        } else {
          for row in firstRow..<endRow {
            for column in firstColumn..<endColumn {
              result[row * rowStride + column] = source[row + column * columnStride]
            }
          }
        }
        firstColumn = endColumn
      }
      firstRow = endRow
    }
  }
}
