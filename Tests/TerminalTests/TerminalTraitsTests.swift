import Terminal
import Testing

@Suite("What is known of a terminal") struct TerminalTraitsTests {
  private func traits(_ name: String, _ colors: Int, _ colorTerm: String = "") -> TerminalTraits {
    var traits = TerminalTraits(name: name, describedColors: colors, hasStandardCursor: true)
    traits.colorTerm = colorTerm
    return traits
  }

  @Test(arguments: [
    ("xterm-256color", 256, "", OutputDriver.ansi, ColorDepth.palette256),
    ("xterm-256color", 256, "truecolor", .ansi, .full), ("tmux-256color", 256, "24bit", .ansi, .full),
    ("screen", 8, "", .ansi, .eight), ("xterm", 8, "", .ansi, .eight),
    ("xterm-16color", 16, "", .ansi, .sixteen),
    ("linux", 8, "", .curses, .eight), ("vt100", 0, "", .curses, .none),
    ("vt220", 0, "truecolor", .curses, .none),
    ("somebody", 256, "truecolor", .ansi, .full), ("somebody", 256, "", .curses, .palette256),
    ("xterm-direct", 1 << 24, "", .ansi, .full), ("xterm-mono", 0, "truecolor", .ansi, .none),
    ("stranger", 8, "", .curses, .eight),
  ])
  func `decides on output and colours`(
    _ name: String, _ described: Int, _ colorTerm: String, _ driver: OutputDriver, _ colors: ColorDepth
  ) {
    let traits = traits(name, described, colorTerm)
    #expect(traits.driver == driver)
    #expect(traits.colors(by: driver) == colors)
  }

  @Test func `GNU screen gets no 24-bit colours`() {
    var traits = traits("screen-256color", 256, "truecolor")
    traits.isInGNUScreen = true
    #expect(traits.colors(by: .ansi) == .palette256)
  }

  @Test func `NO_COLOR goes before everything`() {
    var traits = traits("xterm-256color", 256, "truecolor")
    traits.wantsNoColor = true
    #expect(OutputDriver.allCases.allSatisfy { traits.colors(by: $0) == .none })
  }

  @Test func `curses takes no more colours than it has pairs for`() {
    #expect(traits("xterm-256color", 256, "truecolor").colors(by: .curses) == .palette256)
    #expect(traits("xterm-direct", 1 << 24).colors(by: .curses) == .eight)
  }

  @Test func `a cursor placed in another way is left to curses`() {
    var traits = traits("xterm-256color", 256, "truecolor")
    traits.hasStandardCursor = false
    #expect(traits.driver == .curses)
  }
}
