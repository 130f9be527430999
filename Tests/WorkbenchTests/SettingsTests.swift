import Terminal
import Testing
import Workbench

@Suite struct SettingsTests {
  private func saved(_ bench: Bench) -> [ChangedSetting]? {
    bench.effects.compactMap { if case .saveSettings(let all) = $0 { all } else { nil } }.last
  }

  @Test func `a theme is shown as one goes to it, and escape takes it back`() {
    var bench = Bench()
    bench.press(",", "right")
    #expect(bench.model.look.theme.name == "daylight")
    #expect(bench.shows("1 change, not saved"))
    bench.press("escape")
    #expect(bench.model.look.theme.name == "midnight" && bench.model.screen == .home)
    #expect(saved(bench) == nil)
  }

  @Test func `themes that are read while the settings stand there can be chosen`() {
    var bench = Bench()
    bench.press(",")
    var harbour = Theme.midnight
    harbour.name = "harbour"
    bench.deliver(.themes([harbour, .midnight]))
    bench.press("right")
    #expect(bench.model.look.theme.name == "harbour")
  }

  @Test func `colours come back after a theme without them`() {
    var bench = Bench()
    let colors = bench.model.look.colors
    let mono = Theme(name: "mono", brightness: .dark, rules: [:])
    bench.deliver(.themes([.midnight, mono]))
    bench.type(":theme mono")
    bench.press("enter")
    #expect(!bench.model.look.hasColor)
    bench.type(":glyphs block")
    bench.press("enter")
    bench.type(":theme midnight")
    bench.press("enter")
    #expect(bench.model.look.colors == colors)
  }

  @Test func `glyphs are shown at once, too`() {
    var bench = Bench()
    bench.press(",", "down", "left")
    #expect(bench.model.look.glyphs.kind == .ascii)
    bench.press("right")
    #expect(bench.model.look.glyphs.kind == .braille)
  }

  @Test func `what is saved holds at once and is all that is written`() {
    var bench = Bench()
    bench.press(",", "right", "down", "down", "e", "ctrl-u")
    bench.type("20")
    bench.press("enter", "down", "right", "down", "right", "down", "e")
    bench.type("~/sets")
    bench.press("enter")
    bench.model.homeFolder = "/home/me"
    bench.press("enter")
    #expect(
      saved(bench) == [
        ChangedSetting(name: "theme", value: "daylight"), ChangedSetting(name: "frame-rate", value: "20"),
        ChangedSetting(name: "mouse", value: "no"), ChangedSetting(name: "threads", value: "3"),
        ChangedSetting(name: "data", value: "~/sets"),
      ])
    #expect(
      bench.model.frameRate == 20 && bench.model.threads == 3 && bench.model.dataPath == "/home/me/sets")
    #expect(bench.effects.contains { if case .setMouse(false) = $0 { true } else { false } })
    #expect(bench.model.look.theme.name == "daylight" && bench.model.screen == .home)
    bench.effects = []
    bench.press(",", "enter")
    #expect(bench.effects.isEmpty && bench.shows("nothing was changed"))
  }

  @Test func `what another action changed is there to be kept`() {
    var bench = Bench()
    bench.press("t", ",")
    #expect(bench.model.settings?.texts[0] == "daylight")
    bench.press("M")
    #expect(bench.model.settings?.texts[3] == "no")
    bench.press("enter")
    #expect(saved(bench)?.map(\.name) == ["theme", "mouse"])
  }

  @Test func `a value that cannot be is not saved`() {
    var bench = Bench()
    bench.press(",", "down", "down", "e", "ctrl-u")
    bench.type("99")
    bench.press("enter", "up", "enter")
    #expect(bench.model.screen == .settings && saved(bench) == nil)
    #expect(bench.model.settings?.selection == 2)
    #expect(bench.shows("frame-rate must lie in 10…60, got 99"))
  }

  @Test func `from a run one comes back to it`() throws {
    var bench = Bench()
    try bench.start("demo-learning")
    bench.press(":")
    bench.type("settings")
    bench.press("enter")
    #expect(bench.model.screen == .settings)
    bench.finish(1)
    bench.press("q")
    #expect(bench.model.screen == .run && bench.shows("done"))
  }

  @Test func `a click chooses a setting, the wheel goes through them`() {
    var bench = Bench()
    bench.press(",")
    let row = bench.text.firstIndex { $0.contains("threads ") } ?? 0
    bench.deliver(.input(.mouse(MouseEvent(.press(.left), at: Point(column: 8, row: row)))))
    #expect(bench.model.settings?.selected.name == "threads")
    bench.deliver(.input(.mouse(MouseEvent(.scrollUp, at: Point(column: 8, row: row)))))
    #expect(bench.model.settings?.selected.name == "mouse")
  }
}
