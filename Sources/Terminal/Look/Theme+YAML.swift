import Yams

extension Theme {
  /// Reads a theme from YAML.
  ///
  /// The document has `name`, `brightness` (dark or light), optionally `inherits` and `pair`, a `palette` of named
  /// colours and `scopes`. A scope is a colour for its text, or a mapping with `fg`, `bg` and `bold`, `dim`, `italic`,
  /// `underline`, `reverse` (true or false). A colour is `#rrggbb`, a name of the palette, or `terminal`.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - file: What errors call it.
  ///   - inherited: Gives the theme that `inherits` names on a line.
  /// - Throws: `ThemeError` with the line.
  public static func parse(
    _ text: String, file: String,
    inherited: (_ name: String, _ line: Int) throws(ThemeError) -> Theme
  ) throws(ThemeError) -> Theme {
    var reader = ThemeReader(file: file)
    let root = try reader.document(text)
    var theme = Theme(name: "", brightness: .dark, rules: [:])
    var named = false
    var brightness: Brightness?
    var inheritedPalette: [String: Color] = [:]
    for (key, value) in root {
      switch try reader.string(key) {
      case "name":
        theme.name = try reader.string(value)
        named = true
      case "brightness":
        brightness = Brightness(rawValue: try reader.string(value))
        if brightness == nil {
          throw reader.error(value, "brightness must be dark or light, got '\(value.string ?? "")'.")
        }
      case "inherits":
        let parent = try inherited(try reader.string(value), reader.line(of: value) ?? 1)
        (theme.rules, theme.brightness, inheritedPalette) = (parent.rules, parent.brightness, parent.palette)
      case "pair": theme.pair = try reader.string(value)
      case "palette": try reader.readPalette(value)
      case "scopes": reader.scopes = value
      case let other:
        throw reader.error(
          key, "unknown entry '\(other)'. Known are name, brightness, inherits, pair, palette and scopes.")
      }
    }
    guard named else {
      throw ThemeError(file: file, line: 1, message: "the theme has no name. Add 'name: …'.")
    }
    theme.brightness = brightness ?? theme.brightness
    // Inherited rules speak of colours by name, so that another palette alone makes another theme.
    reader.palette.merge(inheritedPalette) { own, _ in own }
    theme.palette = reader.palette
    theme.rules = theme.rules.mapValues { $0.resolved(with: reader.palette) }
    for (name, rule) in try reader.rules() {
      theme.rules[name] = theme.rules[name]?.overlaid(by: rule) ?? rule
    }
    return theme
  }
}

/// What is known while a theme's document is read.
private struct ThemeReader {
  let file: String
  var palette: [String: Color] = [:]
  var scopes: Node?

  init(file: String) { self.file = file }

  func document(_ text: String) throws(ThemeError) -> Node.Mapping {
    let root: Node?
    do {
      // Tags are not resolved: that would take longer than all else.
      root = try Yams.compose(yaml: text, .basic)
    } catch {
      let fault = YAMLFault(error)
      throw ThemeError(file: file, line: fault.line, message: "not YAML: \(fault.reason).")
    }
    guard let mapping = root?.mapping else {
      throw ThemeError(file: file, line: 1, message: "a theme is a mapping with name, palette and scopes.")
    }
    return mapping
  }

  func line(of node: Node) -> Int? { node.mark?.line }

  func error(_ node: Node, _ message: String) -> ThemeError {
    ThemeError(file: file, line: line(of: node), message: message)
  }

  func string(_ node: Node) throws(ThemeError) -> String {
    guard let text = node.scalar?.string else { throw error(node, "one value is expected here.") }
    return text
  }

  mutating func readPalette(_ node: Node) throws(ThemeError) {
    guard let mapping = node.mapping else {
      throw error(node, "the palette is a mapping of names to colours.")
    }
    for (key, value) in mapping {
      let text = try string(value)
      guard let color = Color(hex: text) else {
        throw error(value, "'\(text)' is no colour. Write it as \"#rrggbb\", in quotes.")
      }
      palette[try string(key)] = color
    }
  }

  func rules() throws(ThemeError) -> [(String, StyleRule)] {
    guard let scopes else { return [] }
    guard let mapping = scopes.mapping else { throw error(scopes, "scopes is a mapping of names to styles.") }
    var rules: [(String, StyleRule)] = []
    for (key, value) in mapping {
      let name = try string(key)
      guard Scope.names.contains(name) else {
        let near = nearest(to: name, among: Scope.names.sorted()).map { " Did you mean '\($0)'?" } ?? ""
        throw error(key, "there is no scope '\(name)'.\(near)")
      }
      rules.append((name, try rule(value)))
    }
    return rules
  }

  private func rule(_ node: Node) throws(ThemeError) -> StyleRule {
    var rule = StyleRule()
    guard let mapping = node.mapping else {
      rule.foreground = try color(node)
      rule.foregroundName = paletteName(node)
      return rule
    }
    for (key, value) in mapping {
      switch try string(key) {
      case "fg":
        rule.foreground = try color(value)
        rule.foregroundName = paletteName(value)
      case "bg":
        rule.background = try color(value)
        rule.backgroundName = paletteName(value)
      case let name:
        guard let attribute = Self.attributes[name] else {
          throw error(
            key, "unknown entry '\(name)'. Known are fg, bg, bold, dim, italic, underline and reverse.")
        }
        switch try string(value) {
        case "true": rule.on.insert(attribute)
        case "false": rule.off.insert(attribute)
        case let other: throw error(value, "\(name) must be true or false, got '\(other)'.")
        }
      }
    }
    return rule
  }

  private func color(_ node: Node) throws(ThemeError) -> Color {
    let text = try string(node)
    if text == "terminal" { return .terminal }
    if let color = palette[text] ?? Color(hex: text) { return color }
    let near = nearest(to: text, among: palette.keys.sorted()).map { " Did you mean '\($0)'?" } ?? ""
    throw error(node, "'\(text)' is neither a colour of the palette nor \"#rrggbb\".\(near)")
  }

  private func paletteName(_ node: Node) -> String? {
    node.scalar.flatMap { palette[$0.string] == nil ? nil : $0.string }
  }

  private static let attributes: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]
}

/// The candidate that takes the fewest changes to become, if it takes at most three.
func nearest(to name: String, among candidates: [String]) -> String? {
  func distance(_ one: [Character], _ other: [Character]) -> Int {
    var row = Array(0...other.count)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        (diagonal, row[j + 1]) = (row[j + 1], min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1)))
      }
    }
    return row[other.count]
  }
  let scored = candidates.map { (distance(Array(name), Array($0)), $0) }
  guard let best = scored.min(by: { $0.0 < $1.0 }), best.0 <= 3 else { return nil }
  return best.1
}
