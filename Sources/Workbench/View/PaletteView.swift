import Terminal

/// The palette: a line to type in, and below it what suits, with its keys at the right.
struct PaletteView: Widget {
  var editor: LineEditor
  var matches: [PaletteMatch]
  var selection: Int
  var hints: [KeyHint]

  /// The box in the middle of a screen.
  static func rect(in bounds: Rect) -> Rect {
    bounds.centered(Size(columns: min(96, bounds.columns - 4), rows: min(22, bounds.rows - 2)))
  }

  /// The rows of the matches.
  static func list(in bounds: Rect) -> Rect { rect(in: bounds).inset(columns: 1, rows: 1).splitTop(2).rest }

  /// The first match in sight.
  func first(rows: Int) -> Int {
    Scrolling.offset(wanted: 0, selection: selection, count: matches.count, visible: rows)
  }

  func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    let box = Self.rect(in: rect)
    let inside = frame.box(box, title: "palette", footer: hints, focused: true, look: look)
    TextField(prompt: " > ", editor: editor).draw(into: &frame, in: inside.splitTop(1).top, look: look)
    let list = Self.list(in: rect)
    guard !matches.isEmpty else {
      frame.put(
        "nothing is called so", at: Point(column: list.column + 3, row: list.row), style: look.style(.textDim)
      )
      return
    }
    let first = first(rows: list.rows)
    let shown = matches.dropFirst(first).prefix(list.rows)
    let ascii = frame.isASCII
    let keys = shown.map { DisplayWidth.of($0.item.keys, ascii: ascii) }.max() ?? 0
    let names = shown.map { DisplayWidth.of($0.item.name, ascii: ascii) }.max() ?? 0
    let name = min(names, max(16, list.columns * 2 / 5))
    for (line, match) in shown.enumerated() {
      let row = Rect(column: list.column, row: list.row + line, columns: list.columns, rows: 1)
      draw(match, name: name, keys: keys, isChosen: first + line == selection, in: row, &frame, look)
    }
  }

  private func draw(
    _ match: PaletteMatch, name: Int, keys: Int, isChosen: Bool, in row: Rect, _ frame: inout Frame,
    _ look: Look
  ) {
    let item = match.item
    let base = look.style(isChosen ? .selection : item.obstacle == nil ? .text : .textDim)
    let dim = look.style(.textDim).on(base.background)
    if isChosen {
      frame.fill(row, style: base)
      frame.set(look.glyphs.pointer, column: row.column + 1, row: row.row, style: base)
    }
    let start = row.column + 3
    frame.put(item.name, at: Point(column: start, row: row.row), style: base, width: name)
    // The letters that were typed stand out; a name that is cut hides its end.
    var column = start
    for (place, character) in item.name.enumerated() {
      let width = DisplayWidth.of(String(character), ascii: frame.isASCII)
      guard column + width <= start + name else { break }
      if match.places.contains(place), column + width < start + name || item.name.count == place + 1 {
        frame.restyle(Rect(column: column, row: row.row, columns: width, rows: 1)) {
          $0.adding([.bold, .underline])
        }
      }
      column += width
    }
    let help = start + name + 2
    let end = row.endColumn - (keys > 0 ? keys + 3 : 1)
    let text = item.obstacle.map { "now not: \($0)" } ?? item.help
    frame.put(
      text, at: Point(column: help, row: row.row), style: isChosen ? base : dim, width: max(0, end - help))
    guard !item.keys.isEmpty else { return }
    frame.put(
      item.keys, at: Point(column: row.endColumn - keys - 1, row: row.row),
      style: isChosen ? base : look.style(.key), width: keys)
  }
}

extension Model {
  func drawPalette(into frame: inout Frame) {
    guard let entry, entry.purpose == .palette else { return }
    paletteView(entry.editor).draw(into: &frame, in: frame.bounds, look: look)
  }

  func paletteView(_ editor: LineEditor) -> PaletteView {
    PaletteView(
      editor: editor, matches: paletteMatches, selection: palette.selection,
      hints: keyMap.hints(ascii: isASCII) { $0.place == .palette })
  }
}
