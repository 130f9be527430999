import Experiments
import Terminal

/// The actions that hold in some places at once, each key with its innermost action alone.
package struct KeyMap: Sendable {
  /// What holds, innermost first; keys that an inner action took are gone, as are entries without keys left.
  package private(set) var entries: [ActionEntry]
  private var byKey: [Key: Int]

  /// - Parameter places: innermost first.
  package init(_ table: [ActionEntry], places: [Place]) {
    var entries: [ActionEntry] = []
    var byKey: [Key: Int] = [:]
    for place in places {
      for var entry in table where entry.place == place {
        let isOfSystem = entry.isOfSystem
        entry.keys.removeAll { byKey[$0] != nil || (Self.isReserved($0) && isOfSystem) }
        guard !entry.keys.isEmpty else { continue }
        for key in entry.keys { byKey[key] = entries.count }
        entries.append(entry)
      }
    }
    self.entries = entries
    self.byKey = byKey
  }

  /// The action of a key.
  package func entry(for key: Key) -> ActionEntry? { byKey[key].map { entries[$0] } }

  /// Gives entries other hints, such as `go on` instead of `pause`.
  mutating func rename(_ hint: (ActionEntry) -> String?) {
    for place in entries.indices {
      if let other = hint(entries[place]) { entries[place].hint = other }
    }
  }

  /// Puts entries of lower rank first; those of one rank stay in their order.
  mutating func sort(by rank: (ActionEntry) -> Int) {
    let ordered = entries.enumerated().sorted {
      (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
    }
    entries = ordered.map(\.element)
    byKey = [:]
    for (place, entry) in entries.enumerated() { for key in entry.keys { byKey[key] = place } }
  }

  /// The keys by which one always gets away or gets help; no system may take them.
  static func isReserved(_ key: Key) -> Bool {
    [.escape, .character("q"), .character("?"), .character(":"), .tab, .backTab].contains(key)
      || key.modifiers.contains(.control)
  }

  /// The keys of some actions for a line of keys: neighbours with one hint share it, as in `←→ adjust`.
  package func hints(ascii: Bool, where isShown: (ActionEntry) -> Bool) -> [KeyHint] {
    var hints: [(keys: [Key], hint: String)] = []
    for entry in entries where !entry.hint.isEmpty && isShown(entry) {
      if let last = hints.indices.last, hints[last].hint == entry.hint {
        hints[last].keys.append(entry.keys[0])
      } else {
        hints.append(([entry.keys[0]], entry.hint))
      }
    }
    return hints.map { KeyHint(Self.symbol($0.keys, ascii: ascii), $0.hint) }
  }

  /// Some keys in one word: `←→`, `, .`, `0–9`.
  static func symbol(_ keys: [Key], ascii: Bool) -> String {
    let symbols = keys.map { $0.symbol(ascii: ascii) }
    let isRange = keys.count > 2 && keys.allSatisfy { $0.typed?.isNumber ?? false }
    if isRange { return symbols[0] + (ascii ? "-" : "–") + symbols[symbols.count - 1] }
    let isArrows = keys.allSatisfy { $0.typed == nil }
    return symbols.joined(separator: isArrows && !ascii ? "" : " ")
  }
}

extension ActionEntry {
  /// Whether a system declares it.
  var isOfSystem: Bool {
    if case .system = target { return true }
    return false
  }
}
