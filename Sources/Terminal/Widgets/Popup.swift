/// A box in the middle of the screen: a question, a message, a palette.
public struct Popup: Widget, Hashable {
  /// Its title.
  public var title: String
  /// What it says.
  public var body: [TextView.Paragraph]
  /// The line being typed, if it has one.
  public var field: TextField?
  /// What can be chosen from, one below the other.
  public var choices: [ListView.Item]
  /// The chosen one.
  public var selection: Int?
  /// The keys, in the bottom border.
  public var hints: [KeyHint]
  /// How wide it is at most, borders included.
  public var maximumColumns: Int

  /// A box.
  public init(
    title: String, body: [TextView.Paragraph] = [], field: TextField? = nil, choices: [ListView.Item] = [],
    selection: Int? = nil, hints: [KeyHint] = [], maximumColumns: Int = 64
  ) {
    self.title = title
    self.body = body
    self.field = field
    self.choices = choices
    self.selection = selection
    self.hints = hints
    self.maximumColumns = maximumColumns
  }
}
