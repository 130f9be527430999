import Foundation
import Testing

/// What belongs to a person: command line, palette, settings and the configuration file, in a real terminal.
@Suite(.serialized)
struct PersonalTests {
  let folder = Folder()

  private func pane(_ arguments: String = "", columns: Int = 120, rows: Int = 34) throws -> Pane {
    try Pane("\(Program.path) \(arguments)", columns: columns, rows: rows, sessions: folder)
  }

  private func configure(_ text: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.file("config/plexus"), withIntermediateDirectories: true)
    _ = try folder.write("config/plexus/config.yaml", text)
  }

  private var configuration: String {
    (try? String(contentsOfFile: folder.file("config/plexus/config.yaml"), encoding: .utf8)) ?? ""
  }

  private func leaves(_ pane: Pane) -> Bool {
    pane.type(":quit\n")
    return eventually(within: 10) { pane.program == nil }
  }

  @Test func `a run is started and moved from the command line, whose lines are there again`() throws {
    let pane = try pane()
    #expect(pane.shows("Systems"))
    pane.type(":run target")
    #expect(pane.shows("target-control"), "\(pane.screen)")
    pane.press("Tab")
    pane.type("size=40\n")
    #expect(pane.shows("waits for you"), "\(pane.screen)")
    pane.type(":graph.toggle-target 3\n")
    #expect(pane.shows("REC"))
    pane.type(":seek 50%\n")
    #expect(pane.shows("seek is for Replay"), "\(pane.screen)")
    pane.press("Escape")
    #expect(eventually(within: 5) { !pane.screen.contains("seek is for") }, "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
    #expect(pane.isSane(), "\(pane.screen)")
    pane.type("\(Program.path)\n")
    #expect(pane.shows("Systems"))
    pane.type(":run")
    pane.press("Up")
    #expect(pane.shows(":run target-control size=40"), "\(pane.screen)")
    pane.press("Escape")
    #expect(leaves(pane), "\(pane.screen)")
  }

  @Test func `a replay goes to a place that was typed`() throws {
    #expect(
      try Program.run("run", "target-control", "--save", folder.file("a.plexus"), sessions: folder).status
        == 0)
    let pane = try pane()
    #expect(pane.shows("Systems"))
    pane.type(":open a")
    #expect(pane.shows("command"), "\(pane.screen)")
    pane.press("Tab")
    pane.press("Enter")
    #expect(pane.shows("REPLAY"), "\(pane.screen)")
    pane.type(":seek 100%\n")
    pane.type(":speed 4\n")
    #expect(pane.shows("×4"), "\(pane.screen)")
    pane.type(":note looked at\n")
    #expect(pane.shows("noted"), "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
  }

  @Test func `the palette finds a system and sets it up`() throws {
    let pane = try pane(columns: 80, rows: 24)
    #expect(pane.shows("Systems"))
    pane.press("C-p")
    #expect(pane.shows("palette"), "\(pane.screen)")
    pane.type("up target")
    #expect(pane.shows("set up target-control"), "\(pane.screen)")
    pane.press("Enter")
    #expect(pane.shows("Target control (MFTP) · set up"), "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
  }

  @Test func `settings are kept in the file, with what else stands there`() throws {
    try configure("# my own\ntheme: midnight\nkeys:\n  app.theme: T\n")
    let pane = try pane()
    #expect(pane.shows("midnight ·"), "\(pane.screen)")
    pane.type(",")
    #expect(pane.shows("Settings ·"), "\(pane.screen)")
    #expect(pane.shows("solarized"), "\(pane.screen)")
    // Themes come in the order of their names, the one shown first.
    pane.press("Right")
    #expect(pane.shows("1 change, not saved"), "\(pane.screen)")
    pane.press("Enter")
    #expect(pane.shows("saved in"), "\(pane.screen)")
    #expect(!configuration.contains("theme: midnight"), "\(configuration)")
    #expect(
      configuration.hasPrefix("# my own\ntheme: ") && configuration.hasSuffix("\nkeys:\n  app.theme: T\n"))
    #expect(leaves(pane), "\(pane.screen)")
    pane.type("clear; \(Program.path)\n")
    #expect(pane.shows("Systems"))
    #expect(!pane.screen.contains("midnight ·"), "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
  }

  @Test func `another key does what the file says, and the help shows it`() throws {
    try configure("keys:\n  app.back: [escape, x]\n  setup.start: [enter, f2]\n")
    let pane = try pane()
    #expect(pane.shows("Systems"))
    pane.press("Enter")
    #expect(pane.shows("set up"), "\(pane.screen)")
    pane.type("?")
    #expect(pane.shows("⏎ F2"), "\(pane.screen)")
    pane.press("Escape")
    pane.type("q")
    #expect(pane.shows("q does nothing here"), "\(pane.screen)")
    pane.type("x")
    #expect(pane.shows("Recent sessions"), "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
    let list = try Program.run("list", "keys", sessions: folder)
    #expect(list.output.contains("enter f2"), "\(list.output)")
  }

  @Test func `what is wrong in the file is told with its line, and the rest is used`() throws {
    try configure("theme: daylight\nkeys:\n  panel.zom: z\n")
    let pane = try pane()
    // The file's path is as long as a row of the box.
    #expect(pane.shows("config.yaml:3:") && pane.screen.contains("panel.zom"), "\(pane.screen)")
    #expect(pane.shows("daylight ·"), "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
    // It stands before the screen, too, where it is still to be read afterwards.
    #expect(pane.shows("config.yaml:3: there is no action"), "\(pane.screen)")
    #expect(pane.isSane(), "\(pane.screen)")
    let list = try Program.run("list", "keys", sessions: folder)
    #expect(list.status == 0 && list.errors.contains("config.yaml:3:"), "\(list.errors)")
  }

  @Test func `options go before the file`() throws {
    try configure("theme: daylight\nglyphs: ascii\n")
    let pane = try pane("--theme midnight --glyphs block")
    #expect(pane.shows("midnight ·") && pane.screen.contains("╭"), "\(pane.screen)")
    #expect(leaves(pane), "\(pane.screen)")
  }

  @Test func `the data folder and threads of the file hold for runs without a screen, too`() throws {
    try configure("data: \(folder.file("sets"))\nthreads: 1\n")
    let list = try Program.run("list", "datasets", sessions: folder, environment: ["PLEXUS_DATA": ""])
    #expect(list.output.contains(folder.file("sets")), "\(list.output)")
    let other = try Program.run(
      "list", "datasets", sessions: folder, environment: ["PLEXUS_DATA": "/elsewhere"])
    #expect(other.output.contains("/elsewhere"), "\(other.output)")
    let run = try Program.run("run", "target-control", "--no-save", "--json", sessions: folder)
    #expect(run.status == 0, "\(run.errors)")
  }
}
