/// A piece of text with its meaning on the screen.
public struct Span: Hashable, Sendable {
  /// The text.
  public var text: String
  /// What it is, so that the theme can say how it looks.
  public var scope: Scope

  /// A piece of text.
  public init(_ text: String, _ scope: Scope = .text) {
    self.text = text
    self.scope = scope
  }
}
