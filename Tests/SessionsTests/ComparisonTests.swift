import Experiments
import Foundation
import Sessions
import Testing

@Suite struct ComparisonTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func record(_ name: String, _ settings: ParameterValues = [:], seed: UInt64 = 1) throws
    -> ComparedSession
  {
    let path = "\(folder.path)/\(name).plexus"
    var options = Toy.options(nil)
    options.recording = .file(path, overwrite: false)
    try LiveRun.start(Toy.lab, Toy.request(settings, seed: seed), options).waitUntilFinished()
    return try ComparedSession.read(path)
  }

  @Test func `of sessions that differ by their seeds alone nothing else is told, and means are taken`() throws
  {
    let sessions = try (1...3).map { try record("s\($0)", seed: UInt64($0)) }
    let comparison = Comparison(sessions)
    #expect(comparison.isOneSystem && comparison.differsBySeedAlone)
    #expect(comparison.differences.map(\.name) == ["seed", "Plexus", "data"])
    #expect(comparison.name(1) == "B seed 2")
    let group = try #require(comparison.groups.first)
    #expect(group.members == [0, 1, 2] && group.seeds == [1, 2, 3])
    let name = try #require(group.spreads.keys.first { $0 != "seconds" && group.spreads[$0]?.deviation != 0 })
    let numbers = sessions.compactMap { $0.state.summary?[name]?.number }
    let mean = numbers.reduce(0, +) / 3
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2
    #expect(group.spreads[name]?.mean == mean)
    #expect(abs((group.spreads[name]?.deviation ?? 0) - variance.squareRoot()) < 1e-12)
    #expect(comparison.resultsTable.columns.map(\.name) == ["", "mean ± sd", "A", "B", "C"])
  }

  @Test func `parameters that differ come first, in the order of the form, and group the seeds`() throws {
    let sessions = [
      try record("a", ["steps": 30, "rate": 1], seed: 1), try record("b", ["steps": 30, "rate": 1], seed: 2),
      try record("c", ["steps": 20, "rate": 2], seed: 1),
    ]
    let comparison = Comparison(sessions, order: ["steps", "rate"])
    #expect(comparison.changedParameters == ["steps", "rate"])
    #expect(comparison.differences[0].values == [30, 30, 20])
    #expect(comparison.groups.map(\.members) == [[0, 1]])
    #expect(comparison.name(2) == "C steps 20, rate 2, seed 1")
    let table = comparison.differencesTable
    #expect(table.columns.map(\.name).prefix(4) == ["", "steps", "rate", "seed"])
    #expect(table.rows.map(\.last) == ["a", "b", "c"])
  }

  @Test func `curves of one name are shown together, each under its session`() throws {
    let sessions = try (1...2).map { try record("s\($0)", seed: UInt64($0)) }
    let comparison = Comparison(sessions)
    let name = try #require(comparison.curveNames.first)
    let state = comparison.state(curve: name)
    #expect(state.curves.map(\.name) == ["A seed 1", "B seed 2"])
    #expect(state.curve("B seed 2")?.buckets == sessions[1].state.curve(name)?.buckets)
    #expect(state.table(Comparison.resultsName) == comparison.resultsTable)
  }

  @Test func `a running session is compared as it stands`() throws {
    let path = "\(folder.path)/running.plexus"
    var options = Toy.options(nil)
    options.recording = .file(path, overwrite: false)
    let run = try LiveRun.start(Toy.lab, Toy.request(["steps": 1_000_000, "delay": 1]), options)
    defer {
      run.send(.stop(.person))
      run.waitUntilFinished()
    }
    while try SessionInfo.read(path).lastSeq < 20 { usleep(5000) }
    let session = try ComparedSession.read(path)
    #expect(session.info.status == .running && session.state.seq >= 20)
    #expect(session.state.seq == session.info.lastSeq)
  }

  @Test func `a spread of one number has no deviation`() throws {
    #expect(Spread([]) == nil)
    #expect(try #require(Spread([2])).deviation == nil)
    let spread = try #require(Spread([1, 2, 3, 4]))
    #expect(spread.mean == 2.5)
    #expect(abs(try #require(spread.deviation) - 1.290_994_448_735_805_6) < 1e-12)
  }
}
