import Experiments
import Terminal

/// What keys and pointers do in a table.
extension Model {
  private var focusedTable: Table? {
    guard case .table(let name) = panels?.focused?.content else { return nil }
    return shownState?.table(name)
  }

  /// Moves the chosen row in the order in which rows are shown.
  mutating func moveTableRow(by lines: Int) {
    guard let table = focusedTable, !table.rows.isEmpty, let shown = panels?.focusedState.table else {
      return
    }
    let order = table.rowOrder(shown.order)
    let place = shown.row.flatMap { order.firstIndex(of: min($0, order.count - 1)) }
    let next = place.map { moved($0, by: lines, count: order.count) } ?? (lines == .max ? order.count - 1 : 0)
    panels?.focusedState.table.row = order[next]
  }

  mutating func chooseColumn(by steps: Int) {
    guard let table = focusedTable, !table.columns.isEmpty else { return }
    let column = panels?.focusedState.table.column
    choose(column: column.map { moved($0, by: steps, count: table.columns.count) } ?? 0)
  }

  /// Chooses a column and brings it into sight.
  private mutating func choose(column: Int) {
    panels?.focusedState.table.column = column
    guard let (view, inside) = focusedView, let table = view.table else { return }
    let first = table.firstColumn(toShow: column, in: inside, look: look)
    panels?.focusedState.table.firstColumn = first
  }

  /// Sorts by the chosen column: numbers the greatest first, texts from A; then the other way; then as they came.
  mutating func sortTable() {
    guard let table = focusedTable, let shown = panels?.focusedState.table,
      let column = shown.column ?? table.columns.firstIndex(where: { $0.format != .text }),
      table.columns.indices.contains(column)
    else { return }
    choose(column: column)
    let startsDescending = table.columns[column].format != .text
    let order: TableView.Order? =
      if let order = shown.order, order.column == column {
        order.isDescending == startsDescending
          ? TableView.Order(column: column, isDescending: !startsDescending) : nil
      } else {
        TableView.Order(column: column, isDescending: startsDescending)
      }
    panels?.focusedState.table.order = order
  }

  mutating func colourTable() {
    guard let table = focusedTable, let shown = panels?.focusedState.table else { return }
    let all = TableState.Heat.allCases
    let now = shown.heat ?? (table.isMatrix ? .table : .none)
    let place = all.firstIndex(of: now) ?? 0
    panels?.focusedState.table.heat = all[(place + 1) % all.count]
  }

  /// A click on a heading sorts by its column, one on a row chooses it.
  mutating func clickTable(_ point: Point) {
    guard let (view, inside) = focusedView, let table = view.table, let data = focusedTable else { return }
    if let column = table.heading(at: point, in: inside, look: look) {
      panels?.focusedState.table.column = column
      sortTable()
    } else if let row = table.row(at: point, in: inside) {
      let order = data.rowOrder(table.order)
      panels?.focusedState.table.row = order[row]
    }
  }
}
