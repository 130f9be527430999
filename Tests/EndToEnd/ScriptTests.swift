import Foundation
import Testing

/// Scripts that press keys in a terminal of their own and judge what comes back.
@Suite(.serialized)
struct ScriptTests {
  /// How long keys wait and what frames cost.
  ///
  /// The machine that runs tests is shared, so the bars on time get a tolerance here; `make screen` has none.
  @Test func `the screen keeps its bars while a run trains with all cores`() throws {
    let result = try Program.tool(
      "python3", path("screen.py"), Program.path, "--keys", "60", "--frames", "3", "--idle", "3",
      "--tolerance", "4", within: 300)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test(arguments: [1, 2])
  func `random keys, clicks and sizes leave the program alive and the terminal as it was`(seed: Int) throws {
    let result = try Program.tool(
      "python3", path("monkey.py"), Program.path, "--events", "800", "--seed", "\(seed)", within: 300)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  private func path(_ script: String) -> String {
    Program.root.appending(path: "Tests/EndToEnd/\(script)").path
  }
}
