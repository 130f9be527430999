extension Key {
  /// The key's canonical text, as in key maps and recordings: `ctrl-p`, `shift-tab`, `space`, `up`, `f1`, `q`.
  public var text: String {
    var text = ""
    if modifiers.contains(.control) { text += "ctrl-" }
    if modifiers.contains(.alt) { text += "alt-" }
    if modifiers.contains(.shift) { text += "shift-" }
    switch code {
    case .character(" "): return text + "space"
    case .character(let character): return text + String(character)
    case .function(let number): return text + "f\(number)"
    default: return text + (Self.names.first { $0.code == code }?.name ?? "")
    }
  }

  /// A key from its canonical text; nil if it names none.
  public init?(_ text: String) {
    var rest = Substring(text)
    var modifiers: Modifiers = []
    for (prefix, modifier) in Self.modifierNames where rest.count > prefix.count && rest.hasPrefix(prefix) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(prefix.count)
    }
    guard let code = Self.code(named: rest) else { return nil }
    if case .character = code, modifiers.contains(.shift) { return nil }
    self.init(code, modifiers)
  }

  /// The key as help shows it: `^P`, `⇧tab`, `Space`, `↑`, `⏎`, `F1`.
  public func symbol(ascii: Bool = false) -> String {
    var text = ""
    if modifiers.contains(.control) { text += "^" }
    if modifiers.contains(.alt) { text += ascii ? "alt-" : "⌥" }
    if modifiers.contains(.shift) { text += ascii ? "shift-" : "⇧" }
    switch code {
    case .character(" "): return text + "Space"
    case .character(let character):
      return text + (modifiers.contains(.control) ? character.uppercased() : String(character))
    case .function(let number): return text + "F\(number)"
    default:
      guard let entry = Self.names.first(where: { $0.code == code }) else { return text }
      return text + (ascii ? entry.ascii : entry.symbol)
    }
  }

  private static let modifierNames: [(String, Modifiers)] = [
    ("ctrl-", .control), ("alt-", .alt), ("shift-", .shift),
  ]

  private static let names: [(code: Code, name: String, symbol: String, ascii: String)] = [
    (.enter, "enter", "⏎", "Enter"), (.escape, "escape", "Esc", "Esc"), (.tab, "tab", "Tab", "Tab"),
    (.backspace, "backspace", "⌫", "Bksp"), (.delete, "delete", "Del", "Del"),
    (.insert, "insert", "Ins", "Ins"),
    (.up, "up", "↑", "Up"), (.down, "down", "↓", "Down"), (.left, "left", "←", "Left"),
    (.right, "right", "→", "Right"), (.home, "home", "Home", "Home"), (.end, "end", "End", "End"),
    (.pageUp, "page-up", "PgUp", "PgUp"), (.pageDown, "page-down", "PgDn", "PgDn"),
  ]

  private static func code(named name: Substring) -> Code? {
    if name == "space" { return .character(" ") }
    if name.count == 1, let character = name.first, character != " " { return .character(character) }
    if name.first == "f", let number = Int(name.dropFirst()), number >= 1, number <= 63,
      name.dropFirst().first != "+"
    {
      return .function(number)
    }
    return names.first { $0.name == name }?.code
  }
}
