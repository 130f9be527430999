extension TextView {
  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let lines = lines(columns: rect.columns, ascii: frame.isASCII)
    let end = max(0, lines.count - rect.rows)
    let first = followsEnd ? end : min(max(0, offset), end)
    frame.clipped(to: rect) { frame in
      for (row, line) in lines[first...].prefix(rect.rows).enumerated() {
        let place = Point(column: rect.column + line.indent, row: rect.row + row)
        frame.put(line.lead, at: Point(column: rect.column, row: place.row), style: look.style(.textDim))
        frame.put(line.text, at: place, style: look.style(line.scope))
        mark(line.text, at: place, into: &frame)
      }
      frame.scrollMarks(in: rect, offset: first, count: lines.count, look: look)
    }
  }

  /// How many lines the text has at a width.
  public func lineCount(columns: Int, ascii: Bool = false) -> Int {
    lines(columns: columns, ascii: ascii).count
  }

  /// The next line with the searched text from a line on, or the one before; after the last comes the first again.
  public func match(from line: Int, forwards: Bool = true, columns: Int, ascii: Bool = false) -> Int? {
    let lines = lines(columns: columns, ascii: ascii)
    let wanted = search.lowercased()
    guard !wanted.isEmpty, !lines.isEmpty else { return nil }
    let start = min(max(line, 0), lines.count - 1)
    return (0..<lines.count).lazy
      .map { forwards ? (start + $0) % lines.count : (start - $0 + lines.count) % lines.count }
      .first { lines[$0].text.lowercased().contains(wanted) }
  }

  /// Reverses the searched text where it stands in a line.
  private func mark(_ text: String, at place: Point, into frame: inout Frame) {
    guard !search.isEmpty else { return }
    var rest = Substring(text)
    while let found = rest.firstRange(ofAnyCase: search) {
      let column = place.column + DisplayWidth.of(String(text[..<found.lowerBound]), ascii: frame.isASCII)
      let width = DisplayWidth.of(String(text[found]), ascii: frame.isASCII)
      frame.restyle(Rect(column: column, row: place.row, columns: width, rows: 1)) { $0.adding(.reverse) }
      rest = rest[found.upperBound...]
    }
  }

  private struct Line {
    let text: String
    let indent: Int
    let scope: Scope
    let lead: String
  }

  private func lines(columns: Int, ascii: Bool) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(paragraphs.count)
    for paragraph in paragraphs {
      let lead = paragraph.lead.isEmpty ? 0 : DisplayWidth.of(paragraph.lead, ascii: ascii) + 1
      let first = min(paragraph.indent + lead, max(0, columns - 8))
      // No character is wider than its bytes are many: most lines need no measuring.
      if !wraps || paragraph.text.utf8.count <= columns - first {
        guard columns > 0 else { continue }
        lines.append(Line(text: paragraph.text, indent: first, scope: paragraph.scope, lead: paragraph.lead))
        continue
      }
      let rest = paragraph.hangs ? min(first + 2, max(0, columns - 8)) : first
      let texts = Self.wrap(paragraph.text, first: columns - first, rest: columns - rest, ascii: ascii)
      for (index, text) in texts.enumerated() {
        lines.append(
          Line(
            text: text, indent: index == 0 ? first : rest, scope: paragraph.scope,
            lead: index == 0 ? paragraph.lead : ""))
      }
    }
    return lines
  }

  /// Breaks a text at spaces into lines, an empty one into one; a word longer than a line is cut.
  package static func wrap(_ text: String, first: Int, rest: Int, ascii: Bool) -> [String] {
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

extension Substring {
  /// Where a text stands first, in upper or lower case.
  fileprivate func firstRange(ofAnyCase wanted: String) -> Range<Index>? {
    let length = wanted.count
    guard length > 0 else { return nil }
    let lowered = wanted.lowercased()
    var start = startIndex
    while let end = index(start, offsetBy: length, limitedBy: endIndex) {
      if self[start..<end].lowercased() == lowered { return start..<end }
      guard start < endIndex else { return nil }
      start = index(after: start)
    }
    return nil
  }
}
