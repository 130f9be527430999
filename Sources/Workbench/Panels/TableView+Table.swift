import Experiments
import Terminal

extension TableView {
  /// A run's table.
  init(table: Table, shown: PanelState, isFocused: Bool) {
    self.init(
      columns: table.columns.map { Column($0.name, Kind($0.format)) },
      rows: table.rows.map { row in zip(row, table.columns).map { Item($0, $1.format) } },
      selection: shown.selection.map { min($0, max(0, table.rows.count - 1)) }, offset: shown.offset,
      isFocused: isFocused)
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
