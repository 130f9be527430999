/// The command lines of this and earlier times, the latest last.
package struct CommandHistory: Sendable, Hashable {
  /// How many are kept.
  package static let most = 500

  package private(set) var lines: [String] = []

  package init() {}

  /// Reads what `text` wrote; what is more than the limit goes from the beginning.
  package init(text: String) {
    for line in text.split(whereSeparator: \.isNewline) { add(String(line)) }
  }

  /// One line each.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// Adds a line, unless it is empty; the same line from earlier moves to the end.
  package mutating func add(_ line: String) {
    let line = line.map { $0.isNewline ? " " : String($0) }.joined()
    guard line.contains(where: { $0 != " " }) else { return }
    lines.removeAll { $0 == line }
    lines.append(line)
    if lines.count > Self.most { lines.removeFirst(lines.count - Self.most) }
  }

  /// The place of the next older line that begins with a text; nil if there is none.
  package func older(than place: Int?, beginning text: String) -> Int? {
    lines[..<(place ?? lines.count)].lastIndex { $0.hasPrefix(text) }
  }

  /// The place of the next newer line that begins with a text; nil if there is none.
  package func newer(than place: Int, beginning text: String) -> Int? {
    lines[(place + 1)...].firstIndex { $0.hasPrefix(text) }
  }
}
