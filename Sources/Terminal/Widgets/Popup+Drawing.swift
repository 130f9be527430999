extension Popup {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    let parts = Parts(self, in: rect)
    let box = BoxStyles(
      inside: look.style(.popup), border: look.style(.popupBorder), title: look.style(.popupTitle))
    frame.clipped(to: parts.frame) { frame in
      _ = frame.box(parts.frame, title: title, footer: hints, styles: box, look: look)
    }
    TextView(paragraphs: body).draw(into: &frame, in: parts.body, look: look)
    field?.draw(into: &frame, in: parts.field, look: look)
    list.draw(into: &frame, in: parts.choices, look: look)
    // What stands in the box stands on its background.
    let base = look.style(.base).background
    frame.clipped(to: parts.frame.inset(columns: 1, rows: 1)) { frame in
      frame.restyle(parts.frame) { $0.background == base ? $0.on(box.inside.background) : $0 }
    }
  }

  /// The choice drawn at a cell of a screen.
  public func choice(at point: Point, in rect: Rect) -> Int? {
    list.item(at: point, in: Parts(self, in: rect).choices)
  }

  private var list: ListView {
    ListView(rows: choices.map { .item($0) }, selection: selection, isFocused: true)
  }

  /// Where the box and what it holds lie.
  private struct Parts {
    let frame: Rect
    let body: Rect
    let field: Rect
    let choices: Rect

    init(_ popup: Popup, in rect: Rect) {
      let columns = min(popup.wantedColumns, rect.columns)
      let text = TextView(paragraphs: popup.body).lineCount(columns: max(1, columns - 4))
      let line = popup.field == nil ? 0 : 1
      let parts = [text, line, popup.choices.count].filter { $0 > 0 }
      let rows = 2 + parts.reduce(0, +) + max(0, parts.count - 1)
      frame = rect.centered(Size(columns: columns, rows: rows))
      let inside = frame.inset(columns: 1, rows: 1)
      let padded = inside.inset(columns: inside.columns > 2 ? 1 : 0)
      // Choices and the field are needed to answer; the text gives way.
      let choiceRows = min(popup.choices.count, max(0, inside.rows - line))
      let room = inside.rows - line - choiceRows
      let gaps = max(0, parts.count - 1)
      let textRows = max(0, min(text, room - min(gaps, max(0, room - 1))))
      body = padded.splitTop(textRows).top
      choices = inside.splitBottom(choiceRows).bottom
      let gap = room - textRows >= gaps && textRows > 0 ? 1 : 0
      field = padded.splitTop(textRows + gap).rest.splitTop(line).top
    }
  }

  /// As wide as the longest of what it holds, within its maximum.
  private var wantedColumns: Int {
    let texts = body.map { DisplayWidth.of($0.text) + $0.indent + 4 }
    let items = list.contentWidths(ascii: false)
    let keys = hints.reduce(6) { $0 + $1.columns(ascii: false) + 2 }
    let widest = (texts + [items.title + items.detail + 9, keys, DisplayWidth.of(title) + 8]).max() ?? 0
    return min(maximumColumns, field == nil ? widest : max(widest, maximumColumns))
  }
}
