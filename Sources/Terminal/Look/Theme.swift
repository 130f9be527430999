/// A named set of rules that give every scope its colours and attributes.
public struct Theme: Hashable, Sendable {
  /// The brightness of a theme's background.
  public enum Brightness: String, Hashable, Sendable {
    case dark, light
  }

  /// The name it is chosen by.
  public var name: String
  /// Whether it is made for a dark or a light background.
  public var brightness: Brightness
  /// The name of its counterpart for the other brightness, if it has one.
  public var pair: String?
  /// Its named colours; a theme that inherits from it may change them.
  public var palette: [String: Color] = [:]
  /// What it says, by scope or prefix of scopes.
  public var rules: [String: StyleRule]

  /// A theme from its rules.
  public init(name: String, brightness: Brightness, rules: [String: StyleRule]) {
    self.name = name
    self.brightness = brightness
    self.rules = rules
  }

  /// Whether it has any colour of its own, beside the terminal's two.
  public var hasColor: Bool {
    rules.values.contains { rule in
      [rule.foreground, rule.background].contains { color in color.map { !$0.isTerminal } ?? false }
    }
  }

  /// How a scope looks: its own rule over those of its prefixes over `base`.
  public func style(_ scope: Scope) -> Style {
    var style = rules[Scope.base.rawValue]?.applied(to: .plain) ?? .plain
    guard scope != .base else { return style }
    for name in Scope.prefixes(of: scope.rawValue).reversed() {
      if let rule = rules[name] { style = rule.applied(to: style) }
    }
    return style
  }
}
