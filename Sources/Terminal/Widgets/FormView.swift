/// A form: names, values and what is wrong with them.
public struct FormView: Widget, Hashable {
  /// How a field stands.
  public enum State: Hashable, Sendable {
    /// As it was.
    case normal
    /// Different from the default.
    case changed
    /// Not acceptable; the message says why.
    case invalid(String)
  }

  /// One field.
  public struct Field: Hashable, Sendable {
    /// Its name.
    public var label: String
    /// Its value as text.
    public var value: String
    /// Its range or a word of help.
    public var hint: String
    /// How it stands.
    public var state: State
    /// Whether it can be changed now.
    public var isEnabled: Bool

    /// A field.
    public init(
      label: String, value: String, hint: String = "", state: State = .normal, isEnabled: Bool = true
    ) {
      self.label = label
      self.value = value
      self.hint = hint
      self.state = state
      self.isEnabled = isEnabled
    }
  }

  /// The fields from top to bottom.
  public var fields: [Field]
  /// The chosen field.
  public var selection: Int?
  /// The text being typed into the chosen field.
  public var editor: LineEditor?
  /// The first field shown; the chosen one is kept in sight.
  public var offset: Int
  /// Whether the panel has the focus.
  public var isFocused: Bool

  /// A form.
  public init(
    fields: [Field], selection: Int? = nil, editor: LineEditor? = nil, offset: Int = 0,
    isFocused: Bool = false
  ) {
    self.fields = fields
    self.selection = selection
    self.editor = editor
    self.offset = offset
    self.isFocused = isFocused
  }
}
