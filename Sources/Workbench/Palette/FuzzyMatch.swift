/// How well a few letters stand for a name: the larger the better.
///
/// The letters must occur in the name in their order. Beginnings of the name and of its words count most, then
/// letters beside each other; gaps cost. The best of all ways to place the letters counts, as in fzf.
package struct FuzzyMatch: Sendable, Hashable {
  package var score: Int
  /// The places of the letters in the name.
  package var places: [Int]

  private static let letter = 16
  private static let wordStart = 8
  private static let nameStart = 12
  private static let adjacent = 8
  private static let gapStart = -3
  private static let gapGrowth = -1

  /// Nil if the letters do not occur in the name in their order; case does not count.
  package init?(_ letters: String, in name: String) {
    let wanted = Array(letters.lowercased())
    let text = Array(name.lowercased())
    guard !wanted.isEmpty else {
      (score, places) = (0, [])
      return
    }
    guard wanted.count <= text.count else { return nil }
    // best[i][j]: the first i + 1 letters with the last of them at j; from[i][j]: where the one before stood.
    var best = [[Int?]](repeating: Array(repeating: nil, count: text.count), count: wanted.count)
    var from = [[Int]](repeating: Array(repeating: -1, count: text.count), count: wanted.count)
    for (i, letter) in wanted.enumerated() {
      for j in i..<text.count where text[j] == letter {
        let worth = Self.letter + Self.bonus(at: j, of: text)
        if i == 0 {
          best[0][j] = worth + Self.gap(j) / 2
          continue
        }
        for k in (i - 1)..<j {
          guard let before = best[i - 1][k] else { continue }
          let joined = before + worth + (k == j - 1 ? Self.adjacent : Self.gap(j - k - 1))
          if joined > best[i][j] ?? .min { (best[i][j], from[i][j]) = (joined, k) }
        }
      }
    }
    guard
      let end = text.indices.filter({ best[wanted.count - 1][$0] != nil })
        .max(by: { best[wanted.count - 1][$0] ?? 0 < best[wanted.count - 1][$1] ?? 0 }),
      let total = best[wanted.count - 1][end]
    else { return nil }
    score = total
    places = [end]
    for i in stride(from: wanted.count - 1, to: 0, by: -1) {
      places.append(from[i][places[places.count - 1]])
    }
    places.reverse()
  }

  private static func gap(_ length: Int) -> Int {
    length == 0 ? 0 : gapStart + max(-12, gapGrowth * (length - 1))
  }

  private static func bonus(at place: Int, of text: [Character]) -> Int {
    if place == 0 { return nameStart }
    let before = text[place - 1]
    return before.isLetter || before.isNumber ? 0 : wordStart
  }
}
