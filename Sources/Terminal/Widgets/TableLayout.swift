/// Where a table's columns stand.
struct TableLayout {
  /// Where a column begins, counted from the left edge, and how wide it is.
  struct Place {
    var start: Int
    var width: Int
  }

  /// The columns in sight, from the first.
  let places: [Place]
  /// Whether columns are left out at the end.
  let isCut: Bool

  /// Columns as wide as their texts; where room is short texts shrink, then bars, then the last columns go.
  init(_ table: TableView, columns room: Int, ascii: Bool) {
    let margin = table.selection == nil ? 0 : 2
    let natural = Self.naturalWidths(table, ascii: ascii)
    let least = zip(table.columns, natural).map { column, width in
      switch column.kind {
      case .text: min(width, Self.leastText)
      case .bar: min(width, Self.leastBar)
      case .number: width
      }
    }
    var count = table.columns.count
    while count > 1, margin + Self.total(least.prefix(count)) + (count < table.columns.count ? 2 : 0) > room {
      count -= 1
    }
    isCut = count < table.columns.count
    let available = room - margin - (isCut ? 2 : 0)
    var widths = Array(natural.prefix(count))
    Self.shrink(&widths, least: least, kinds: table.columns.map(\.kind), to: available)
    let spare = available - Self.total(widths[...])
    let gap = Self.gap + (count > 1 ? min(2, max(0, spare) / (count - 1)) : 0)
    var start = margin
    places = widths.map { width in
      defer { start += width + gap }
      return Place(start: start, width: max(0, min(width, room - start)))
    }
  }

  private static let gap = 2
  private static let leastText = 8
  private static let leastBar = 10
  private static let naturalBar = 20
  /// Widths are taken from so many rows, so that a long table stays quick.
  private static let measuredRows = 500

  private static func total(_ widths: ArraySlice<Int>) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  private static func naturalWidths(_ table: TableView, ascii: Bool) -> [Int] {
    table.columns.enumerated().map { index, column in
      var width = DisplayWidth.of(column.title, ascii: ascii)
      for row in table.rows.prefix(measuredRows) where index < row.count {
        let value = row[index].value
        if let (_, label) = column.bar(value) {
          width = max(width, naturalBar, DisplayWidth.of(label, ascii: ascii) + 6)
        } else {
          width = max(width, DisplayWidth.of(column.text(value), ascii: ascii))
        }
      }
      return width
    }
  }

  /// Takes columns from the widest text, then from the widest bar, until all fit.
  private static func shrink(_ widths: inout [Int], least: [Int], kinds: [TableView.Kind], to room: Int) {
    var excess = total(widths[...]) - room
    for isText in [true, false] {
      while excess > 0 {
        let open = widths.indices.filter { index in
          if case .number = kinds[index] { return false }
          return (kinds[index] == .text) == isText && widths[index] > least[index]
        }
        guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
  }
}
