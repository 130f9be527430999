import Foundation
import TargetControl
import Testing

private struct GoldenCase: Decodable {
  let n: Int
  let edges: [[Int]]
  let targets: [Int]
  let max_flow: Int
  let min_paths: Int
  let sources: Int
}

private let goldenFolder = ProcessInfo.processInfo.environment["PLEXUS_GOLDEN"]
private let goldenFile = (goldenFolder ?? "") + "/target-control.json"

@Suite struct GoldenTests {
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: goldenFile),
      "skipped: the environment variable PLEXUS_GOLDEN names no folder with target-control.json"),
    arguments: ControlEngine.allCases)
  func `every verified answer is found, with its proof`(engine: ControlEngine) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: goldenFile))
    let cases = try JSONDecoder().decode([GoldenCase].self, from: data)
    #expect(cases.count == 400)
    for golden in cases {
      let example = Example(golden.n, golden.edges.map { ($0[0], $0[1]) }, targets: golden.targets)
      let solution = example.solve(engine)
      #expect(solution.flow == golden.max_flow)
      #expect(solution.fewestPaths == golden.min_paths)
      #expect(solution.sources == golden.sources)
      #expect(RankCheck(solution, in: example.network).isFull)
      #expect(throws: Never.self) { try example.check(.init(solution)) }
    }
  }
}
