/// Where a table's columns stand.
struct TableLayout {
  /// A column, where it begins, counted from the left edge, and how wide it is.
  struct Place {
    var column: Int
    var start: Int
    var width: Int
  }

  /// The columns in sight, from the first.
  let places: [Place]
  /// Whether columns are left out at the end, and between the first one and the rest.
  let isCut: Bool
  let isScrolled: Bool

  /// Columns as wide as their texts.
  ///
  /// Where room is short bars shrink, then the headings of numbers, then texts; then the last columns go.
  init(_ table: TableView, columns room: Int, ascii: Bool) {
    let margin = table.selection == nil ? 0 : 2
    let first = max(1, min(table.firstColumn, table.columns.count - 1))
    let candidates =
      Array((table.columns.isEmpty ? 0..<0 : 0..<1)) + Array(first..<max(first, table.columns.count))
    let measured = Self.measure(table, ascii: ascii)
    let (natural, least) = (candidates.map { measured.natural[$0] }, candidates.map { measured.least[$0] })
    var count = candidates.count
    while count > 1, margin + Self.total(least.prefix(count)) + (count < candidates.count ? 2 : 0) > room {
      count -= 1
    }
    isCut = count < candidates.count
    isScrolled = first > 1
    let available = room - margin - (isCut ? 2 : 0)
    var widths = Array(natural.prefix(count))
    Self.shrink(&widths, least: least, kinds: candidates.map { table.columns[$0].kind }, to: available)
    let spare = available - Self.total(widths[...])
    let gap = Self.gap + (count > 1 ? min(2, max(0, spare) / (count - 1)) : 0)
    var start = margin
    places = zip(candidates, widths).map { column, width in
      defer { start += width + gap }
      return Place(column: column, start: start, width: max(0, min(width, room - start)))
    }
  }

  private static let gap = 2
  private static let leastText = 12
  private static let leastHeading = 6
  private static let leastBar = 10
  private static let naturalBar = 20
  /// Widths are taken from so many rows, so that a long table stays quick.
  private static let measuredRows = 500

  private static func total(_ widths: ArraySlice<Int>) -> Int {
    widths.reduce(0, +) + gap * max(0, widths.count - 1)
  }

  /// The widths that show everything, and those that still tell something.
  private static func measure(_ table: TableView, ascii: Bool) -> (natural: [Int], least: [Int]) {
    var natural: [Int] = []
    var least: [Int] = []
    for (index, column) in table.columns.enumerated() {
      let mark = table.order?.column == index ? 1 : 0
      let heading = DisplayWidth.of(column.title, ascii: ascii) + mark
      var content = 0
      for row in table.rows.prefix(measuredRows) where index < row.count {
        let value = row[index].value
        let label = column.bar(value).map { max(naturalBar, DisplayWidth.of($0.label, ascii: ascii) + 6) }
        content = max(content, label ?? DisplayWidth.of(column.text(value), ascii: ascii))
      }
      let width = max(heading, content)
      natural.append(width)
      switch column.kind {
      case .text: least.append(min(width, leastText))
      case .bar: least.append(min(width, leastBar))
      case .bits: least.append(content)
      case .number: least.append(max(content, min(heading, leastHeading)))
      }
    }
    if table.isGrid, natural.count > 1 {
      let widest = natural.dropFirst().max() ?? 0
      for index in 1..<natural.count { (natural[index], least[index]) = (widest, widest) }
    }
    return (natural, least)
  }

  /// Takes columns from the widest bar, then the widest number, then the widest text, until all fit.
  private static func shrink(_ widths: inout [Int], least: [Int], kinds: [TableView.Kind], to room: Int) {
    func rank(_ kind: TableView.Kind) -> Int {
      switch kind {
      case .bar: 0
      case .number, .bits: 1
      case .text: 2
      }
    }
    var excess = total(widths[...]) - room
    for stage in 0..<3 {
      while excess > 0 {
        let open = widths.indices.filter { rank(kinds[$0]) == stage && widths[$0] > least[$0] }
        guard let widest = open.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
  }
}
