import Glibc
import Terminal
import Testing

/// A folder of themes that goes with the test.
private final class ThemeFolder {
  let path: String

  init(_ files: [String: String]) throws {
    var template = Array("/tmp/themes-XXXXXX".utf8CString)
    path = try #require(mkdtemp(&template).map { String(cString: $0) })
    for (name, text) in files {
      let file = try #require(fopen("\(path)/\(name).yaml", "w"))
      fputs(text, file)
      fclose(file)
    }
  }

  deinit {
    for name in Theme.names(in: [path]) { unlink("\(path)/\(name).yaml") }
    rmdir(path)
  }
}

@Suite("Files of themes") struct ThemeFileTests {
  private static let shipped =
    #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/themes"
  private let violet = Color(red: 0x77, green: 0, blue: 0xFF)

  @Test func `a person's own stand before those that ship and may build on them`() throws {
    let folder = try ThemeFolder([
      "daylight": "name: daylight\ninherits: daylight\npalette: {blue: '#7700ff'}\n",
      "midnight": "name: midnight\ninherits: midnight\npalette: {blue: '#7700ff'}\n",
      "dusk": "name: dusk\ninherits: daylight\nscopes: {text: '#7700ff'}\n",
    ])
    let (themes, errors) = Theme.all(in: [folder.path, Self.shipped])
    #expect(errors.isEmpty)
    #expect(
      themes.map(\.name)
        == ["daylight", "dusk", "high-contrast", "midnight", "mono", "solarized", "solarized-light"])
    let named = Dictionary(uniqueKeysWithValues: themes.map { ($0.name, $0) })
    for name in ["daylight", "midnight", "dusk"] {
      #expect(named[name]?.style(.series1).foreground == violet, "\(name)")
    }
    #expect(named["dusk"]?.style(.text).foreground == violet)
    #expect(named["dusk"]?.brightness == .light)
  }

  @Test func `a broken one is told and spares the others`() throws {
    let folder = try ThemeFolder([
      "mine": "name: mine\nscopes:\n  texr: '#fff'\n", "midnight": "nonsense", "other": "name: another\n",
    ])
    let (themes, errors) = Theme.all(in: [folder.path, Self.shipped])
    #expect(themes.contains(.midnight))
    #expect(themes.count == 6)
    #expect(
      errors.map(\.description) == [
        "\(folder.path)/midnight.yaml:1: a theme is a mapping with name, palette and scopes.",
        "\(folder.path)/mine.yaml:3: there is no scope 'texr'. Did you mean 'text'?",
        "\(folder.path)/other.yaml: the theme calls itself 'another'. Give file and theme the same name.",
      ])
  }

  @Test func `one that inherits from its own name alone is refused`() throws {
    let folder = try ThemeFolder(["mine": "name: mine\ninherits: mine\n"])
    #expect(
      throws: ThemeError(
        file: "\(folder.path)/mine.yaml", line: 2, message: "theme 'mine' inherits from itself.")
    ) {
      try Theme.named("mine", in: [folder.path])
    }
  }

  @Test func `the page on themes names every scope`() throws {
    let path = Self.shipped.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/docs/themes.md"
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    let page = String(decoding: bytes.prefix(count), as: UTF8.self)
    for scope in Scope.allCases where !scope.rawValue.hasPrefix("series.") {
      #expect(page.contains("`\(scope.rawValue)`"), "\(scope.rawValue)")
    }
    #expect(page.contains("`series.1` … `series.8`"))
  }

  @Test func `counterparts name each other and differ in brightness`() {
    let themes = Theme.all(in: [Self.shipped]).themes
    for theme in themes where theme.pair != nil {
      let pair = themes.first { $0.name == theme.pair }
      #expect(pair?.pair == theme.name)
      #expect(pair?.brightness != theme.brightness)
    }
    #expect(themes.filter { $0.pair != nil }.count == 4)
  }
}
