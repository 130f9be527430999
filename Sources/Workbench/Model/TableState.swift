import Terminal

/// How a table is shown.
package struct TableState: Hashable, Sendable {
  /// What the colours of cells compare.
  package enum Heat: Hashable, Sendable, CaseIterable { case none, columns, table }

  /// The chosen row, as the rows came.
  package var row: Int?
  /// The chosen column.
  package var column: Int?
  /// The first column beside the very first one.
  package var firstColumn = 1
  /// By what rows are sorted; nil leaves them as they came.
  package var order: TableView.Order?
  /// How cells are coloured; nil colours a matrix alone.
  package var heat: Heat?

  package init() {}
}
