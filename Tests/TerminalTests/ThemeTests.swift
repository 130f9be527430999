import Glibc
import Terminal
import Testing

@Suite("A theme") struct ThemeTests {
  private static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()
  private static let folder = root + "/themes"

  private func parse(_ text: String) throws -> Theme {
    try Theme.parse(text, file: "t.yaml") { (name, line) throws(ThemeError) in
      guard name == "midnight" else {
        throw ThemeError(file: "t.yaml", line: line, message: "no theme '\(name)'.")
      }
      return .midnight
    }
  }

  /// The error that a text is refused with.
  private func refusal(_ text: String) -> String {
    do {
      _ = try parse(text)
      return "accepted"
    } catch {
      return "\(error)"
    }
  }

  @Test func `the compiled one equals the file of its name`() throws {
    #expect(try Theme.named("midnight", in: [Self.folder]) == .midnight)
  }

  @Test(arguments: ["midnight", "daylight", "high-contrast", "solarized", "solarized-light"])
  func `each that ships gives every scope a visible colour`(_ name: String) throws {
    let theme = try Theme.named(name, in: [Self.folder])
    #expect(theme.name == name)
    for scope in Scope.allCases where scope != .heatLow && scope != .divergingZero {
      let style = theme.style(scope)
      #expect(style.foreground != style.background, "\(scope)")
      #expect(!style.foreground.isTerminal, "\(scope)")
    }
  }

  @Test func `a scope takes what its rule leaves open from its prefixes and the base`() throws {
    let theme = try parse(
      """
      name: t
      palette: {ink: "#010203", paper: "#fff"}
      scopes:
        base: {fg: ink, bg: paper, italic: true}
        panel: {bg: "#111111"}
        panel.title: {bold: true, italic: false}
        panel.title.focus: "#0000ff"
      """)
    let focus = theme.style(.panelTitleFocus)
    #expect(focus.foreground == Color(red: 0, green: 0, blue: 255))
    #expect(focus.background == Color(red: 17, green: 17, blue: 17))
    #expect(focus.attributes == .bold)
    #expect(theme.style(.panelTitle).foreground == Color(red: 1, green: 2, blue: 3))
    #expect(theme.style(.text).background == Color(red: 255, green: 255, blue: 255))
    #expect(theme.style(.text).attributes == .italic)
  }

  @Test func `another palette alone makes another theme`() throws {
    let theme = try parse("name: t\ninherits: midnight\npalette: {blue: '#010203'}\n")
    #expect(theme.style(.series1).foreground == Color(red: 1, green: 2, blue: 3))
    #expect(theme.style(.panelBorderFocus).foreground == Color(red: 1, green: 2, blue: 3))
    #expect(theme.style(.series2) == Theme.midnight.style(.series2))
  }

  @Test func `a theme inherits rules and lays its own over them`() throws {
    let theme = try parse("name: t\ninherits: midnight\nscopes:\n  selection: {bold: false, bg: terminal}\n")
    #expect(theme.brightness == .dark)
    #expect(theme.style(.panelBorder) == Theme.midnight.style(.panelBorder))
    #expect(theme.style(.selection).foreground == Theme.midnight.style(.selection).foreground)
    #expect(theme.style(.selection).background.isTerminal)
    #expect(theme.style(.selection).attributes.isEmpty)
  }

  @Test(arguments: [
    (
      "name: t\npalette:\n  ink: blue\n", "t.yaml:3: 'blue' is no colour. Write it as \"#rrggbb\", in quotes."
    ),
    (
      "name: t\nscopes:\n  text: ink\n", "t.yaml:3: 'ink' is neither a colour of the palette nor \"#rrggbb\"."
    ),
    (
      "name: t\npalette: {amber: '#fff'}\nscopes:\n  text: ambre\n",
      "t.yaml:4: 'ambre' is neither a colour of the palette nor \"#rrggbb\". Did you mean 'amber'?"
    ),
    (
      "name: t\nscopes:\n  panle.title: '#fff'\n",
      "t.yaml:3: there is no scope 'panle.title'. Did you mean 'panel.title'?"
    ),
    (
      "name: t\nscopes:\n  text: {fg: '#fff', blink: true}\n",
      "t.yaml:3: unknown entry 'blink'. Known are fg, bg, bold, dim, italic, underline and reverse."
    ),
    ("name: t\nscopes:\n  text: {bold: 1}\n", "t.yaml:3: bold must be true or false, got '1'."),
    ("name: t\nbrightness: grey\n", "t.yaml:2: brightness must be dark or light, got 'grey'."),
    ("name: t\ncolours: {}\n", "t.yaml:2: unknown entry 'colours'."),
    ("brightness: dark\n", "t.yaml:1: the theme has no name. Add 'name: …'."),
    ("name: t\ninherits: dusk\n", "t.yaml:2: no theme 'dusk'."),
    ("- a\n", "t.yaml:1: a theme is a mapping with name, palette and scopes."),
    ("name: t\nscopes: {text: [1, 2\n", "t.yaml:3: not YAML"),
    ("", "t.yaml:1: a theme is a mapping"),
  ])
  func `what is wrong in a file is said with its line`(_ text: String, _ message: String) {
    #expect(refusal(text).hasPrefix(message), "\(refusal(text))")
  }

  @Test func `an unknown name says which are known`() {
    #expect(throws: ThemeError.self) { try Theme.named("dusk", in: [Self.folder]) }
    #expect(
      Theme.names(in: [Self.folder, "/nowhere"])
        == ["daylight", "high-contrast", "midnight", "mono", "solarized", "solarized-light"])
    #expect(throws: ThemeError.self) { try Theme.named("../themes/daylight", in: [Self.folder]) }
  }

  @Test func `a circle of themes is refused`() throws {
    var template = Array("/tmp/themes-XXXXXX".utf8CString)
    let folder = try #require(mkdtemp(&template).map { String(cString: $0) })
    defer {
      unlink(folder + "/a.yaml")
      unlink(folder + "/b.yaml")
      rmdir(folder)
    }
    for (name, parent) in [("a", "b"), ("b", "a")] {
      let file = try #require(fopen("\(folder)/\(name).yaml", "w"))
      fputs("name: \(name)\ninherits: \(parent)\n", file)
      fclose(file)
    }
    #expect(throws: ThemeError(file: "\(folder)/b.yaml", line: 2, message: "theme 'a' inherits from itself."))
    {
      try Theme.named("a", in: [folder])
    }
  }

  @Test func `without colour a background of its own becomes reverse`() {
    let look = Look(colors: .none)
    #expect(look.style(.selection) == Style(attributes: [.bold, .reverse]))
    #expect(look.style(.text) == .plain)
    #expect(look.style(.textStrong) == Style(attributes: .bold))
  }

  @Test(arguments: [("#fff", 0xFFFFFF), ("#1a2B3c", 0x1A2B3C), ("#000000", 0)])
  func `colours are read from hexadecimal digits`(_ text: String, _ value: Int) throws {
    let color = try #require(Color(hex: text))
    #expect(Int(color.red) << 16 | Int(color.green) << 8 | Int(color.blue) == value)
  }

  @Test(arguments: ["", "#", "fff", "#ff", "#12345", "#1234567", "#ggg", "#-12345", "#+1234f"])
  func `what is no colour is refused`(_ text: String) {
    #expect(Color(hex: text) == nil)
  }
}
