import Experiments
import Terminal
import Yams

extension WorkbenchConfiguration {
  /// The entries of the file.
  package static let names = ["theme", "glyphs", "frame-rate", "mouse", "threads", "data", "keys"]

  /// Reads a configuration from YAML; what cannot be used is left out and told.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - file: What problems call it.
  ///   - themes: The names of all themes.
  ///   - systems: The systems, whose actions may have keys, too.
  public static func parse(
    _ text: String, file: String, themes: [String], systems: [LabDescription]
  ) -> (configuration: WorkbenchConfiguration, problems: [ConfigurationProblem]) {
    var reader = ConfigurationReader(file: file, themes: themes, systems: systems)
    reader.read(text)
    return (reader.configuration, reader.problems)
  }
}

/// What is known while a configuration is read.
private struct ConfigurationReader {
  let file: String
  let themes: [String]
  let systems: [LabDescription]
  var configuration = WorkbenchConfiguration()
  var problems: [ConfigurationProblem] = []

  init(file: String, themes: [String], systems: [LabDescription]) {
    (self.file, self.themes, self.systems) = (file, themes, systems)
  }

  mutating func complain(_ line: Int?, _ message: String) {
    problems.append(ConfigurationProblem(file: file, line: line, message: message))
  }

  mutating func read(_ text: String) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      complain(
        YAMLFault(error).line,
        "not YAML: \(YAMLFault(error).reason). Keys that are signs, such as '[', stand in quotes.")
      return
    }
    guard let root, !Self.isNull(root) else { return }
    guard let mapping = root.mapping else {
      complain(root.mark?.line, "a configuration is a list of name: value lines, such as theme: daylight.")
      return
    }
    for (key, value) in mapping { read(key, value) }
  }

  private mutating func read(_ key: Node, _ value: Node) {
    let name = key.string ?? ""
    switch name {
    case "theme": readTheme(value)
    case "glyphs":
      guard let text = text(of: value, name), text != "auto" else { return }
      let known = ["auto"] + Glyphs.Kind.allCases.map(\.rawValue)
      configuration.glyphs = Glyphs.Kind(rawValue: text)
      if configuration.glyphs == nil { complain(value, "glyphs", text, known) }
    case "frame-rate": configuration.frameRate = number(value, name, in: 10...60)
    case "threads": configuration.threads = number(value, name, in: 1...256)
    case "mouse":
      guard let text = text(of: value, name) else { return }
      switch text.lowercased() {
      case "yes", "true", "on": configuration.hasMouse = true
      case "no", "false", "off": configuration.hasMouse = false
      default: complain(value.mark?.line, "mouse must be yes or no, got \(text).")
      }
    case "data":
      guard let text = text(of: value, name), !text.isEmpty else { return }
      configuration.dataPath = text
    case "keys": readKeys(value)
    default:
      let near = Suggestion.nearest(to: name, among: WorkbenchConfiguration.names)
      let known = WorkbenchConfiguration.names.joined(separator: ", ")
      complain(
        key.mark?.line,
        "there is no setting \(name). \(near.map { "Did you mean \($0)?" } ?? "Known are: \(known).")")
    }
  }

  private mutating func readTheme(_ value: Node) {
    guard let pair = value.mapping else {
      guard let name = text(of: value, "theme") else { return }
      if check(theme: name, value) { configuration.theme = .one(name) }
      return
    }
    var names: [String: String] = [:]
    for (key, value) in pair {
      let side = key.string ?? ""
      guard ["light", "dark"].contains(side) else {
        complain(key.mark?.line, "a pair of themes has the entries light and dark, got \(side).")
        return
      }
      guard let name = text(of: value, side), check(theme: name, value) else { return }
      names[side] = name
    }
    guard let light = names["light"], let dark = names["dark"] else {
      complain(value.mark?.line, "a pair of themes needs both: theme: {light: daylight, dark: midnight}.")
      return
    }
    configuration.theme = .pair(light: light, dark: dark)
  }

  private mutating func check(theme name: String, _ node: Node) -> Bool {
    guard !themes.contains(name) else { return true }
    complain(node, "theme", name, themes)
    return false
  }

  private mutating func readKeys(_ value: Node) {
    if Self.isNull(value) { return }
    guard let mapping = value.mapping else {
      complain(value.mark?.line, "keys is a list of lines such as panel.zoom: [z, f2].")
      return
    }
    var lines: [KeyLine] = []
    for (key, value) in mapping {
      let name = key.string ?? ""
      if let keys = readKeys(value, of: name) {
        lines.append(KeyLine(name: name, keys: keys, line: key.mark?.line))
      }
    }
    var found: [(Int?, String)] = []
    configuration.keys = KeyOverrides.checked(lines, systems: systems) { found.append(($0, $1)) }
    for (line, message) in found { complain(line, message) }
  }

  private mutating func readKeys(_ value: Node, of name: String) -> [Key]? {
    if Self.isNull(value) { return [] }
    let nodes = value.sequence.map(Array.init) ?? [value]
    var keys: [Key] = []
    for node in nodes {
      guard let text = node.scalar?.string else {
        complain(node.mark?.line, "the keys of \(name) are one key or a list such as [z, f2].")
        return nil
      }
      guard let key = Key(text) else {
        complain(
          node.mark?.line,
          "there is no key \(text). Keys are written like z, Z, ctrl-p, alt-x, shift-up, f2, space, enter, "
            + "escape, tab, page-down, home.")
        return nil
      }
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  // MARK: values

  private mutating func text(of node: Node, _ name: String) -> String? {
    guard let scalar = node.scalar else {
      complain(node.mark?.line, "\(name) wants one value. Write it as \(name): value.")
      return nil
    }
    return scalar.string
  }

  private mutating func number(_ node: Node, _ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(of: node, name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      complain(
        node.mark?.line,
        "\(name) must be a whole number in \(range.lowerBound)…\(range.upperBound), got \(text).")
      return nil
    }
    return number
  }

  private mutating func complain(_ node: Node, _ what: String, _ name: String, _ known: [String]) {
    let near = Suggestion.nearest(to: name, among: known).map { "Did you mean \($0)?" }
    complain(
      node.mark?.line,
      "there is no \(what) \(name). \(near ?? "Known are: \(known.joined(separator: ", ")).")")
  }

  private static func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
