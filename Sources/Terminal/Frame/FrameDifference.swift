/// Cells of one row, side by side, that a new frame shows differently.
public struct CellRun: Hashable, Sendable {
  /// The row.
  public var row: Int
  /// The columns; the run ends before `columns.upperBound`.
  public var columns: Range<Int>
}

extension Frame {
  /// The runs of cells that differ from an older frame of the same size, from top to bottom and left to right.
  ///
  /// Runs closer than a cursor movement costs are one. A run never begins or ends within a character two columns
  /// wide. Against a frame of another size everything differs.
  public func difference(from old: Frame) -> [CellRun] {
    guard old.size == size else {
      return (0..<size.rows).map { CellRun(row: $0, columns: 0..<size.columns) }
    }
    var runs: [CellRun] = []
    cells.withUnsafeBufferPointer { new in
      old.cells.withUnsafeBufferPointer { old in
        for row in 0..<size.rows {
          let start = row * size.columns
          Self.compare(
            UnsafeBufferPointer(rebasing: new[start..<start + size.columns]),
            UnsafeBufferPointer(rebasing: old[start..<start + size.columns]), row: row, into: &runs)
        }
      }
    }
    return runs
  }

  /// Gaps of up to so many equal cells are sent with the rest.
  private static let joinsGaps = 4

  private static func compare(
    _ new: UnsafeBufferPointer<Cell>, _ old: UnsafeBufferPointer<Cell>, row: Int, into runs: inout [CellRun]
  ) {
    var column = 0
    while column < new.count {
      if new[column] == old[column] {
        column += 1
        continue
      }
      var first = column
      while first > 0, new[first].isContinuation { first -= 1 }
      var end = column + 1
      var scan = end
      while scan < new.count, scan - end <= joinsGaps {
        if new[scan] != old[scan] { end = scan + 1 }
        scan += 1
      }
      while end < new.count, new[end].isContinuation { end += 1 }
      runs.append(CellRun(row: row, columns: first..<end))
      column = end
    }
  }

  /// Takes over the cells of runs from a frame of the same size.
  package mutating func apply(_ runs: [CellRun], from new: Frame) {
    precondition(size == new.size, "runs of \(new.size) applied to a frame of \(size)")
    for run in runs {
      for column in run.columns { replaceCell(at: run.row * size.columns + column, with: new) }
    }
  }
}
