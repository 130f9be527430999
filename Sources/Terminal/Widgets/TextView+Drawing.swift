extension TextView {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let lines = lines(columns: rect.columns, ascii: frame.isASCII)
    let end = max(0, lines.count - rect.rows)
    let first = followsEnd ? end : min(max(0, offset), end)
    frame.clipped(to: rect) { frame in
      for (row, line) in lines[first...].prefix(rect.rows).enumerated() {
        let place = Point(column: rect.column + line.indent, row: rect.row + row)
        frame.put(line.text, at: place, style: look.style(line.scope))
      }
      frame.scrollMarks(in: rect, offset: first, count: lines.count, look: look)
    }
  }

  /// How many lines the text has at a width.
  public func lineCount(columns: Int, ascii: Bool = false) -> Int {
    lines(columns: columns, ascii: ascii).count
  }

  private struct Line {
    let text: String
    let indent: Int
    let scope: Scope
  }

  private func lines(columns: Int, ascii: Bool) -> [Line] {
    paragraphs.flatMap { paragraph in
      let first = min(paragraph.indent, max(0, columns - 8))
      let rest = paragraph.hangs ? min(first + 2, max(0, columns - 8)) : first
      let texts = Self.wrap(paragraph.text, first: columns - first, rest: columns - rest, ascii: ascii)
      return texts.enumerated().map { index, text in
        Line(text: text, indent: index == 0 ? first : rest, scope: paragraph.scope)
      }
    }
  }

  /// Breaks a text at spaces into lines, an empty one into one; a word longer than a line is cut.
  static func wrap(_ text: String, first: Int, rest: Int, ascii: Bool) -> [String] {
    guard first > 0, rest > 0 else { return [] }
    var lines: [String] = []
    var line = ""
    var used = 0
    var room: Int { lines.isEmpty ? first : rest }
    func breakLine() {
      lines.append(line)
      (line, used) = ("", 0)
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let width = DisplayWidth.of(String(word), ascii: ascii)
      if used > 0, used + 1 + width > room { breakLine() }
      if used > 0 {
        line += " "
        used += 1
      }
      guard width > room else {
        line += word
        used += width
        continue
      }
      for character in word {
        let width = DisplayWidth.of(String(character), ascii: ascii)
        if used + width > room, used > 0 { breakLine() }
        line.append(character)
        used += width
      }
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }
}
