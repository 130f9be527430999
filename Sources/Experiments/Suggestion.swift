/// Finds the name that a person most likely meant.
public enum Suggestion {
  /// The candidate nearest to `name` by edit distance, whole or as a beginning, if it is near enough to be a misspelling.
  public static func nearest(to name: String, among candidates: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let scored = candidates.map { candidate in
      let whole = Array(candidate.lowercased())
      let beginning = (0...1).map { distance(wanted, Array(whole.prefix(wanted.count + $0))) }.min() ?? 0
      // A beginning counts for a little less than the whole name.
      return (candidate, min(Double(distance(wanted, whole)), Double(beginning) + 0.5))
    }
    guard let (candidate, distance) = scored.min(by: { $0.1 < $1.1 }),
      distance <= Double(max(wanted.count > 4 ? 2 : 1, wanted.count / 3))
    else { return nil }
    return candidate
  }

  /// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`.
  static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, beforeLast[j - 1] + 1) }
        row.append(best)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
