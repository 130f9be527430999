/// A prompt with a line of text being typed: a command line or a filter.
public struct TextField: Widget, Hashable {
  /// What stands before the text, such as `:` or `/`.
  public var prompt: String
  /// The text and the cursor.
  public var editor: LineEditor
  /// What could follow, shown dim after the text.
  public var completion: String

  /// A prompt.
  public init(prompt: String = "", editor: LineEditor, completion: String = "") {
    self.prompt = prompt
    self.editor = editor
    self.completion = completion
  }

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {
    guard !rect.isEmpty else { return }
    let row = rect.splitTop(1).top
    frame.clipped(to: row) { frame in
      frame.fill(row, style: look.style(.fieldEdit))
      let prompt = frame.put(prompt, at: row.origin, style: look.style(.key), width: row.columns)
      let field = row.splitLeft(prompt).rest
      let suffix = editor.cursor == editor.text.count ? completion : ""
      frame.put(editor, completion: suffix, in: field, look: look)
    }
  }
}
