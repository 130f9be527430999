import Foundation
import Testing

/// Scripts that press keys in a terminal of their own and judge what comes back.
@Suite(.serialized)
struct ScriptTests {
  /// How long keys wait and what frames cost.
  ///
  /// The machine that runs tests is shared, so the bars on time get a tolerance here; `make screen` has none.
  @Test func `the screen keeps its bars while a run trains with all cores`() throws {
    try run("screen.py", "--keys", "60", "--frames", "3", "--idle", "3", "--tolerance", "4")
  }

  @Test(arguments: [1, 2])
  func `random keys, clicks and sizes leave the program alive and the terminal as it was`(seed: Int) throws {
    try run("monkey.py", "--events", "800", "--seed", "\(seed)")
  }

  private func run(_ script: String, _ arguments: String...) throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(script).path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", path, Program.path] + arguments
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
