/// One row: what is shown at the left, state and transport at the right.
public struct HeaderLine: Widget, Hashable {
  /// What this is, on which data.
  public var title: [Span]
  /// State and transport, which go before the title where room is short.
  public var state: [Span]

  /// A row of title and state.
  public init(title: [Span], state: [Span] = []) {
    self.title = title
    self.state = state
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {}
}
