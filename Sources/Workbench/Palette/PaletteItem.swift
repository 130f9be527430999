import Experiments

/// One thing that can be done from the palette.
package struct PaletteItem: Sendable, Hashable {
  package enum Target: Sendable, Hashable {
    case user(UserAction)
    case system(ActionDescription)
    case settings
    case setUp(system: String)
    case session(path: String)
    case theme(String)
  }

  package var target: Target
  /// What is looked for first.
  package var name: String
  package var help: String
  /// The keys that do the same here.
  package var keys: String
  /// Why it cannot be done now.
  package var obstacle: String?

  package init(target: Target, name: String, help: String, keys: String = "", obstacle: String? = nil) {
    self.target = target
    self.name = name
    self.help = help
    self.keys = keys
    self.obstacle = obstacle
  }
}

/// An item that suits what is typed, and the letters of its name that do.
package struct PaletteMatch: Sendable, Hashable {
  package var item: PaletteItem
  package var places: Set<Int>
}

/// What the palette finds.
package enum PaletteSearch {
  /// The items that suit all words of a text, the best first; all in their order for an empty text.
  package static func matches(_ text: String, in items: [PaletteItem]) -> [PaletteMatch] {
    let words = text.lowercased().split(separator: " ").map(String.init)
    guard !words.isEmpty else { return items.map { PaletteMatch(item: $0, places: []) } }
    var found: [(score: Int, match: PaletteMatch)] = []
    for item in items {
      var score = item.obstacle == nil ? 0 : -8
      var places: Set<Int> = []
      let suits = words.allSatisfy { word in
        let inName = FuzzyMatch(word, in: item.name)
        let inHelp = helpScore(word, item.help)
        guard let best = [inName?.score, inHelp].compactMap({ $0 }).max() else { return false }
        score += best
        if let inName, inName.score == best { places.formUnion(inName.places) }
        return true
      }
      if suits { found.append((score, PaletteMatch(item: item, places: places))) }
    }
    let ordered = found.enumerated().sorted { a, b in
      let (one, other) = (a.element, b.element)
      if one.score != other.score { return one.score > other.score }
      let (length, otherLength) = (one.match.item.name.count, other.match.item.name.count)
      return length == otherLength ? a.offset < b.offset : length < otherLength
    }
    return ordered.map(\.element.match)
  }

  /// In a sentence only whole parts count, most at the beginning of a word, and less than in a name.
  private static func helpScore(_ word: String, _ help: String) -> Int? {
    let help = help.lowercased()
    guard let range = help.firstRange(of: word) else { return nil }
    let isWordStart =
      range.lowerBound == help.startIndex || !help[help.index(before: range.lowerBound)].isLetter
    return word.count * (isWordStart ? 12 : 6)
  }
}
