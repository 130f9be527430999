/// The words of a command line as a person types them.
///
/// Spaces part words; quotes hold them together, and a backslash takes the next character as it is.
package struct CommandWords: Sendable, Hashable {
  /// One word.
  package struct Word: Sendable, Hashable {
    /// What it says, without quotes.
    package var text: String
    /// How many characters stand before it in the line.
    package var start: Int
  }

  package private(set) var words: [Word] = []
  /// Whether the line ends in a word rather than in a space.
  package private(set) var endsInWord = false
  private let line: String

  package init(_ line: String) {
    self.line = line
    var word: Word?
    var quote: Character?
    var isEscaped = false
    for (place, character) in line.enumerated() {
      if isEscaped {
        word?.text.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        word = word ?? Word(text: "", start: place)
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        word = word ?? Word(text: "", start: place)
        quote = character
      } else if quote == nil, character == " " {
        if let word { words.append(word) }
        word = nil
      } else {
        word = word ?? Word(text: "", start: place)
        word?.text.append(character)
      }
    }
    if let word { words.append(word) }
    endsInWord = word != nil
  }

  package var texts: [String] { words.map(\.text) }

  /// The line from a word on, as it was typed.
  package func rest(from index: Int) -> String {
    guard words.indices.contains(index) else { return "" }
    let text = line.dropFirst(words[index].start)
    return String(text.prefix(text.count - text.reversed().prefix { $0 == " " }.count))
  }

  /// A text as one word of a command line.
  package static func quoted(_ text: String) -> String {
    var quoted = ""
    for character in text {
      if [" ", "\"", "'", "\\"].contains(character) { quoted.append("\\") }
      quoted.append(character)
    }
    return quoted.isEmpty ? "\"\"" : quoted
  }
}
