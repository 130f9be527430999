import Terminal
import Testing
import Workbench

@Suite("A configuration file") struct ConfigurationTests {
  private func parse(_ text: String) -> (configuration: WorkbenchConfiguration, problems: [String]) {
    let read = WorkbenchConfiguration.parse(
      text, file: "c.yaml", themes: ["midnight", "daylight"], systems: DemoEvents.labs.map(\.description))
    return (read.configuration, read.problems.map(\.description))
  }

  @Test func `every setting is read`() {
    let (configuration, problems) = parse(
      """
      theme: daylight
      glyphs: block
      frame-rate: 30
      mouse: no
      threads: 4
      data: /data/sets
      keys:
        panel.zoom: [z, f2]
        home.refresh: ctrl-r
        app.theme: null
        demo.next-sample: N
      """)
    #expect(problems.isEmpty)
    var wanted = WorkbenchConfiguration()
    wanted.theme = .one("daylight")
    wanted.glyphs = .block
    wanted.frameRate = 30
    wanted.hasMouse = false
    wanted.threads = 4
    wanted.dataPath = "/data/sets"
    wanted.keys = KeyOverrides([
      "panel.zoom": [.character("z"), .function(2)], "home.refresh": [.control("r")], "app.theme": [],
      "demo.next-sample": [.character("N")],
    ])
    #expect(configuration == wanted)
  }

  @Test(arguments: ["", "# nothing yet\n", "theme: midnight\nglyphs: auto\ndata: \"\"\nkeys:\n"])
  func `little or nothing is fine, too`(text: String) { #expect(parse(text).problems.isEmpty) }

  @Test func `a pair of themes follows the background`() {
    let theme = parse("theme: {light: daylight, dark: midnight}").configuration.theme
    #expect(theme == .pair(light: "daylight", dark: "midnight"))
    #expect(theme?.name(on: .light) == "daylight")
    #expect(theme?.name(on: .dark) == "midnight" && theme?.name(on: nil) == "midnight")
  }

  @Test(arguments: [
    ("\nthem: midnight\n", "c.yaml:2: there is no setting them. Did you mean theme?"),
    ("theme: dayligth\n", "c.yaml:1: there is no theme dayligth. Did you mean daylight?"),
    (
      "theme: {light: daylight}\n",
      "c.yaml:1: a pair of themes needs both: theme: {light: daylight, dark: midnight}."
    ),
    (
      "theme:\n  bright: daylight\n", "c.yaml:2: a pair of themes has the entries light and dark, got bright."
    ),
    ("glyphs: dots\n", "c.yaml:1: there is no glyphs dots. Known are: auto, braille, block, ascii."),
    ("\n\nframe-rate: 500\n", "c.yaml:3: frame-rate must be a whole number in 10…60, got 500."),
    ("threads: many\n", "c.yaml:1: threads must be a whole number in 1…256, got many."),
    ("mouse: maybe\n", "c.yaml:1: mouse must be yes or no, got maybe."),
    ("data: [a]\n", "c.yaml:1: data wants one value. Write it as data: value."),
    ("- theme\n", "c.yaml:1: a configuration is a list of name: value lines, such as theme: daylight."),
    ("keys: z\n", "c.yaml:1: keys is a list of lines such as panel.zoom: [z, f2]."),
    (
      "keys:\n  panel.zom: z\n", "c.yaml:2: there is no action panel.zom. Did you mean panel.zoom?"
    ),
    (
      "keys:\n  panel.zoom: ctrl+z\n",
      "c.yaml:2: there is no key ctrl+z. Keys are written like z, Z, ctrl-p, alt-x, shift-up, f2, space, enter, escape, tab, page-down, home."
    ),
    (
      "keys:\n  panel.zoom: {a: b}\n",
      "c.yaml:2: the keys of panel.zoom are one key or a list such as [z, f2]."
    ),
    (
      "keys:\n  panel.zoom: tab\n",
      "c.yaml:2: tab is also the key of panel.next there (Panels), so panel.zoom cannot have it. Choose another key, or give panel.next one, too."
    ),
    (
      "keys:\n  run.note: n\n  run.stop: n\n",
      "c.yaml:3: n is also the key of run.note there (Run), so run.stop cannot have it. Choose another key, or give run.note one, too."
    ),
    (
      "keys:\n  panel.zoom: ctrl-c\n",
      "c.yaml:2: ctrl-c always ends the program, so panel.zoom cannot have it. Choose another key."
    ),
    (
      "keys:\n  entry.accept: a\n",
      "c.yaml:2: a is typed into the text there, so entry.accept cannot have it. Choose another key."
    ),
    (
      "keys:\n  demo.next-sample: q\n",
      "c.yaml:2: q belongs to the workbench, so demo.next-sample cannot have it. Choose another key."
    ),
    ("keys:\n  app.back: []\n", "c.yaml:2: app.back needs a key, else there is no way out. Give it one."),
    (
      "keys:\n  entry.cancel: null\n",
      "c.yaml:2: entry.cancel needs a key, else there is no way out. Give it one."
    ),
    (
      "keys:\n  app.back: q\n  panel.zoom: q\n",
      "c.yaml:3: panel.zoom would take the last key of app.back away (Run). Choose another key."
    ),
  ])
  func `what is wrong is told with its line and a remedy`(text: String, problem: String) {
    #expect(parse(text).problems == [problem])
  }

  @Test(arguments: ["keys:\n  a: [\n", "theme: a\ntheme: b\n", "a: 'b\n", "a: b: c\n"])
  func `a text that is no YAML is told with its line`(text: String) throws {
    let problems = parse(text).problems
    #expect(problems.count == 1)
    let parts = try #require(problems.first).split(separator: ":")
    #expect(parts[0] == "c.yaml" && parts[2] == " not YAML", "\(problems)")
    let line = try #require(Int(parts[1]))
    #expect((1...3).contains(line), "\(problems)")
  }

  @Test func `what is right is used beside what is wrong`() {
    let (configuration, problems) = parse(
      "theme: pink\nthreads: 3\nkeys:\n  panel.zoom: tab\n  panel.next: [f3]\n  nobody: x\n  run.note: tab\n")
    #expect(problems.count == 2)
    #expect(configuration.threads == 3)
    #expect(configuration.theme == nil)
    // tab is free for the zoom once the next panel has another key.
    #expect(configuration.keys.keys["panel.zoom"] == [.tab])
    #expect(configuration.keys.keys["panel.next"] == [.function(3)])
  }

  @Test func `overridden keys are what keys, help and lines of keys say`() throws {
    var bench = Bench()
    bench.model.keys =
      parse("keys:\n  panel.zoom: [Y, f2]\n  app.palette: null\n  app.help: [U]\n").configuration.keys
    try bench.start("demo-learning")
    bench.press("z")
    #expect(bench.model.panels?.isZoomed == false)
    #expect(bench.shows("z does nothing here; U shows what does"))
    bench.press("f2")
    #expect(bench.model.panels?.isZoomed == true)
    bench.press("Y", "ctrl-p")
    #expect(bench.model.panels?.isZoomed == false && bench.model.entry == nil)
    #expect(bench.shows("Y zoom"))
    bench.press("U")
    #expect(bench.shows("Y F2"), "\(bench.testDescription)")
    bench.press("escape", ":")
    bench.type("app.palette")
    bench.press("enter")
    #expect(bench.model.entry?.purpose == .palette)
  }

  @Test func `an action that also holds while one types keeps a key there`() {
    let table = KeyOverrides(["app.help": [.character("x")]]).applied(to: ActionTable.own)
    let help = table.filter { $0.target == .user(.help) }
    #expect(help.first { $0.place == .always }?.keys == [.function(1)])
    #expect(help.first { $0.place == .everywhere }?.keys == [.character("x")])
    let quit = KeyOverrides(["app.quit": [.character("x")]]).applied(to: ActionTable.own)
      .filter { $0.target == .user(.quit) }
    #expect(quit.map(\.keys) == [[.character("x")], [.control("c")]])
  }
}

@Suite("The text of a configuration file") struct ConfigurationTextTests {
  private func set(_ name: String, _ value: String, in text: String) -> String {
    var text = ConfigurationText(text)
    text.set(name, to: value)
    return text.text
  }

