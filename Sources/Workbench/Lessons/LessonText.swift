import Terminal

/// A lesson's text as it stands on the screen: paragraphs with a little emphasis, wrapped at words.
///
/// `*words*` are strong, `` `words` `` look like names, `{panel.zoom}` is the key of that action, and a line that
/// begins with `- ` is an item of a list. Lines of a paragraph are joined; an empty line ends it.
struct LessonText {
  struct Paragraph: Hashable {
    var spans: [Span]
    var isItem = false
  }

  var paragraphs: [Paragraph]

  /// - Parameter key: the key of an action as it is shown.
  init(_ text: String, scope: Scope = .text, key: (String) -> String) {
    paragraphs = Self.blocks(text).map { block, isItem in
      Paragraph(spans: Self.spans(block, scope: scope, key: key), isItem: isItem)
    }
  }

  /// The names in braces.
  static func actionNames(in text: String) -> [String] {
    text.split(separator: "{").dropFirst().compactMap { part in
      guard let end = part.firstIndex(of: "}"), part[..<end].contains(".") else { return nil }
      return String(part[..<end])
    }
  }

  /// The rows at a width; paragraphs stand apart, items of a list do not.
  func rows(columns: Int, ascii: Bool) -> [[Span]] {
    var rows: [[Span]] = []
    for (place, paragraph) in paragraphs.enumerated() {
      if place > 0, !(paragraph.isItem && paragraphs[place - 1].isItem) { rows.append([]) }
      let indent = paragraph.isItem ? 2 : 0
      let wrapped = Self.wrap(paragraph.spans, columns: columns - indent, ascii: ascii)
      for (number, row) in wrapped.enumerated() {
        guard paragraph.isItem else {
          rows.append(row)
          continue
        }
        rows.append([Span(number == 0 ? "• " : "  ", .textDim)] + row)
      }
    }
    return rows
  }

  private static func blocks(_ text: String) -> [(String, isItem: Bool)] {
    var blocks: [(String, isItem: Bool)] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = String(line).trimmed
      if line.isEmpty {
        isOpen = false
      } else if line.hasPrefix("- ") {
        blocks.append((String(line.dropFirst(2)), true))
        isOpen = true
      } else if isOpen, let last = blocks.indices.last {
        blocks[last].0 += " " + line
      } else {
        blocks.append((line, false))
        isOpen = true
      }
    }
    return blocks
  }

  private static func spans(_ text: String, scope: Scope, key: (String) -> String) -> [Span] {
    var spans: [Span] = []
    var plain = ""
    var rest = Substring(text)
    func end(of mark: Character) -> Substring.Index? {
      let inside = rest.dropFirst()
      guard let first = inside.first, first != " ", let end = inside.firstIndex(of: mark),
        end > inside.startIndex,
        inside[inside.index(before: end)] != " "
      else { return nil }
      return end
    }
    while let character = rest.first {
      let close: Character? = character == "*" || character == "`" ? character : character == "{" ? "}" : nil
      guard let close, let end = end(of: close) else {
        plain.append(rest.removeFirst())
        continue
      }
      if !plain.isEmpty { spans.append(Span(plain, scope)) }
      plain = ""
      let inside = String(rest[rest.index(after: rest.startIndex)..<end])
      switch character {
      case "*": spans.append(Span(inside, .textStrong))
      case "`": spans.append(Span(inside, .fieldValue))
      default: spans.append(inside.contains(".") ? Span(key(inside), .key) : Span("{\(inside)}", scope))
      }
      rest = rest[rest.index(after: end)...]
    }
    if !plain.isEmpty { spans.append(Span(plain, scope)) }
    return spans
  }

  /// Breaks spans at blanks into rows.
  static func wrap(_ spans: [Span], columns: Int, ascii: Bool) -> [[Span]] {
    var rows: [[Span]] = []
    var row: [Span] = []
    var used = 0
    for word in words(spans) {
      let width = word.reduce(0) { $0 + DisplayWidth.of($1.text, ascii: ascii) }
      if used > 0, used + 1 + width > columns {
        rows.append(row)
        (row, used) = ([], 0)
      }
      if used > 0 {
        // The blank belongs to both when they look the same, so that underlines and colours run on.
        let isSame = row.last?.scope == word.first?.scope
        row.append(Span(" ", isSame ? word[0].scope : .text))
        used += 1
      }
      row += word
      used += width
    }
    if !row.isEmpty || rows.isEmpty { rows.append(row) }
    return rows
  }

  /// Pieces without a blank between them.
  private static func words(_ spans: [Span]) -> [[Span]] {
    var words: [[Span]] = []
    var word: [Span] = []
    for span in spans {
      for (place, part) in span.text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if place > 0, !word.isEmpty {
          words.append(word)
          word = []
        }
        if !part.isEmpty { word.append(Span(String(part), span.scope)) }
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
