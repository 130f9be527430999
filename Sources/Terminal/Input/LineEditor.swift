/// A line of text being typed: what it holds and where the cursor stands.
public struct LineEditor: Hashable, Sendable {
  /// The text.
  public private(set) var text: String
  /// How many characters stand before the cursor.
  public private(set) var cursor: Int

  /// A line with the cursor at its end.
  public init(_ text: String = "") {
    self.text = text
    cursor = text.count
  }

  /// Does what a key means while a line is typed; false if it means nothing here.
  @discardableResult
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .left, .control("b"): cursor = max(0, cursor - 1)
    case .right, .control("f"): cursor = min(text.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = text.count
    case .backspace, .control("h"): remove(before: 1)
    case .delete, .control("d"): removeAfter()
    case .control("u"): remove(before: cursor)
    case .control("k"): text = String(text.prefix(cursor))
    case .control("w"): remove(before: wordBefore())
    default:
      guard let character = key.typed else { return false }
      insert(String(character))
    }
    return true
  }

  /// Puts a text at the cursor.
  public mutating func insert(_ added: String) {
    let place = text.index(text.startIndex, offsetBy: cursor)
    let before = text.count
    text.insert(contentsOf: added, at: place)
    cursor += text.count - before
  }

  private mutating func remove(before count: Int) {
    let count = min(count, cursor)
    let end = text.index(text.startIndex, offsetBy: cursor)
    text.removeSubrange(text.index(end, offsetBy: -count)..<end)
    cursor -= count
  }

  private mutating func removeAfter() {
    guard cursor < text.count else { return }
    text.remove(at: text.index(text.startIndex, offsetBy: cursor))
  }

  /// How many characters the word before the cursor has, with the spaces after it.
  private func wordBefore() -> Int {
    let before = text.prefix(cursor).reversed()
    let spaces = before.prefix { $0 == " " }.count
    return spaces + before.dropFirst(spaces).prefix { $0 != " " }.count
  }
}
