import Foundation
import Testing

/// How long keys wait, measured from outside of the program.
@Suite(.serialized)
struct LatencyTests {
  @Test func `no key waits 100 ms while a run trains with all cores`() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("latency.py").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, Program.path, "--keys", "60", "--bar", "100"]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
