/// What a theme says about one scope; what it leaves open comes from the scope's prefixes.
public struct StyleRule: Hashable, Sendable {
  /// The character's colour, if the rule says one.
  public var foreground: Color?
  /// The colour behind it, if the rule says one.
  public var background: Color?
  /// The palette's name of the character's colour, if it was said by name.
  var foregroundName: String?
  /// The palette's name of the colour behind it, if it was said by name.
  var backgroundName: String?
  /// The attributes the rule switches on.
  public var on: Style.Attributes
  /// The attributes the rule switches off.
  public var off: Style.Attributes

  /// A rule; by default it says nothing.
  public init(
    foreground: Color? = nil, background: Color? = nil, on: Style.Attributes = [],
    off: Style.Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.on = on
    self.off = off
  }

  /// A style with this rule laid over it.
  func applied(to style: Style) -> Style {
    Style(
      foreground: foreground ?? style.foreground, background: background ?? style.background,
      attributes: style.attributes.union(on).subtracting(off))
  }

  /// This rule with another laid over it.
  func overlaid(by other: StyleRule) -> StyleRule {
    var rule = StyleRule(
      foreground: other.foreground ?? foreground, background: other.background ?? background,
      on: on.subtracting(other.off).union(other.on), off: off.subtracting(other.on).union(other.off))
    rule.foregroundName = other.foreground == nil ? foregroundName : other.foregroundName
    rule.backgroundName = other.background == nil ? backgroundName : other.backgroundName
    return rule
  }

  /// This rule with its named colours as a palette has them.
  func resolved(with palette: [String: Color]) -> StyleRule {
    var rule = self
    if let color = foregroundName.flatMap({ palette[$0] }) { rule.foreground = color }
    if let color = backgroundName.flatMap({ palette[$0] }) { rule.background = color }
    return rule
  }
}
