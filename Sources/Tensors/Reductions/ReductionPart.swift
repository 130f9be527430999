/// The pointers of a reduction, and the loops over one tile.
struct ReductionPart<Operation: LaneReduction> {
  let layout: ReductionLayout
  let elements: UnsafeBufferPointer<Float>
  let shift: UnsafeBufferPointer<Float>
  /// The number of results.
  let results: Int
  /// Partial results, `[slice, result]`.
  let parts: UnsafeMutableBufferPointer<Double>

  private typealias Lanes = SIMD16<Float>

  @inline(__always)
  private func lanes(at place: Int) -> Lanes {
    UnsafeRawBufferPointer(elements).loadUnaligned(fromByteOffset: 4 * place, as: Lanes.self)
  }

  /// Reduces the units `units` of result `k` into slice `slice`; a unit is a piece of a row.
  func alongRows(_ k: Int, _ slice: Int, _ units: Range<Int>, _ pieceLength: Int, _ blockLength: Int) {
    let number = shift.count == 1 ? shift[0] : shift[k]
    if layout.inner < ReductionPart.shortRow {
      parts[slice * results + k] = alongShortRows(k, units, number)
      return
    }
    let shift = Lanes(repeating: number)
    let pieces = (layout.inner + pieceLength - 1) / pieceLength
    let base = layout.kept.offset(k)
    var result = Double(Operation.neutral)
    for unit in units {
      let (row, piece) = unit.quotientAndRemainder(dividingBy: pieces)
      let begin = base + layout.reduced.offset(row)
      var place = begin + piece * pieceLength
      let end = begin + min(layout.inner, (piece + 1) * pieceLength)
      while place < end {
        let next = min(end, place + blockLength)
        result = Operation.join(result, block(place..<next, shift))
        place = next
      }
    }
    parts[slice * results + k] = result
  }

  /// Rows of fewer elements are reduced one by one in double precision.
  private static var shortRow: Int { 32 }

  private func alongShortRows(_ k: Int, _ rows: Range<Int>, _ shift: Float) -> Double {
    let base = layout.kept.offset(k)
    var result = Double(Operation.neutral)
    for row in rows {
      let begin = base + layout.reduced.offset(row)
      for place in begin..<begin + layout.inner { result = Operation.take(result, elements[place], shift) }
    }
    return result
  }

  @inline(__always)
  private func block(_ range: Range<Int>, _ shift: Lanes) -> Double {
    var (a, b) = (Lanes(repeating: Operation.neutral), Lanes(repeating: Operation.neutral))
    var place = range.lowerBound
    while place + 32 <= range.upperBound {
      a = Operation.take(a, lanes(at: place), shift)
      b = Operation.take(b, lanes(at: place + 16), shift)
      place += 32
    }
    if place + 16 <= range.upperBound {
      a = Operation.take(a, lanes(at: place), shift)
      place += 16
    }
    if place < range.upperBound { b = Operation.take(b, tail(place, range.upperBound, shift), shift) }
    a = Operation.join(a, b)
    var result = Double(a[0])
    for lane in 1..<16 { result = Operation.join(result, Double(a[lane])) }
    return result
  }

  /// Fewer than sixteen elements, filled up with what changes no result.
  private func tail(_ begin: Int, _ end: Int, _ shift: Lanes) -> Lanes {
    var lanes = Operation.filler(shift)
    for lane in 0..<end - begin { lanes[lane] = elements[begin + lane] }
    return lanes
  }

  /// Reduces `rows` of the columns `columns` of kept group `k` into slice `slice`.
  func downColumns(
    _ k: Int, _ slice: Int, _ columns: Range<Int>, _ rows: Range<Int>, _ blockLength: Int
  ) {
    let width = columns.count
    let vectors = (width + 15) / 16
    let base = layout.kept.offset(k) + columns.lowerBound
    let first = k * layout.inner + columns.lowerBound
    let totals = UnsafeMutableBufferPointer(
      rebasing: parts[slice * results + first..<slice * results + first + width])
    withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 2 * vectors) { scratch in
      let (sums, shifts) = (scratch.baseAddress!, scratch.baseAddress! + vectors)
      for vector in 0..<vectors { (shifts + vector).initialize(to: shiftLanes(first, vector, width)) }
      var row = rows.lowerBound
      while row < rows.upperBound {
        let next = min(rows.upperBound, row + blockLength)
        sums.initialize(repeating: Lanes(repeating: Operation.neutral), count: vectors)
        for r in row..<next { takeRow(base + layout.reduced.offset(r), width, sums, shifts) }
        for column in 0..<width {
          totals[column] = Operation.join(totals[column], Double(sums[column >> 4][column & 15]))
        }
        row = next
      }
    }
  }

  @inline(__always)
  private func takeRow(
    _ begin: Int, _ width: Int, _ sums: UnsafeMutablePointer<Lanes>, _ shifts: UnsafeMutablePointer<Lanes>
  ) {
    // Lanes beyond the last column hold what stands behind it; they are never read.
    let whole = begin + (width + 15) / 16 * 16 <= elements.count ? (width + 15) / 16 : width / 16
    for vector in 0..<whole {
      sums[vector] = Operation.take(sums[vector], lanes(at: begin + 16 * vector), shifts[vector])
    }
    if 16 * whole < width {
      let elements = tail(begin + 16 * whole, begin + width, shifts[whole])
      sums[whole] = Operation.take(sums[whole], elements, shifts[whole])
    }
  }

  private func shiftLanes(_ first: Int, _ vector: Int, _ width: Int) -> Lanes {
    guard shift.count > 1 else { return Lanes(repeating: shift[0]) }
    var lanes = Lanes.zero
    for lane in 0..<min(16, width - 16 * vector) { lanes[lane] = shift[first + 16 * vector + lane] }
    return lanes
  }
}