  @Test(arguments: [
    ("", "theme", "daylight", "theme: daylight\n"),
    ("# mine\n", "theme", "daylight", "# mine\ntheme: daylight\n"),
    ("a: 1\n\n\n", "b", "2", "a: 1\nb: 2\n"),
    (
      "theme: midnight   # at night\nmouse: no\n", "theme", "daylight",
      "theme: daylight   # at night\nmouse: no\n"
    ),
    ("theme : 'a # b' # c\n", "theme", "d", "theme: d # c\n"),
    ("keys:\n  theme: x\n", "theme", "d", "keys:\n  theme: x\ntheme: d\n"),
    ("theme:\n  light: a\n  dark: b\nmouse: no\n", "theme", "d", "theme: d\nmouse: no\n"),
    ("themes: x\n", "theme", "d", "themes: x\ntheme: d\n"),
    ("# theme: x\n", "theme", "d", "# theme: x\ntheme: d\n"),
    ("a: 1", "a", "2", "a: 2"),
    ("", "data", "/a b/\"c\"", "data: \"/a b/\\\"c\\\"\"\n"),
    ("", "data", "", "data: \"\"\n"),
  ])
  func `one line changes and all others stay`(text: String, name: String, value: String, wanted: String)
    throws
  {
    #expect(set(name, value, in: text) == wanted)
    #expect(try ConfigurationText(wanted).value(of: name) == value)
  }
}
