import Experiments
import Terminal

/// The keys that a person has given to actions instead of the usual ones, by long name.
package struct KeyOverrides: Hashable, Sendable {
  package var keys: [String: [Key]] = [:]

  package init(_ keys: [String: [Key]] = [:]) { self.keys = keys }

  /// A table with these keys.
  package func applied(to entries: [ActionEntry]) -> [ActionEntry] {
    guard !keys.isEmpty else { return entries }
    return entries.map { entry in
      guard let wanted = keys[entry.name], !Self.isFixed(entry) else { return entry }
      // An action that holds where text is typed, too, keeps its key there if none of the new ones can serve.
      let fitting = wanted.filter { Self.refusal(of: $0, for: entry) == nil }
      guard !fitting.isEmpty || wanted.isEmpty else { return entry }
      var entry = entry
      entry.keys = fitting
      return entry
    }
  }

  /// The key that ends the program wherever one is stays what it is.
  private static func isFixed(_ entry: ActionEntry) -> Bool {
    entry.place == .always && entry.target == .user(.quit)
  }

  /// Why an action cannot have a key; nil if it can.
  static func refusal(of key: Key, for entry: ActionEntry) -> String? {
    if key == .control("c") { return "always ends the program" }
    if entry.isOfSystem, KeyMap.isReserved(key) { return "belongs to the workbench" }
    if entry.place.takesText, key.typed != nil || key == .backspace { return "is typed into the text there" }
    return nil
  }

  /// Actions without which one would not get away, or not know how.
  static let needed: Set<UserAction> = [
    .back, .help, .helpClose, .entryAccept, .entryCancel, .quitCancel, .quitStop, .stopCancel, .commandAccept,
    .commandCancel, .paletteAccept, .paletteCancel, .deleteCancel, .panelListClose, .cursorClose,
  ]
}

extension Place {
  /// Whether characters are typed into a text there.
  var takesText: Bool {
    switch self {
    case .always, .entry, .commandLine, .palette: true
    default: false
    }
  }
}
