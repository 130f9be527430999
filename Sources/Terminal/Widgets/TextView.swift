/// Running text, wrapped at words, that can be scrolled and searched.
public struct TextView: Widget, Hashable {
  /// One paragraph.
  public struct Paragraph: Hashable, Sendable {
    /// Its text.
    public var text: String
    /// How it looks.
    public var scope: Scope
    /// Columns its lines stand in from the left, all but the first by two more if `hangs`.
    public var indent: Int
    /// Whether lines after the first stand in two columns further, as in a list.
    public var hangs: Bool
    /// What stands dimly before its first line, such as a time.
    public var lead: String

    /// A paragraph.
    public init(
      _ text: String, _ scope: Scope = .text, indent: Int = 0, hangs: Bool = false, lead: String = ""
    ) {
      self.text = text
      self.scope = scope
      self.indent = indent
      self.hangs = hangs
      self.lead = lead
    }
  }

  /// The paragraphs; an empty one is an empty line.
  public var paragraphs: [Paragraph]
  /// The first line shown; held within the text.
  public var offset: Int
  /// Whether the last lines are shown instead, as in a log.
  public var followsEnd: Bool
  /// Whether a paragraph goes on in the next line; else what does not fit ends in an ellipsis.
  public var wraps: Bool
  /// A text that is marked wherever it stands, in upper or lower case; empty marks nothing.
  public var search: String

  /// A text.
  public init(
    paragraphs: [Paragraph], offset: Int = 0, followsEnd: Bool = false, wraps: Bool = true,
    search: String = ""
  ) {
    self.paragraphs = paragraphs
    self.offset = offset
    self.followsEnd = followsEnd
    self.wraps = wraps
    self.search = search
  }

  /// A text, every line of the string a paragraph.
  public init(_ text: String, scope: Scope = .text, offset: Int = 0) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    self.init(paragraphs: lines.map { Paragraph(String($0), scope) }, offset: offset)
  }
}
