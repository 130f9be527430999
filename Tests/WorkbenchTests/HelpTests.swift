import Foundation
import Terminal
import Testing
import Workbench

@Suite struct HelpTests {
  @Test func `a filter leaves the lines that contain a text`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("?", "/")
    bench.type("next panel")
    #expect(bench.shows("Goes to the next panel.") && !bench.shows("Pauses the run"))
    bench.press("enter")
    #expect(bench.shows("Keys · Run · next panel"))
    bench.press("/", "escape")
    #expect(bench.shows("Pauses the run"))
    bench.press("/")
    bench.type("xyz")
    #expect(bench.shows("nothing here contains xyz"))
    bench.press("enter", "escape")
    #expect(bench.model.popup == nil && bench.model.screen == .run)
  }

  @Test func `long names are found, too`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("?", "/")
    bench.type("panel.zoom")
    #expect(bench.shows("Gives the panel the whole screen, or back."))
  }

  @Test func `it tells the keys of a question and gives way to it`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press("ctrl-c", "?")
    #expect(bench.shows("Keys · Quit") && bench.shows("Waits until the runs are over, then quits."))
    bench.press("escape")
    #expect(bench.model.popup == .quitQuestion)
    bench.press("?", "ctrl-c", "escape")
    #expect(bench.model.popup == nil)
  }

  @Test(arguments: [
    (":", "Command line", "Takes the next word that could stand here."),
    ("ctrl-p", "Palette", "Does what is chosen."),
    ("/", "While you type", "Takes what is typed."),
  ])
  func `it tells the keys while one types, and typing goes on after it`(
    key: String, title: String, help: String
  ) {
    var bench = Bench()
    bench.press(key)
    bench.type("qu")
    bench.press("f1")
    #expect(bench.shows("Keys · \(title)") && bench.shows(help))
    bench.type("zz")
    bench.press("q")
    bench.type("i")
    #expect(bench.model.entry?.editor.text == "qui")
  }

  @Test func `it has every key of every place`() throws {
    var bench = Bench()
    try bench.keep("demo-learning")
    func check() {
      let covered = Set(bench.model.keyMap.entries.map(\.name))
      bench.press("f1")
      #expect(Set(bench.model.helpGroups.flatMap(\.names)) == covered)
      bench.press("escape")
    }
    check()
    bench.press(",")
    check()
    bench.press("escape", "enter")
    check()
    bench.press("enter")
    check()
    bench.press("S")
    check()
    bench.press("escape", "q", "tab", "enter")
    check()
  }

  @Test func `the page of keys is up to date`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let page = try String(contentsOf: root.appending(path: "docs/keys.md"), encoding: .utf8)
    #expect(
      page.contains("<!-- described: keys -->\n\(KeyTable.markdown())\n<!-- end -->"), "make docs renews it")
  }
}
