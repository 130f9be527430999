import Experiments
import Terminal

extension TableView {
  /// A run's table.
  init(table: Table, shown: TableState, isFocused: Bool) {
    let order = table.rowOrder(shown.order)
    let heat = TableHeat(table, shown.heat ?? (table.isMatrix ? .table : .none))
    self.init(
      columns: table.columns.map { Column($0.name, Kind($0.format)) },
      rows: order.map { row in
        zip(table.rows[row], table.columns).enumerated().map { column, cell in
          var item = Item(cell.0, cell.1.format)
          item.heat = heat.share(of: cell.0, column: column)
          return item
        }
      },
      selection: shown.row.flatMap { row in order.firstIndex(of: min(row, table.rows.count - 1)) },
      isFocused: isFocused, isGrid: table.isMatrix, chosenColumn: shown.column,
      firstColumn: shown.firstColumn,
      order: shown.order)
  }
}

extension Table {
  /// The rows' numbers in the order in which they are shown; rows without a value stand last.
  func rowOrder(_ order: TableView.Order?) -> [Int] {
    guard let order, columns.indices.contains(order.column) else { return Array(rows.indices) }
    func comesFirst(_ a: Int, _ b: Int) -> Bool {
      let (one, other) = (rows[a][order.column], rows[b][order.column])
      switch (one.number, other.number) {
      case (let x?, let y?) where x != y && !x.isNaN && !y.isNaN: return order.isDescending ? x > y : x < y
      case (_?, nil): return true
      case (nil, _?): return false
      default: break
      }
      if one == .none || other == .none { return one == .none && other == .none ? a < b : other == .none }
      let (x, y) = (one.description, other.description)
      return x == y ? a < b : order.isDescending ? x > y : x < y
    }
    return rows.indices.sorted(by: comesFirst)
  }

  /// Whether headings and first cells of the rows are the same names, as in a confusion matrix.
  var isMatrix: Bool {
    columns.count > 2 && columns.count == rows.count + 1
      && columns.dropFirst().allSatisfy { $0.format != .text && $0.format != .bar }
      && zip(columns.dropFirst(), rows).allSatisfy { $0.name == $1[0].description }
  }
}

/// What share of the greatest value a cell has, for its colour.
private struct TableHeat {
  /// By column; nil where cells have no colour.
  private var ranges: [ClosedRange<Double>?]
  private let isMatrix: Bool

  init(_ table: Table, _ heat: TableState.Heat) {
    isMatrix = table.isMatrix
    let isMatrix = isMatrix
    ranges = table.columns.indices.map { column in
      let format = table.columns[column].format
      guard heat != .none, format != .text, format != .bar, !(isMatrix && column == 0) else { return nil }
      let values = table.rows.compactMap { $0[column].number }.filter(\.isFinite)
      guard let low = values.min(), let high = values.max() else { return nil }
      return low...high
    }
    guard heat == .table, let low = ranges.compactMap({ $0?.lowerBound }).min(),
      let high = ranges.compactMap({ $0?.upperBound }).max()
    else { return }
    ranges = ranges.map { $0 == nil ? nil : low...high }
  }

  func share(of value: Experiments.Value, column: Int) -> Double? {
    guard let range = ranges[column], let number = value.number, range.lowerBound < range.upperBound else {
      return nil
    }
    let share = (number - range.lowerBound) / (range.upperBound - range.lowerBound)
    // The rare errors of a matrix would be as dark as none.
    return isMatrix ? max(0, share).squareRoot() : share
  }
}

extension TableView.Kind {
  fileprivate init(_ format: Table.Format) {
    switch format {
    case .text: self = .text
    case .integer: self = .number(.integer)
    case .real(let decimals): self = .number(.fixed(decimals))
    case .percent(let decimals): self = .number(.percent(decimals))
    case .bytes: self = .number(.bytes)
    case .bar: self = .bar
    case .bits: self = .bits
    }
  }
}

extension TableView.Item {
  fileprivate init(_ value: Experiments.Value, _ format: Table.Format) {
    if case .none = value {
      self = .missing
    } else if format != .text, let number = value.number {
      self = .number(number)
    } else {
      self = .text(value.description)
    }
  }
}
