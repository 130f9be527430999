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

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let row = rect.splitTop(1).top
    frame.clipped(to: row) { frame in
      frame.fill(row, style: look.style(.header))
      let inside = row.inset(columns: row.columns > 2 ? 1 : 0)
      let wanted = state.reduce(0) { $0 + DisplayWidth.of($1.text, ascii: frame.isASCII) }
      let width = min(wanted, inside.columns)
      let (left, right) = inside.splitRight(width)
      frame.put(title, at: left.origin, look: look, width: left.columns - (width > 0 ? 2 : 0))
      frame.put(state, at: right.origin, look: look, width: right.columns)
    }
  }
}
