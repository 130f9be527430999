/// One reduction in work: which tile computes what, and in which order parts are put together.
///
/// Blocks of at most 1,024 elements (64 in each of 16 lanes, or 64 rows of a column) are reduced in single
/// precision and put together in double precision, in an order that depends on the shape alone. So a sum of n
/// numbers is off by at most 2⁻¹⁷ Σ|x|, for any n, before it is rounded to a `Float`.
struct ReductionRun<Operation: LaneReduction> {
  private let layout: ReductionLayout
  /// In how many parts each result is computed.
  private let slices: Int
  /// How the reduced elements of one result are counted out to slices: rows cut into pieces, or single rows.
  private let units: Int

  private static var pieceLength: Int { 1 << 15 }
  private static var blockLength: Int { 1024 }
  private static var columnWidth: Int { 128 }
  private static var columnBlock: Int { 64 }

  init(_ layout: ReductionLayout) {
    self.layout = layout
    let kept = layout.kept.count
    if layout.isAlongRows {
      units = layout.reduced.count * ((layout.inner + Self.pieceLength - 1) / Self.pieceLength)
      slices = kept >= 32 ? 1 : max(1, min(units, 64 / max(kept, 1)))
    } else {
      units = (layout.reduced.count + Self.columnBlock - 1) / Self.columnBlock
      let tiles = kept * ((layout.inner + Self.columnWidth - 1) / Self.columnWidth)
      slices = tiles >= 32 ? 1 : max(1, min(units / 16, 64 / max(tiles, 1)))
    }
  }

  /// The results, of the layout's shape; `shift` is one number for each of them, or one for all.
  func callAsFunction(_ tensor: Tensor, shift: Tensor) -> TypedTensor<Double> {
    var results = TypedTensor<Double>(layout.shape, repeating: Double(Operation.neutral))
    let count = results.count
    guard count > 0, layout.reducedCount > 0 else { return results }
    let (layout, slices) = (layout, slices)
    var parts = TypedTensor<Double>([slices, count], repeating: Double(Operation.neutral))
    tensor.withUnsafeElements { elements in
      shift.withUnsafeElements { shift in
        parts.withUnsafeMutableElements { parts in
          let part = ReductionPart<Operation>(
            layout: layout, elements: elements, shift: shift, results: count, parts: parts)
          if layout.isAlongRows { runAlongRows(part) } else { runDownColumns(part) }
        }
      }
    }
    guard slices > 1 else { return parts.reshaped(layout.shape) }
    parts.withUnsafeElements { parts in
      results.withUnsafeMutableElements { results in
        for slice in 0..<slices {
          for k in 0..<count { results[k] = Operation.join(results[k], parts[slice * count + k]) }
        }
      }
    }
    return results
  }

  private func slice(_ index: Int, of units: Int) -> Range<Int> {
    units * index / slices..<units * (index + 1) / slices
  }

  private func runAlongRows(_ part: ReductionPart<Operation>) {
    let kept = layout.kept.count
    let chunk = max(1, min(kept, (1 << 15) / max(1, layout.reducedCount)))
    let chunks = (kept + chunk - 1) / chunk
    ThreadPool.current.run(tiles: chunks * slices) { tile in
      let (slice, first) = (tile / chunks, tile % chunks * chunk)
      for k in first..<min(kept, first + chunk) {
        part.alongRows(k, slice, self.slice(slice, of: units), Self.pieceLength, Self.blockLength)
      }
    }
  }

  private func runDownColumns(_ part: ReductionPart<Operation>) {
    let (inner, rows) = (layout.inner, layout.reduced.count)
    let width = Self.columnWidth
    let chunks = (inner + width - 1) / width
    let strips = layout.kept.count * chunks
    let share = max(1, min(strips, (1 << 15) / (rows * min(inner, width))))
    let shares = (strips + share - 1) / share
    ThreadPool.current.run(tiles: shares * slices) { tile in
      let slice = tile / shares
      let blocks = self.slice(slice, of: units)
      let rows = blocks.lowerBound * Self.columnBlock..<min(rows, blocks.upperBound * Self.columnBlock)
      for strip in tile % shares * share..<min(strips, (tile % shares + 1) * share) {
        let (k, first) = (strip / chunks, strip % chunks * width)
        part.downColumns(k, slice, first..<min(inner, first + width), rows, Self.columnBlock)
      }
    }
  }
}
