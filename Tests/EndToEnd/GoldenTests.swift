import Foundation
import Testing

/// The verified answers for small networks, through the command line.
struct GoldenTests {
  struct Case: Decodable {
    var n: Int
    var edges: [[Int]]
    var targets: [Int]
    var max_flow: Int
    var min_paths: Int
    var sources: Int
  }

  static let path = (ProcessInfo.processInfo.environment["PLEXUS_GOLDEN"] ?? "") + "/target-control.json"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: path),
      "PLEXUS_GOLDEN names no folder with target-control.json"))
  func `every golden case has its answer`() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: URL(fileURLWithPath: Self.path)))
    #expect(cases.count == 400)
    let folder = Folder()
    for (number, one) in cases.enumerated() {
      let edges = try folder.write("edges.txt", one.edges.map { "\($0[0]) \($0[1])\n" }.joined())
      let targets = try folder.write("targets.txt", one.targets.map { "\($0)\n" }.joined())
      let result = try Program.run(
        "run", "target-control", "--set", "edges=\(edges)", "--set", "targets=\(targets)", "--json",
        "--no-save",
        sessions: folder)
      let summary = result.summary
      #expect(result.status == 0, "case \(number): \(result.errors)")
      #expect(summary["min_paths"] as? Int == one.min_paths, "case \(number)")
      #expect(summary["sources"] as? Int == one.sources, "case \(number)")
      #expect(summary["cut_size"] as? Int == one.max_flow, "case \(number)")
      #expect((summary["cut"] as? [Any])?.count == one.max_flow, "case \(number)")
      #expect((summary["paths"] as? [Any])?.count == one.min_paths, "case \(number)")
    }
  }
}
