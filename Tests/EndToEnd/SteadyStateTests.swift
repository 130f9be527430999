import Foundation
import Testing

@Suite struct SteadyStateTests {
  /// What the probe says of one training, and what its system calls were meanwhile.
  private struct Observation {
    let allocations: Int
    let faults: Int
    let memoryCalls: [String]
  }

  private func observe(_ network: String, threads: Int) throws -> Observation {
    let probe = Program.root.appending(path: ".build/release/steady-state")
    try #require(FileManager.default.isExecutableFile(atPath: probe.path), "\(probe.path) is not built")
    let trace = FileManager.default.temporaryDirectory.appending(path: "plexus-trace-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: trace) }
    let result = try Program.tool(
      "strace", "-f", "-e", "trace=%memory,dup", "-o", trace.path, probe.path, network, "\(threads)")
    try #require(result.status == 0, "strace or the probe failed: \(result.errors)")
    let numbers = result.output.split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
    try #require(numbers.count == 2)
    // The probe duplicates a descriptor that does not exist at the first and after the last counted step.
    let calls = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n").map(String.init)
    let marks = calls.indices.filter { calls[$0].contains("dup(-1)") }
    try #require(marks.count == 2)
    return Observation(
      allocations: numbers[0], faults: numbers[1],
      memoryCalls: calls[marks[0]..<marks[1]].filter { !$0.contains("dup(-1)") })
  }

  @Test(arguments: ["perceptron", "convolutional"], [1, 2])
  func `200 training steps ask the system for no memory`(network: String, threads: Int) throws {
    let seen = try observe(network, threads: threads)
    #expect(seen.memoryCalls.isEmpty, "\(seen.memoryCalls.prefix(5))")
    #expect(seen.allocations == 0, "allocations of 4 KiB or more")
    #expect(seen.faults <= 10, "minor page faults")
  }
}
