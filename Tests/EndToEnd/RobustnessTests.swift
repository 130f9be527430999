import Foundation
import Testing

/// What may happen to a terminal while a run goes on.
@Suite(.serialized)
struct RobustnessTests {
  let folder = Folder()

  private func run(_ arguments: String = "--set epochs=400", _ output: String = "ansi") throws -> Pane {
    let pane = try Pane(
      "\(Program.path) run spike-count \(arguments) --output \(output)", sessions: folder)
    try #require(pane.shows("images/s", within: 60), "\(pane.screen)")
    return pane
  }

  private func expectWholeSession() throws {
    let list = try Program.run("list", "sessions", sessions: folder)
    #expect(list.output.contains("interrupted") || list.output.contains("stopped"), "\(list.output)")
    #expect(try Program.run("show", folder.sessions[0], sessions: folder).status == 0)
  }

  @Test(arguments: ["ansi", "curses"])
  func `a storm of resizes leaves the screen as a quiet one would`(_ output: String) throws {
    let pane = try run("--set epochs=400", output)
    let program = try #require(pane.program)
    var random = SystemRandomNumberGenerator()
    for step in 0..<40 {
      pane.resize(columns: .random(in: 20...230, using: &random), rows: .random(in: 5...70, using: &random))
      for _ in 0..<12 { kill(program, SIGWINCH) }
      if step % 8 == 0 { pane.press("Tab") }
    }
    pane.resize(columns: 110, rows: 30)
    #expect(
      eventually(within: 15) { pane.screen.contains("REC") && pane.screen.contains("╯") }, "\(pane.screen)")
    pane.press("Space")
    #expect(pane.shows("PAUSED"), "\(pane.screen)")
    Thread.sleep(forTimeInterval: 0.5)
    let stormed = pane.seen
    pane.press("C-l")
    Thread.sleep(forTimeInterval: 0.7)
    #expect(pane.seen == stormed)
    kill(program, SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
    #expect(pane.isSane(), "\(pane.screen)")
    try expectWholeSession()
  }

  @Test(arguments: ["ansi", "curses"])
  func `Ctrl-Z gives the shell a sane terminal and fg the screen again`(_ output: String) throws {
    let pane = try run("--set epochs=400", output)
    for _ in 0..<2 {
      pane.press("C-z")
      #expect(pane.shows("Stopped"), "\(pane.screen)")
      #expect(pane.isSane(), "\(pane.screen)")
      pane.resize(columns: .random(in: 90...130), rows: 30)
      pane.type("fg\n")
      #expect(pane.shows("REC") && pane.shows("images/s"), "\(pane.screen)")
      #expect(!pane.screen.contains("Stopped"), "\(pane.screen)")
    }
    kill(try #require(pane.program), SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
    #expect(pane.isSane(), "\(pane.screen)")
  }

  @Test func `a terminal that is closed ends the run and leaves its session whole`() throws {
    let pane = try run()
    let program = try #require(pane.program)
    pane.close()
    #expect(eventually(within: 20) { kill(program, 0) != 0 })
    try expectWholeSession()
  }

  @Test(arguments: [SIGSEGV, SIGABRT, SIGBUS, SIGILL, SIGTRAP])
  func `a crash leaves a sane terminal and a whole session`(_ signal: Int32) throws {
    let pane = try run()
    kill(try #require(pane.program), signal)
    #expect(eventually(within: 15) { pane.program == nil })
    #expect(pane.isSane(), "\(pane.screen)")
    try expectWholeSession()
  }

  @Test(arguments: ["ansi", "curses"])
  func `a jump into nowhere is reported, leaves a sane terminal and a whole session`(_ output: String) throws
  {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
      "crash.py")
    let result = try Program.shell(
      "exec python3 \(script.path) $PLEXUS run spike-count --set epochs=400 --output \(output)",
      sessions: folder)
    let found = result.json
    #expect(found["signal"] as? Int == Int(SIGSEGV), "\(result.output)\(result.errors)")
    #expect(found["seconds"] as? Double ?? 30 < 25, "nobody is asked for a key: \(result.output)")
    for name in ["wasRaw", "modes", "screen", "mouse", "cursor", "report"] {
      #expect(found[name] as? Bool == true, "\(name): \(result.output)")
    }
    try expectWholeSession()
  }

  @Test func `glyphs and themes change while a run goes on`() throws {
    let pane = try run()
    #expect(pane.screen.contains("╭"), "\(pane.screen)")
    for name in ["block", "ascii", "braille"] {
      pane.press("T")
      #expect(pane.shows("glyphs \(name)"), "\(pane.screen)")
      #expect(pane.screen.contains("╭") == (name != "ascii"), "\(pane.screen)")
    }
    for name in ["mono"] {
      pane.press("t")
      #expect(pane.shows("theme \(name)"), "\(pane.screen)")
    }
    let color = /\u{1B}\[([0-9]+;)*([34][0-8]|9[0-7]|10[0-7])[;m]/
    #expect(pane.colors.matches(of: color).isEmpty, "mono has no colours")
    pane.press("t")
    #expect(pane.shows("theme solarized"), "\(pane.screen)")
    #expect(!pane.colors.matches(of: color).isEmpty, "\(pane.colors.debugDescription)")
    kill(try #require(pane.program), SIGTERM)
    #expect(eventually(within: 15) { pane.program == nil })
  }

  @Test func `a theme of one's own is found, and a broken one is told`() throws {
    let themes = folder.file("config/plexus/themes")
    try FileManager.default.createDirectory(atPath: themes, withIntermediateDirectories: true)
    let environment = ["XDG_CONFIG_HOME": folder.file("config")]
    try "name: harbour\ninherits: midnight\npalette: {blue: '#58c4dd'}\n".write(
      toFile: themes + "/harbour.yaml", atomically: true, encoding: .utf8)
    try "name: wrong\nscopes:\n  texxt: '#fff'\n".write(
      toFile: themes + "/wrong.yaml", atomically: true, encoding: .utf8)
    let list = try Program.run("list", "themes", sessions: folder, environment: environment)
    #expect(list.status == 0 && list.output.contains("harbour"), "\(list.output)\(list.errors)")
    #expect(list.output.contains("wrong.yaml:3: there is no scope 'texxt'"), "\(list.output)")
    let refused = try Program.run("--theme", "wrong", sessions: folder, environment: environment)
    #expect(refused.status == 2 && refused.errors.contains("wrong.yaml:3:"), "\(refused.errors)")
    let pane = try Pane(
      "XDG_CONFIG_HOME=\(folder.file("config")) \(Program.path) --theme harbour", sessions: folder)
    #expect(pane.shows("harbour"), "\(pane.screen)")
    pane.press("q")
  }
}
