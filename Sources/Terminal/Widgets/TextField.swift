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

  public func draw(into frame: inout Frame, in rect: Rect, look: Look) {}
}
