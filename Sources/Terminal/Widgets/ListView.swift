/// A list to choose from, with headings and a right-hand column.
public struct ListView: Widget, Hashable {
  /// One line of a list.
  public enum Row: Hashable, Sendable {
    /// A heading, which cannot be chosen.
    case section(String)
    /// An entry.
    case item(Item)
  }

  /// An entry that can be chosen.
  public struct Item: Hashable, Sendable {
    /// What it is called.
    public var title: String
    /// What stands in the right-hand column.
    public var detail: String
    /// A mark before the title, such as a run's state.
    public var marker: String
    /// How the title looks.
    public var scope: Scope
    /// How the marker looks.
    public var markerScope: Scope

    /// An entry.
    public init(
      _ title: String, detail: String = "", marker: String = "", scope: Scope = .text,
      markerScope: Scope = .textDim
    ) {
      self.title = title
      self.detail = detail
      self.marker = marker
      self.scope = scope
      self.markerScope = markerScope
    }
  }

  /// The lines.
  public var rows: [Row]
  /// The chosen entry, counted among the entries alone.
  public var selection: Int?
  /// The first line shown; the chosen entry is kept in sight.
  public var offset: Int
  /// Whether the panel has the focus.
  public var isFocused: Bool
  /// What stands where there are no lines.
  public var placeholder: String

  /// A list.
  public init(
    rows: [Row], selection: Int? = nil, offset: Int = 0, isFocused: Bool = false, placeholder: String = ""
  ) {
    self.rows = rows
    self.selection = selection
    self.offset = offset
    self.isFocused = isFocused
    self.placeholder = placeholder
  }
}
