import Foundation
import Testing

/// Screens about sessions, in a real terminal with sessions that were really recorded.
@Suite(.serialized)
struct SessionScreenTests {
  let folder = Folder()

  /// Two short trainings that differ by their seeds alone.
  private func train() throws {
    for seed in ["1", "2"] {
      let result = try Program.run(
        "run", "spike-count", "--set", "epochs=1", "--seed", seed, "--plain", sessions: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
  }

  /// Goes down the form to a field.
  private func choose(_ field: String, in pane: Pane) {
    for _ in 0..<20 where !pane.screen.contains("▸ \(field)") {
      let before = pane.line(with: "▸")
      pane.press("Down")
      _ = eventually(within: 2) { pane.line(with: "▸") != before }
    }
    #expect(pane.screen.contains("▸ \(field)"), "\(pane.screen)")
  }

  @Test func `two marked sessions are compared, on the screen and as text`() throws {
    try train()
    let pane = try Pane(Program.path, sessions: folder)
    #expect(pane.shows("What you see"), "\(pane.screen)")
    pane.press("Tab", "Space", "Space", "c")
    #expect(pane.shows("COMPARE Spike-count learning"), "\(pane.screen)")
    #expect(pane.shows("A seed 2") && pane.shows("B seed 1") && pane.shows("±"), "\(pane.screen)")
    let title = pane.line(with: " of 5 ─")
    pane.press("n")
    #expect(eventually(within: 5) { pane.line(with: " of 5 ─") != title }, "\(pane.screen)")
    pane.press("q")
    #expect(pane.shows("Recent sessions"), "\(pane.screen)")
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil }, "\(pane.screen)")
    let text = try Program.run(["compare"] + folder.sessions, sessions: folder)
    #expect(text.status == 0 && text.output.contains("mean ± sd"), "\(text.output)\(text.errors)")
    let json = try Program.run(["compare", "--json"] + folder.sessions, sessions: folder).json
    #expect((json["sessions"] as? [[String: Any]])?.count == 2)
    let groups = json["groups"] as? [[String: Any]]
    let results = groups?.first?["results"] as? [String: [String: Any]]
    #expect(results?["test_accuracy"]?["n"] as? Int == 2, "\(json)")
  }

  @Test func `sessions of different systems are compared by their results alone`() throws {
    _ = try Program.run("run", "target-control", "--plain", sessions: folder)
    _ = try Program.run("run", "spike-count", "--set", "epochs=1", "--plain", sessions: folder)
    let text = try Program.run(["compare"] + folder.sessions, sessions: folder)
    #expect(text.status == 0 && text.output.contains("different systems"), "\(text.output)\(text.errors)")
    let alone = try Program.run("compare", folder.sessions[0], sessions: folder)
    #expect(alone.status == 2 && alone.errors.contains("two to six"), "\(alone.errors)")
  }

  @Test func `a session gets a line and a name, is verified, and is deleted only when asked twice`() throws {
    _ = try Program.run("run", "target-control", "--plain", sessions: folder)
    let pane = try Pane(Program.path, sessions: folder)
    #expect(pane.shows("sources"), "\(pane.screen)")
    pane.press("Tab", "m")
    pane.type("what steers it")
    pane.press("Enter")
    #expect(pane.shows("what steers it"), "\(pane.screen)")
    pane.press("v")
    #expect(pane.shows("identical, bit for bit", within: 30), "\(pane.screen)")
    pane.press("R", "C-u")
    pane.type("steering")
    pane.press("Enter")
    #expect(pane.shows("is now called steering"), "\(pane.screen)")
    #expect(folder.sessions.map { ($0 as NSString).lastPathComponent } == ["steering.plexus"])
    pane.press("D")
    #expect(pane.shows("deleted for good"), "\(pane.screen)")
    pane.press("Escape")
    #expect(eventually(within: 5) { !pane.screen.contains("deleted for good") })
    #expect(folder.sessions.count == 1)
    pane.press("D", "y")
    #expect(eventually(within: 5) { folder.sessions.isEmpty }, "\(pane.screen)")
    #expect(pane.shows("none yet"), "\(pane.screen)")
  }

  @Test func `about says versions and places`() throws {
    let pane = try Pane(Program.path, rows: 50, sessions: folder)
    #expect(pane.shows("Systems"))
    pane.press("a")
    for wanted in ["About Plexus", "openblas", "onednn", folder.path, "MIT"] {
      #expect(pane.shows(wanted), "\(wanted): \(pane.screen)")
    }
    pane.press("Escape")
    #expect(pane.shows("Recent sessions"), "\(pane.screen)")
  }

  @Test func `a form written as YAML runs from the command line, and the run tells the next form its time`()
    throws
  {
    let file = folder.file("form.yaml")
    let pane = try Pane(Program.path, sessions: folder)
    #expect(pane.shows("Systems"))
    pane.press("Enter")
    #expect(pane.shows("as the preset states"), "\(pane.screen)")
    choose("epochs", in: pane)
    pane.type("1")
    pane.press("Enter", "s", "C-u")
    pane.type(file)
    pane.press("Enter")
    #expect(pane.shows("written: plexus run"), "\(pane.screen)")
    let result = try Program.run("run", "--config", file, "--json", sessions: folder)
    let configuration = result.json["configuration"] as? [String: Any]
    #expect(result.status == 0 && configuration?["epochs"] as? Int == 1, "\(result.output)\(result.errors)")
    pane.press("Escape")
    #expect(pane.shows("Recent sessions"), "\(pane.screen)")
    pane.press("Enter")
    #expect(pane.shows("set up"), "\(pane.screen)")
    choose("epochs", in: pane)
    pane.type("1")
    pane.press("Enter")
    #expect(pane.shows("measured"), "\(pane.screen)")
    pane.press("s", "C-u")
    pane.type(file)
    pane.press("Enter")
    #expect(pane.shows("exists"), "\(pane.screen)")
  }
}
