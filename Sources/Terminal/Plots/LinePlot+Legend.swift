/// Names and values of the curves, and what is read at the cursor.
extension LinePlot {
  private struct Entry {
    /// The curve's line; empty in a line about all of them.
    var mark: String
    var text: String
    var scope: Scope
    var textScope: Scope = .text
    var isChosen = false
  }

  /// Columns of a name that still tell curves apart.
  private static let leastNameColumns = 6
  /// Columns from which on names are cut rather than left out.
  private static let leastCutColumns = 24

  /// Draws names and values in the corner where they hide the least, or in short where there is no room for that.
  func drawLegend(into frame: inout Frame, _ layout: PlotLayout, canvas: DotCanvas, look: Look) {
    let area = layout.area
    let pointer = chosen == nil ? 0 : 1
    let entries = entries(layout, rows: area.rows - 1, columns: area.columns - 7 - pointer, look: look)
    guard !entries.isEmpty else { return }
    let width = 3 + pointer + (entries.map { DisplayWidth.of($0.text, ascii: frame.isASCII) }.max() ?? 0)
    guard width + 4 <= area.columns, entries.count < area.rows else {
      if cursor != nil { drawShort(into: &frame, layout, look: look) }
      return
    }
    let corners = [(1, 0), (1, 1), (0, 0), (0, 1)].map { right, bottom in
      Rect(
        column: right * (area.columns - width - 1) + (1 - right), row: bottom * (area.rows - entries.count),
        columns: width, rows: entries.count)
    }
    let hidden = corners.map { canvas.count(in: $0.inset(columns: -1)) }
    guard let least = hidden.min(), let corner = hidden.firstIndex(of: least) else { return }
    for (row, entry) in entries.enumerated() {
      let place = Point(
        column: area.column + corners[corner].column, row: area.row + corners[corner].row + row)
      frame.fill(
        Rect(column: place.column, row: place.row, columns: width, rows: 1), style: look.style(.text))
      if entry.isChosen {
        frame.set(look.glyphs.pointer, column: place.column, row: place.row, style: look.style(.key))
      }
      frame.put(
        entry.mark, at: Point(column: place.column + pointer, row: place.row), style: look.style(entry.scope))
      let text = Point(column: place.column + (entry.mark.isEmpty ? 0 : 3 + pointer), row: place.row)
      frame.put(entry.text, at: text, style: look.style(entry.textScope))
    }
  }

  /// The cursor's place and the chosen curve's value, or the first one's, in one line.
  private func drawShort(into frame: inout Frame, _ layout: PlotLayout, look: Look) {
    guard let cursor, !series.isEmpty else { return }
    let index = chosen.flatMap { series.indices.contains($0) ? $0 : nil } ?? 0
    let text = "\(layout.readOut(cursor)) \(valueText(series[index]))"
    let area = layout.area
    let width = min(DisplayWidth.of(text, ascii: frame.isASCII), area.columns)
    let place = Point(column: area.endColumn - width, row: area.row)
    frame.put(text, at: place, style: look.style(.plotCursor), width: width)
  }

  /// The lines of the legend, as many as fit; of names that are too long the beginnings.
  private func entries(_ layout: PlotLayout, rows: Int, columns: Int, look: Look) -> [Entry] {
    let shown = series.indices.filter { !series[$0].name.isEmpty }
    let ascii = look.glyphs.kind == .ascii
    let longest = shown.map { DisplayWidth.of(series[$0].name, ascii: ascii) }.max() ?? 0
    let values = shown.map { DisplayWidth.of(valueText(series[$0]), ascii: ascii) }.max() ?? 0
    // Where it is small the room belongs to the curves, and a cursor tells what it reads in short.
    let isCut = cursor == nil && columns >= Self.leastCutColumns
    let names = isCut ? min(longest, max(Self.leastNameColumns, columns - values - 1)) : longest
    var entries: [Entry] = []
    for index in shown {
      let name = DisplayWidth.truncated(series[index].name, to: names, ascii: ascii)
      let isHidden = series[index].isHidden
      let gap = 1 + names - DisplayWidth.of(name, ascii: ascii)
      let value = isHidden ? "hidden" : valueText(series[index])
      let dash = isHidden ? " " : String(look.glyphs.legendLine(line(index)))
      entries.append(
        Entry(
          mark: dash + dash, text: value.isEmpty ? name : name + String(repeating: " ", count: gap) + value,
          scope: scope(index), textScope: isHidden ? .textDim : .text, isChosen: index == chosen))
    }
    if let cursor {
      entries.insert(
        Entry(mark: "", text: layout.readOut(cursor), scope: .plotCursor, textScope: .plotCursor), at: 0)
    }
    // The chosen curve stays among those that are named.
    let room = max(0, rows)
    guard entries.count > room, room > 2 else { return entries }
    let chosen = entries.firstIndex { $0.isChosen } ?? 0
    let first = max(0, min(chosen - room + 2, entries.count - room + 1))
    let left = entries.count - (room - 1)
    return Array(entries[first..<first + room - 1])
      + [Entry(mark: "", text: "and \(left) more", scope: .textDim, textScope: .textDim)]
  }

  /// The value at the cursor with all that its place holds, else the last value.
  private func valueText(_ series: Series) -> String {
    guard let cursor else {
      return series.buckets.last { $0.last.isFinite }.map { yFormat.string($0.last) } ?? ""
    }
    guard let here = Self.bucket(at: cursor, of: series.buckets) else { return "" }
    var text = here.last.isNaN ? "NaN" : yFormat.string(here.last)
    if let original = Self.bucket(at: cursor, of: series.original) {
      text += original.last.isNaN ? " (NaN)" : " (\(yFormat.string(original.last)))"
    } else if here.minimum < here.maximum {
      text += " (\(yFormat.string(here.minimum))…\(yFormat.string(here.maximum)))"
    }
    return text
  }

  /// The last bucket up to a place, or the first one.
  private static func bucket(at x: Double, of buckets: [Bucket]) -> Bucket? {
    let after = buckets.partitionPoint { $0.x > x }
    return after > 0 ? buckets[after - 1] : buckets.first
  }
}
