/// A key and what it does here.
public struct KeyHint: Hashable, Sendable {
  /// The key as shown: `n`, `⏎`, `←→`.
  public var key: String
  /// What it does, in a word or two.
  public var action: String

  /// A hint.
  public init(_ key: String, _ action: String) {
    self.key = key
    self.action = action
  }

  /// The columns `key action` takes.
  func columns(ascii: Bool) -> Int {
    DisplayWidth.of(key, ascii: ascii) + (action.isEmpty ? 0 : 1 + DisplayWidth.of(action, ascii: ascii))
  }
}
