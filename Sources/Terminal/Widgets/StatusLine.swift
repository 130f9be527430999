/// One row: keys at the left, state at the right.
public struct StatusLine: Widget, Hashable {
  /// The keys, the most telling first; the last are left out where room is short.
  public var hints: [KeyHint]
  /// What stands at the right, which goes before keys.
  public var state: [Span]

  /// A row of keys and state.
  public init(hints: [KeyHint], state: [Span] = []) {
    self.hints = hints
    self.state = state
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {}
}
