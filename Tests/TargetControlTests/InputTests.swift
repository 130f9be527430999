import Datasets
import Experiments
import TargetControl
import Testing

@Suite struct InputTests {
  /// Runs on an edge list and a target list.
  private func run(_ edges: String, _ targets: String, nodes: String? = nil) throws -> RunLog {
    try withFile(edges) { edges in
      try withFile(targets) { targets in
        try withFile(nodes ?? "") { nodesPath in
          var values: ParameterValues = ["edges": .text(edges), "targets": .text(targets)]
          if nodes != nil { values["nodes"] = .text(nodesPath) }
          return try RunLog.run(values)
        }
      }
    }
  }

  @Test func `files give the answer by name`() throws {
    let summary = try #require(try run("a m\nm b\nc c\n", "b\na\nc\n").summaries.last)
    #expect(summary["paths"] == [["a", "m", "b"]])
    #expect(summary["cycles"] == [["c"]])
    #expect(summary["drivers"] == ["a", "c"])
    #expect(summary["wiring"] == [["a", "c"]])
    #expect(summary["sources"] == 1 && summary["min_paths"] == 1 && summary["max_flow"] == 2)
    #expect(summary["cut"] == [["s", "a+"], ["s", "c+"]])
    #expect(summary["notes"] == [])
  }

  @Test func `targets without an edge are isolated nodes, counted and named`() throws {
    let log = try run("a b\n", "z1\nz2\nz1\nb\nz3\nz4\nz5\nz6\n")
    let summary = try #require(log.summaries.last)
    #expect(summary["nodes"] == 8 && summary["targets"] == 7 && summary["min_paths"] == 7)
    let note =
      "6 targets occur in no edge and are paths of one node: z1, z2, z3, z4, z5 and 1 more."
    #expect(summary["notes"] == [.text(note)])
    #expect(log.notes == [note])
    let one = try #require(try run("a b\n", "q\n").summaries.last)
    #expect(one["notes"] == ["1 target occurs in no edge and is a path of one node: q."])
  }

  @Test func `empty files are valid`() throws {
    let nothing = try #require(try run("", "").summaries.last)
    #expect(nothing["sources"] == 0 && nothing["paths"] == [] && nothing["nodes"] == 0)
    let isolated = try #require(try run("# none\n", "a\n").summaries.last)
    #expect(isolated["sources"] == 1 && isolated["paths"] == [["a"]])
    let unasked = try #require(try run("a b\n", "").summaries.last)
    #expect(unasked["sources"] == 0 && unasked["drivers"] == [])
  }

  @Test func `repeated edges are noted`() throws {
    let summary = try #require(try run("a b\na b\nb a\na b 2\n", "a\n").summaries.last)
    #expect(summary["edges"] == 2)
    #expect(summary["notes"] == ["Repeated edges count once: 2 left out."])
  }

  @Test func `a node list fixes the nodes, and an unknown target is an error with its line`() throws {
    let summary = try #require(try run("a b\n", "c\nb\n", nodes: "c\nb\na\n").summaries.last)
    #expect(summary["nodes"] == 3 && summary["min_paths"] == 2)
    let fault = #expect(throws: NetworkFileError.self) { try run("a b\n", "b\n\nq\n", nodes: "a\nb\n") }
    #expect(fault?.line == 3 && fault?.problem == "unknown node 'q'")
    #expect(throws: NetworkFileError.self) { try run("a x\n", "b\n", nodes: "a\nb\n") }
  }

  @Test func `a node list without an edge list is refused before the run`() throws {
    let error = #expect(throws: ConfigurationError.self) { try RunLog.run(["nodes": "nodes.txt"]) }
    #expect(error?.parameter == "nodes")
    #expect(throws: ConfigurationError.self) { try RunLog.run(["target-fraction": 1.5]) }
  }

  @Test func `control characters in names are kept as they are, for the screen to deal with`() throws {
    let summary = try #require(try run("\u{1B}[2Ja b\n", "b\n\u{1B}[2Ja\n").summaries.last)
    #expect(summary["paths"] == [["\u{1B}[2Ja", "b"]])
    let isolated = try run("a b\n", "\u{1B}[2J\n")
    #expect(isolated.notes == [#"1 target occurs in no edge and is a path of one node: \u{1b}[2J."#])
  }

  @Test func `all files that were read are told with their digests`() throws {
    let log = try run("a b\n", "b\n", nodes: "a\nb\n")
    let files = log.events.compactMap { event -> InputFile? in
      if case .input(let file) = event.payload { file } else { nil }
    }
    #expect(files.map(\.size) == [4, 4, 2])
    // sha256sum of "a b\n" and "b\n".
    #expect(files[1].sha256 == "01186fcf04b4b447f393e552964c08c7b419c1ad7a25c342a0b631b1967d3a27")
    #expect(files[2].sha256 == "0263829989b6fd954f72baaf2fc64bc2e2f01d692d4de72986ea808f6e99813f")
  }

  @Test(arguments: TargetControlConfiguration.EmbeddedNetwork.allCases, TargetRule.allCases)
  func `every rule chooses targets of every embedded network`(
    network: TargetControlConfiguration.EmbeddedNetwork, rule: TargetRule
  ) throws {
    let values: ParameterValues = ["network": .text(network.rawValue), "target-rule": .text(rule.rawValue)]
    let summary = try #require(try RunLog.run(values).summaries.last)
    #expect(summary["targets"]?.integer ?? 0 > 0)
  }

  @Test func `a target list names nodes of an embedded network by their numbers`() throws {
    let summary = try withFile("3\n17\n999\n") { try RunLog.run(["targets": .text($0)]).summaries.last }
    #expect(summary?["targets"] == 3 && summary?["nodes"] == 121)
  }
}
