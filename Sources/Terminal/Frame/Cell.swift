/// One character cell of a frame: 16 bytes, no references.
public struct Cell: Hashable, Sendable {
  /// The Unicode scalar shown; 0 in the right half of a character two columns wide.
  public var scalar: UInt32
  /// The character's colour.
  public var foreground: Color
  /// The colour behind it.
  public var background: Color
  /// A combining mark over the scalar, the first if it has several; 0 for none.
  public var mark: UInt16
  /// Bold, dim, italic, underline, reverse.
  public var attributes: Style.Attributes

  /// A cell with one scalar in a style.
  @inlinable
  public init(_ scalar: Unicode.Scalar = " ", style: Style = .plain) {
    self.init(value: scalar.value, style: style)
  }

  @usableFromInline
  init(value: UInt32, style: Style) {
    scalar = value
    foreground = style.foreground
    background = style.background
    mark = 0
    attributes = style.attributes
  }

  /// The colours and attributes.
  public var style: Style {
    get { Style(foreground: foreground, background: background, attributes: attributes) }
    set {
      foreground = newValue.foreground
      background = newValue.background
      attributes = newValue.attributes
    }
  }

  /// Whether this is the right half of a character two columns wide.
  public var isContinuation: Bool { scalar == 0 }
}
