import Terminal
import Testing
import Workbench

@Suite struct PaletteTests {
  private func score(_ letters: String, _ name: String) -> Int? { FuzzyMatch(letters, in: name)?.score }

  /// The names in the order in which they are found.
  private func found(_ text: String, _ names: String...) -> [String] {
    let items = names.map { PaletteItem(target: .settings, name: $0, help: "") }
    return PaletteSearch.matches(text, in: items).map(\.item.name)
  }

  @Test func `letters must stand in the name in their order`() {
    #expect(score("pz", "panel.zoom") != nil)
    #expect(score("zp", "panel.zoom") == nil)
    #expect(score("panel.zoomx", "panel.zoom") == nil)
    #expect(score("PZ", "panel.zoom") == score("pz", "panel.zoom"))
    #expect(score("", "anything") == 0)
  }

  @Test func `beginnings of words are chosen before letters within`() throws {
    #expect(try #require(FuzzyMatch("pz", in: "panel.zip-zoom")).places == [0, 6])
    #expect(try #require(FuzzyMatch("zo", in: "panel.zip-zoom")).places == [10, 11])
    #expect(try #require(FuzzyMatch("fast", in: "replay.faster")).places == [7, 8, 9, 10])
  }

  @Test func `names that begin so come first, then words, then letters apart`() {
    #expect(found("re", "app.redraw", "replay.play", "theme") == ["replay.play", "app.redraw"])
    #expect(found("zoom", "z.o.o.m", "panel.zoom", "zoom.all") == ["zoom.all", "panel.zoom", "z.o.o.m"])
    #expect(found("note", "run.not-everything", "run.note") == ["run.note", "run.not-everything"])
  }

  @Test func `of equals the shorter one comes first, then the earlier`() {
    #expect(found("a", "alpha", "a", "alpine") == ["a", "alpha", "alpine"])
    #expect(found("", "b", "a") == ["b", "a"])
  }

  @Test func `all words must suit, in name or help`() {
    let items = [
      PaletteItem(target: .settings, name: "panel.zoom", help: "Gives the panel the whole screen."),
      PaletteItem(target: .settings, name: "panel.next", help: "Goes to the next panel."),
    ]
    #expect(PaletteSearch.matches("panel screen", in: items).map(\.item.name) == ["panel.zoom"])
    #expect(PaletteSearch.matches("xyz", in: items).isEmpty)
    #expect(PaletteSearch.matches("next panel", in: items).map(\.item.name) == ["panel.next"])
  }

  @Test func `what cannot be done comes after what can, with the reason`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("ctrl-p")
    bench.type("run.step")
    #expect(bench.model.paletteMatches.first?.item.obstacle?.hasPrefix("pause first") == true)
    #expect(bench.shows("now not: pause first"))
    bench.press("enter")
    #expect(bench.model.entry == nil && bench.shows("pause first"))
  }

  @Test func `it offers actions, systems, sessions and themes of the place`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    try bench.start("demo-learning")
    let names = bench.model.paletteItems.map(\.name)
    for name in [
      "panel.zoom", "demo.next-sample", "set up demo-network", "open demo-learning-0", "theme daylight",
      "settings",
    ] {
      #expect(names.contains(name), "\(name)")
    }
    #expect(!names.contains("replay.faster") && !names.contains("app.palette"))
    #expect(bench.model.paletteItems.first { $0.name == "panel.zoom" }?.keys == "z")
  }

  @Test func `enter does what is chosen`() throws {
    let wanted: [(String, (Bench) -> Bool)] = [
      ("zoom", { $0.model.panels?.isZoomed == true }),
      ("theme day", { $0.model.look.theme.name == "daylight" }),
      ("up network", { $0.model.setup?.lab.id == "demo-network" }),
      ("open demo", { $0.model.screen == .replay }),
      ("settings", { $0.model.screen == .settings }),
    ]
    for (text, isDone) in wanted {
      var bench = Bench()
      try bench.keep("demo-learning")
      try bench.start("demo-learning")
      bench.press("ctrl-p")
      bench.type(text)
      bench.press("enter")
      #expect(isDone(bench) && bench.model.entry == nil, "\(text): \(bench.testDescription)")
    }
  }

  @Test func `a click does a line, one beside closes it`() {
    var bench = Bench()
    bench.press("ctrl-p")
    bench.type("theme day")
    let row = bench.text.firstIndex { $0.contains("theme daylight") } ?? 0
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 40, row: row)))))
    #expect(bench.model.look.theme.name == "daylight" && bench.model.entry == nil)
    bench.press("ctrl-p")
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 0, row: 0)))))
    #expect(bench.model.entry == nil)
  }
}
