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

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let row = rect.splitTop(1).top
    frame.clipped(to: row) { frame in
      frame.fill(row, style: look.style(.status))
      let inside = row.inset(columns: row.columns > 2 ? 1 : 0)
      let wanted = state.reduce(0) { $0 + DisplayWidth.of($1.text, ascii: frame.isASCII) }
      let (left, right) = inside.splitRight(min(wanted, inside.columns))
      frame.put(state, at: right.origin, look: look, width: right.columns)
      var column = left.column
      for hint in hints {
        // Two columns stay free before the state.
        let end = column + hint.columns(ascii: frame.isASCII)
        guard end <= left.endColumn - (right.isEmpty ? 0 : 2) else { return }
        column += frame.put(hint.key, at: Point(column: column, row: row.row), style: look.style(.key)) + 1
        frame.put(hint.action, at: Point(column: column, row: row.row), style: look.style(.keyHint))
        column = end + 2
      }
    }
  }
}
