/// A table of typed columns.
public struct TableView: Widget, Hashable {
  /// What a column holds.
  public enum Kind: Hashable, Sendable {
    case text
    /// Numbers, right-aligned, in a format.
    case number(NumberFormat)
    /// A fraction from 0 to 1 as a bar with its percentage.
    case bar
    /// A number of bits with a mark for each of the first eight: `3 ▮▮▮`.
    case bits
  }

  /// One column.
  public struct Column: Hashable, Sendable {
    /// Its heading.
    public var title: String
    /// What it holds.
    public var kind: Kind

    /// A column.
    public init(_ title: String, _ kind: Kind = .text) {
      self.title = title
      self.kind = kind
    }
  }

  /// By which column the rows are sorted.
  public struct Order: Hashable, Sendable {
    /// The column.
    public var column: Int
    /// Whether the greatest stands first.
    public var isDescending: Bool

    /// An order.
    public init(column: Int, isDescending: Bool) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  /// What a cell holds.
  public enum Value: Hashable, Sendable {
    case text(String)
    case number(Double)
    /// A fraction from 0 to 1 with a label of its own.
    case bar(Double, label: String)
    /// Nothing: shown as a dash.
    case missing
  }

  /// One cell.
  public struct Item: Hashable, Sendable {
    /// What it holds.
    public var value: Value
    /// How it looks; nil takes the table's.
    public var scope: Scope?
    /// A fraction from 0 to 1 that colours the cell's background by the scale for magnitudes.
    public var heat: Double?

    /// A cell.
    public init(_ value: Value, scope: Scope? = nil, heat: Double? = nil) {
      self.value = value
      self.scope = scope
      self.heat = heat
    }

    /// A cell with a text.
    public static func text(_ text: String, _ scope: Scope? = nil) -> Item { Item(.text(text), scope: scope) }
    /// A cell with a number, written as its column says.
    public static func number(_ number: Double, _ scope: Scope? = nil) -> Item {
      Item(.number(number), scope: scope)
    }
    /// A cell without a value.
    public static let missing = Item(.missing)
  }

  /// The columns; later ones are left out where room is short, the first one never.
  public var columns: [Column]
  /// The rows, each with an item for every column; missing ones at the end are empty.
  public var rows: [[Item]]
  /// The chosen row.
  public var selection: Int?
  /// The first row shown; the chosen row is kept in sight.
  public var offset: Int
  /// Whether the panel has the focus.
  public var isFocused: Bool
  /// Whether all columns but the first are equally wide and zeros are shown as dots, as in a matrix.
  public var isGrid: Bool
  /// The column that is chosen, marked in the heading.
  public var chosenColumn: Int?
  /// The first column shown beside the very first one, which always stands at the left.
  public var firstColumn: Int
  /// By what the rows are sorted, marked in the heading; the rows stand as they are given.
  public var order: Order?

  /// A table.
  public init(
    columns: [Column], rows: [[Item]], selection: Int? = nil, offset: Int = 0, isFocused: Bool = false,
    isGrid: Bool = false, chosenColumn: Int? = nil, firstColumn: Int = 1, order: Order? = nil
  ) {
    self.columns = columns
    self.rows = rows
    self.selection = selection
    self.offset = offset
    self.isFocused = isFocused
    self.isGrid = isGrid
    self.chosenColumn = chosenColumn
    self.firstColumn = firstColumn
    self.order = order
  }
}
