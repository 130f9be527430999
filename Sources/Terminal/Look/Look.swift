/// How everything is drawn: a theme, a set of glyphs and the colours at hand.
public struct Look: Sendable {
  /// The theme.
  public let theme: Theme
  /// The glyphs for borders, marks and plots.
  public let glyphs: Glyphs
  /// The colours that are used: none where the theme has none.
  public let colors: ColorDepth
  /// The colours the terminal shows.
  public let availableColors: ColorDepth
  private let styles: [Scope: Style]

  /// A look; every scope's style is worked out here, once.
  public init(theme: Theme = .midnight, glyphs: Glyphs = .braille, colors: ColorDepth = .palette256) {
    self.theme = theme
    self.glyphs = glyphs
    availableColors = colors
    let colors = theme.hasColor ? colors : .none
    self.colors = colors
    let base = theme.style(.base)
    styles = Dictionary(
      uniqueKeysWithValues: Scope.allCases.map { scope in
        let style = theme.style(scope)
        return (scope, colors == .none ? Self.withoutColor(style, base: base) : style)
      })
  }

  /// The same look with another theme.
  public func with(_ theme: Theme) -> Look { Look(theme: theme, glyphs: glyphs, colors: availableColors) }

  /// The same look with other glyphs.
  public func with(_ glyphs: Glyphs) -> Look { Look(theme: theme, glyphs: glyphs, colors: availableColors) }

  /// How a scope looks here.
  public func style(_ scope: Scope) -> Style { styles[scope] ?? .plain }

  /// Whether colours are shown at all.
  public var hasColor: Bool { colors != .none }

  /// Colour never carries meaning alone: what has a background of its own is reversed instead.
  private static func withoutColor(_ style: Style, base: Style) -> Style {
    var attributes = style.attributes
    if style.background != base.background { attributes.insert(.reverse) }
    return Style(attributes: attributes)
  }
}
