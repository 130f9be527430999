extension Rect {
  /// The top rows and what is left below them.
  public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let cut = min(max(0, count), rows)
    return (
      Rect(column: column, row: row, columns: columns, rows: cut),
      Rect(column: column, row: row + cut, columns: columns, rows: rows - cut)
    )
  }

  /// The bottom rows and what is left above them.
  public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let (rest, bottom) = splitTop(rows - min(max(0, count), rows))
    return (rest, bottom)
  }

  /// The left columns and what is left beside them.
  public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let cut = min(max(0, count), columns)
    return (
      Rect(column: column, row: row, columns: cut, rows: rows),
      Rect(column: column + cut, row: row, columns: columns - cut, rows: rows)
    )
  }

  /// The right columns and what is left beside them.
  public func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
    let (rest, right) = splitLeft(columns - min(max(0, count), columns))
    return (rest, right)
  }

  /// Side by side parts whose widths stand in the given proportions and add up exactly.
  public func splitColumns(_ weights: [Int]) -> [Rect] {
    var left = column
    return Self.shares(of: columns, weights: weights).map { width in
      defer { left += width }
      return Rect(column: left, row: row, columns: width, rows: rows)
    }
  }

  /// Stacked parts whose heights stand in the given proportions and add up exactly.
  public func splitRows(_ weights: [Int]) -> [Rect] {
    var top = row
    return Self.shares(of: rows, weights: weights).map { height in
      defer { top += height }
      return Rect(column: column, row: top, columns: columns, rows: height)
    }
  }

  /// Cuts a length by cumulative rounding, so that no cell is lost or counted twice.
  private static func shares(of length: Int, weights: [Int]) -> [Int] {
    precondition(weights.allSatisfy { $0 >= 0 }, "weights must not be negative, got \(weights)")
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights.map { _ in 0 } }
    var before = 0
    var used = 0
    return weights.map { weight in
      before += weight
      let end = (length * before + total / 2) / total
      defer { used = end }
      return end - used
    }
  }
}
