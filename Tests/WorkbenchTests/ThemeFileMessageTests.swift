import Terminal
import Testing
import Workbench

/// Themes that are read once the first frame is shown.
@Suite struct ThemeFileMessageTests {
  private func theme(_ name: String, _ blue: UInt8) -> Theme {
    Theme(
      name: name, brightness: .dark,
      rules: ["base": StyleRule(foreground: Color(red: 200, green: 200, blue: blue), background: .terminal)])
  }

  @Test func `the one on the screen is replaced by its file, and a key goes through the others`() {
    var bench = Bench()
    bench.deliver(.themes([theme("a", 1), theme("midnight", 2), theme("z", 3)]))
    #expect(bench.model.look.style(.text).foreground.blue == 2)
    for name in ["z", "a", "midnight"] {
      bench.press("t")
      #expect(bench.model.look.theme.name == name)
    }
  }

  @Test func `none at all leaves what there was`() {
    var bench = Bench()
    let before = bench.model.themes
    bench.deliver(.themes([]))
    #expect(bench.model.themes == before)
  }

  @Test func `a theme without colours and back keeps the terminal's`() {
    var bench = Bench()
    bench.deliver(.themes([.midnight, Theme(name: "mono", brightness: .dark, rules: [:])]))
    bench.press("t")
    #expect(bench.model.look.colors == .none)
    bench.press("t")
    #expect(bench.model.look.colors == .palette256)
  }
}
