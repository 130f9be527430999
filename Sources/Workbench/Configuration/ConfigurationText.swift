import Yams

/// The text of a configuration file, in which single values are changed and all else stays as a person wrote it.
package struct ConfigurationText: Sendable, Hashable {
  package private(set) var text: String

  package init(_ text: String) { self.text = text }

  /// Gives an entry at the outer level a value: in its line if it has one, else in a new line at the end.
  package mutating func set(_ name: String, to value: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let entry = "\(name): \(Self.scalar(value))"
    guard let place = lines.firstIndex(where: { Self.names($0, name) }) else {
      while lines.last?.isEmpty == true { lines.removeLast() }
      text = (lines + [entry]).joined(separator: "\n") + "\n"
      return
    }
    lines[place] = entry + Self.comment(of: lines[place])
    // What belonged to a value of several lines stood further in.
    while lines.indices.contains(place + 1), lines[place + 1].first == " " || lines[place + 1].first == "\t" {
      lines.remove(at: place + 1)
    }
    text = lines.joined(separator: "\n")
  }

  /// The value of an entry at the outer level, as YAML readers see it.
  ///
  /// - Throws: `YamlError` where the text is no YAML.
  package func value(of name: String) throws -> String? {
    try Yams.compose(yaml: text)?[name]?.scalar?.string
  }

  private static func names(_ line: String, _ name: String) -> Bool {
    guard line.hasPrefix(name) else { return false }
    return line.dropFirst(name.count).drop { $0 == " " }.first == ":"
  }

  /// The remark at the end of a line with the blanks before it; a `#` within quotes is none.
  private static func comment(of line: String) -> String {
    var quote: Character?
    var blanks = 0
    for (place, character) in line.enumerated() {
      if character == "#", quote == nil, blanks > 0 { return String(line.dropFirst(place - blanks)) }
      if character == quote {
        quote = nil
      } else if quote == nil, blanks > 0, character == "\"" || character == "'" {
        quote = character
      }
      blanks = character == " " || character == "\t" ? blanks + 1 : 0
    }
    return ""
  }

  /// A value as YAML writes it: plain where nothing in it could be misread.
  private static func scalar(_ value: String) -> String {
    let isPlain =
      value.first.map { $0.isLetter || $0.isNumber || $0 == "/" } ?? false
      && value.allSatisfy { $0.isLetter || $0.isNumber || "/._-+".contains($0) }
    guard !isPlain else { return value }
    var quoted = ""
    for character in value {
      if character == "\"" || character == "\\" { quoted.append("\\") }
      quoted.append(character)
    }
    return "\"\(quoted)\""
  }
}
