import Foundation
import Testing
import Workbench

@Suite struct LessonCheckerTests {
  /// A folder with a real session of the demo system and the lessons of one test.
  private final class School {
    let folder = NSTemporaryDirectory() + "plexus-lessons-" + UUID().uuidString

    init() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: RealSession.entry.path, toPath: folder + "/a.plexus")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> LessonEntry {
      let path = "\(folder)/\(name).yaml"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return LessonLibrary.entry(path, labs: DemoEvents.labs)
    }
  }

  private static func head(_ source: String, system: String = "demo-learning", more: String = "") -> String {
    "format: 1\ntitle: T\nsummary: S\nsystem: \(system)\nsource: {\(source)}\n\(more)steps:\n"
  }
  private static let session = head("session: a.plexus")
  private static let run = head("run: {preset: quick}")

  @Test func `lessons that name only what there is have no problems`() throws {
    let school = try School()
    let first = try school.write(
      "first", DemoLessons.first.replacingOccurrences(of: "demo-learning-0", with: "a"))
    #expect(first.problems.isEmpty, "\(first.problems)")
    let second = try school.write("second", DemoLessons.second)
    #expect(second.problems.isEmpty, "\(second.problems)")
    let list = LessonLibrary.list(school.folder, labs: DemoEvents.labs)
    #expect(list.map(\.name) == ["first", "second"])
  }

  @Test(arguments: [
    (head("session: b.plexus") + "- say: a\n", ":5: there is no session b.plexus beside the lesson"),
    (head("session: l.yaml") + "- say: a\n", ":5: the session cannot be read"),
    (
      head("session: a.plexus", system: "demo-network") + "- say: a\n",
      ":5: the session a.plexus is of the system demo-learning, the lesson of demo-network"
    ),
    (head("session: a.plexus", system: "demo") + "- say: a\n", ":4: there is no system demo"),
    (head("run: {preset: slow}") + "- say: a\n", ":5: demo-learning has no preset slow"),
    (head("run: {set: {epochs: many}}") + "- say: a\n", ":5: epochs must be a whole number"),
    (head("run: {set: {epoch: 3}}") + "- say: a\n", ":5: "),
    (
      session + "- say: press {panel.zoooom}\n",
      ":7: there is no action panel.zoooom. Did you mean panel.zoom?"
    ),
    (session + "- say: a\n  show: los\n", ":8: demo-learning has no panel los. Did you mean loss?"),
    (session + "- say: a\n  seek: {step: 9999999}\n", ":8: step 9999999 never comes"),
    (session + "- say: a\n  seek: {seconds: 9999}\n", ":8: 9999 s never come"),
    (session + "- say: a\n  seek: {mark: epoch 99}\n", ":8: the session has no mark epoch 99"),
    (
      session + "- say: a\n  seek: end\n- say: b\n  play: {until: {percent: 40}}\n",
      ":10: this moment never comes"
    ),
    (session + "- say: a\n  wait: {step: 9999999}\n", ":8: step 9999999 never comes"),
    (session + "- say: a\n  seek: end\n- say: b\n  wait: {seconds: 5}\n", ":10: 5 s never come"),
    (session + "- say: a\n  wait: {step: 2, pause: true}\n", ":8: only a live run can be paused"),
    (session + "- say: a\n  do: pause\n", ":8: only a live run can be paused"),
    (session + "- say: a\n  do: {set: noise, to: 1}\n", ":8: a recorded run cannot be changed"),
    (session + "- say: a\n  wait: {parameter: noise}\n", ":8: a recorded run cannot be changed"),
    (session + "- say: a\n  do: {action: demo.next-sample}\n", ":8: demo.next-sample needs a live run"),
    (session + "- say: a\n  wait: {action: run.pause}\n", ":8: run.pause holds in a live run only"),
    (session + "- say: a\n  wait: {action: replay.again}\n", ":8: replay.again never comes: it is forbidden"),
    (
      session + "- say: a\n  wait: {action: panel.next}\n  forbid: panel.next\n",
      ":8: panel.next never comes: it is forbidden"
    ),
    (session + "- say: a\n  do: {action: app.quit}\n", ":8: app.quit does not belong to panels"),
    (session + "- say: a\n  do: {action: panel.next, with: {a: b}}\n", ":8: panel.next takes no arguments"),
    (
      session + "- say: a\n  forbid: panel.nxt\n",
      ":8: there is no action panel.nxt. Did you mean panel.next?"
    ),
    (run + "- say: a\n  seek: end\n", ":8: a live run can be neither sought nor played"),
    (run + "- say: a\n  wait: {action: replay.play}\n", ":8: replay.play holds in a replay only"),
    (
      run + "- say: a\n  do: {set: nois, to: 1}\n",
      ":8: demo-learning has no parameter nois. Did you mean noise?"
    ),
    (run + "- say: a\n  do: {set: epochs, to: 3}\n", ":8: epochs cannot change during a run"),
    (run + "- say: a\n  do: {set: learning-rate, to: 7}\n", ":8: learning-rate must lie in"),
    (
      run + "- say: a\n  wait: {parameter: learning-rate, at-least: 7}\n",
      ":8: learning-rate never comes to 7"
    ),
    (run + "- say: a\n  do: {action: demo.colour, with: {colour: pink}}\n", ":8: colour must be one of"),
    (
      run + "- say: a\n  do: {action: demo.next-sample, with: {a: b}}\n",
      ":8: demo.next-sample has no argument a"
    ),
  ])
  func `what does not fit is told with its line`(text: String, wanted: String) throws {
    let school = try School()
    let problems = try school.write("l", text).problems.map(\.description)
    #expect(problems.contains { $0.contains("l.yaml" + wanted) }, "\(problems)")
  }

  @Test func `lessons that need each other, themselves or nothing that is there cannot come`() throws {
    let school = try School()
    let text = { (needs: String) in
      Self.head("run: {preset: quick}", more: "needs: \(needs)\n") + "- say: a\n"
    }
    try school.write("one", text("two"))
    let two = try school.write("two", text("one"))
    #expect(two.problems.first?.description.contains("two.yaml:6: one needs this lesson itself") == true)
    let three = try school.write("three", text("three"))
    #expect(three.problems.first?.description.contains("three.yaml:6: the lesson needs itself") == true)
    let four = try school.write("four", text("ones"))
    #expect(four.problems.first?.description.hasSuffix("Did you mean one?") == true, "\(four.problems)")
  }

  @Test func `the ticks are kept in a file of names`() throws {
    let school = try School()
    let progress = LessonProgress.standard(["XDG_STATE_HOME": school.folder + "/state", "HOME": "/none"])
    #expect(progress.path == school.folder + "/state/plexus/lessons")
    #expect(progress.done.isEmpty)
    for name in ["b", "a", "b"] { try progress.add(name) }
    #expect(progress.done == ["a", "b"])
    #expect(try String(contentsOfFile: progress.path, encoding: .utf8) == "a\nb\n")
    #expect(LessonProgress.standard(["HOME": "/h"]).path == "/h/.local/state/plexus/lessons")
  }
}
