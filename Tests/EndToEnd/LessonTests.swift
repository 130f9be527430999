import Foundation
import Testing

/// Lessons in a real terminal, with keys.
@Suite(.serialized)
struct LessonTests {
  let folder = Folder()

  private var environment: [String: String] { ["XDG_STATE_HOME": folder.path] }

  @Test func `the lessons that come with Plexus are listed and check clean`() throws {
    let list = try Program.run("list", "lessons", sessions: folder)
    #expect(list.status == 0)
    let names = list.output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(names == ["counting-spikes", "learning-rate", "steering"], "\(list.output)")
    let check = try Program.run(["lesson", "check"] + names, sessions: folder)
    #expect(check.status == 0 && check.errors.isEmpty, "\(check.output)\(check.errors)")
  }

  @Test func `a broken lesson is told with all its lines and exit code 1`() throws {
    let file = try folder.write(
      "bad.yaml",
      "format: 1\ntitle: T\nsummary: S\nsystem: spike-count\nsource: {run: {preset: quick}}\nsteps:\n"
        + "  - say: a\n    show: lose\n  - say: b\n    wait: {action: raster.next}\n")
    let check = try Program.run("lesson", "check", file, sessions: folder)
    #expect(check.status == 1)
    #expect(check.output.contains("\(file):8: spike-count has no panel lose. Did you mean loss?"))
    #expect(check.output.contains("\(file):10: there is no action raster.next."), "\(check.output)")
    #expect(try Program.run("lesson", folder.file("none.yaml"), sessions: folder).status == 2)
    #expect(try Program.run("lesson", "countin-spikes", sessions: folder).errors.contains("counting-spikes?"))
  }

  @Test func `a student walks the first lesson from the first screen`() throws {
    let pane = try Pane(Program.path, columns: 120, rows: 34, sessions: folder, environment: environment)
    #expect(pane.shows("Why counting spikes is enough"), "\(pane.screen)")
    pane.press("l", "Enter")
    #expect(pane.shows("Step 1 of 13"), "\(pane.screen)")
    // Answers of the questions by their steps; the step that plays needs one more key.
    let answers = [4: "2", 7: "2", 10: "2", 12: "1"]
    for step in 1...13 {
      #expect(pane.shows("Step \(step) of 13"), "\(pane.screen)")
      if let answer = answers[step] {
        pane.press(answer)
        #expect(pane.shows("✓ \(answer)"), "\(pane.screen)")
      }
      if step == 8 { #expect(pane.shows("plays") || pane.shows("epoch"), "\(pane.screen)") }
      for _ in 0..<4 where pane.screen.contains("Step \(step) of 13") {
        pane.press("Enter")
        _ = eventually(within: 0.5) { !pane.screen.contains("Step \(step) of 13") }
      }
    }
    #expect(pane.shows("finished: Why counting spikes is enough"), "\(pane.screen)")
    #expect(pane.shows("✓ 1"), "\(pane.screen)")
    #expect(eventually(within: 5) { FileManager.default.fileExists(atPath: folder.file("plexus/lessons")) })
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil }, "\(pane.screen)")
    #expect(pane.isSane())
    #expect(folder.sessions.isEmpty, "a lesson records nothing")
  }

  @Test func `a student toggles a target in the lesson on steering`() throws {
    let pane = try Pane(
      "\(Program.path) lesson steering", columns: 110, rows: 32, sessions: folder, environment: environment)
    for step in 1...4 {
      #expect(pane.shows("Step \(step) of "), "\(pane.screen)")
      if step == 4 { pane.press("2") }
      for _ in 0..<4 where pane.screen.contains("Step \(step) of ") {
        pane.press("Enter")
        _ = eventually(within: 0.5) { !pane.screen.contains("Step \(step) of ") }
      }
    }
    #expect(pane.shows("your turn"), "\(pane.screen)")
    pane.press("/")
    pane.type("e")
    pane.press("Enter", "Enter")
    #expect(pane.shows("✓ done"), "\(pane.screen)")
    #expect(pane.shows("network · e (driver)"), "\(pane.screen)")
    pane.press("q")
    #expect(pane.shows("Systems"), "\(pane.screen)")
    pane.press("q")
    #expect(eventually(within: 10) { pane.program == nil }, "\(pane.screen)")
    #expect(pane.isSane())
  }
}
