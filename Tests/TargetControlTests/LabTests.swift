import Datasets
import Experiments
import TargetControl
import Testing

@Suite struct LabTests {
  @Test(arguments: ["quick", "standard"])
  func `a preset runs to a whole, verified answer`(preset: String) throws {
    let log = try RunLog.run(preset: preset)
    let summary = try #require(log.summaries.last)
    #expect(log.summaries.count == 1)
    #expect(summary["verified"] == true)
    let paths = try #require(summary["min_paths"]?.integer)
    #expect(paths + (summary["cut_size"]?.integer ?? 0) == summary["targets"]?.integer)
    #expect(summary["paths"]?.list?.count == paths)
    #expect(summary["cut"]?.list?.count == summary["cut_size"]?.integer)
    #expect(summary["max_flow"] == summary["cut_size"])
    #expect(summary["sources"]?.integer == max(1, paths))
    #expect(summary["rank"] == (preset == "quick" ? summary["targets"] : Value.none))
    #expect(TargetControlLab.description.headline(summary)?.hasPrefix("sources ") == true)
  }

  @Test func `the same run gives the same events for any number of threads`() throws {
    let actions: [Action] = [.toggle(3), .nextPath, .sweep, .greedy, .toggle(50), .undo]
    let first = try RunLog.run(threads: 1, actions: actions)
    let again = try RunLog.run(threads: 4, actions: actions)
    let other = try RunLog.run(seed: 2, actions: actions)
    #expect((again.stream == first.stream) == true)
    #expect((other.stream == first.stream) == false)
  }

  @Test func `both engines give the same numbers`() throws {
    let matching = try #require(try RunLog.run(["engine": "matching"]).summaries.last)
    let flow = try #require(try RunLog.run(["engine": "flow"]).summaries.last)
    for name in ["sources", "min_paths", "max_flow", "cut", "cut_size"] {
      #expect(matching[name] == flow[name])
    }
  }

  @Test func `toggling and undoing changes the answer and brings it back`() throws {
    let log = try RunLog.run(actions: [.toggle(0), .toggle(1), .undo, .undo, .undo])
    #expect(log.summaries.count == 5)
    #expect(log.summaries[0] != log.summaries[1])
    #expect(log.summaries[1] == log.summaries[3])
    #expect(log.summaries[0] == log.summaries[4])
    #expect(log.notes.contains { $0.contains("nothing to undo") })
    let change = (log.summaries[1]["targets"]?.integer ?? 0) - (log.summaries[0]["targets"]?.integer ?? 0)
    #expect(abs(change) == 1)
  }

  @Test func `targets set as a whole are these and no others, and are taken back at once`() throws {
    let log = try RunLog.run(actions: [
      .setTargets("3, 1  7,7"), .setTargets("1 nobody"), .undo, .setTargets(""),
    ])
    let targets = log.summaries.map { $0["targets"]?.integer }
    #expect(targets[1] == 3 && targets.count == 4)
    #expect(targets[2] == targets[0] && targets[3] == 0)
    #expect(log.notes.contains { $0.contains("there is no node nobody") })
  }

  @Test func `every change of the targets tells the new classes of the drawing`() throws {
    let log = try RunLog.run(actions: [.toggle(7)])
    let graph = try #require(
      log.events.compactMap { if case .graph(let graph) = $0.payload { graph } else { nil } }.first)
    let changed = try #require(
      log.events.compactMap { if case .graphClasses(let classes) = $0.payload { classes } else { nil } }.last)
    #expect(graph.nodes.count == 120 && graph.positions == nil)
    #expect(changed.nodeClasses.count == 120 && changed.edgeClasses.count == graph.edges.count)
    let isTarget = [graph.classes, changed].map { classes in
      ["target", "driver"].contains(classes.nodeClassNames[Int(classes.nodeClasses[7])])
    }
    #expect(isTarget[0] != isTarget[1])
    #expect(log.events.last?.kind == .stateSaved || log.events.last?.kind == .finished)
  }

  @Test func `a run goes on from any saved state as it would have gone`() throws {
    let actions: [Action] = [.toggle(3), .nextPath, .greedy, .toggle(9), .sweep, .undo, .toggle(3), .sweep]
    let whole = try RunLog.run(actions: actions)
    #expect(whole.points.count == actions.count + 1)
    for (k, saved) in whole.points.enumerated() {
      let rest = try RunLog.run(actions: Array(actions.dropFirst(k)), continuing: saved.point)
      // The event that announces the state follows it.
      let isSame = rest.stream == whole.stream.dropFirst(saved.eventsBefore + 1)
      #expect(isSame, "after \(k) actions")
    }
  }

  @Test func `the selected path moves on and begins anew after the last`() throws {
    let count = try #require(try RunLog.run().tables("paths").last?.rows.count)
    let log = try RunLog.run(actions: Array(repeating: .nextPath, count: count))
    let shown = log.tables("path")
    #expect(shown.count == count + 1)
    #expect(shown.first == shown.last)
    #expect(Set(shown.dropLast().map(\.columns[0].name)).count == count)
  }

  @Test func `the sweep is drawn once, and rises from few sources to those of all nodes`() throws {
    let log = try RunLog.run(actions: [.sweep, .sweep])
    let curve = log.events.compactMap { event -> Double? in
      if case .scalar(let value) = event.payload { value } else { nil }
    }
    #expect(curve.count == 20)
    #expect(curve == curve.sorted())
    #expect(log.notes.contains { $0.contains("complete") })
  }

  @Test func `the greedy baseline comes and goes as a row of the answer`() throws {
    let rows = try RunLog.run(actions: [.greedy, .toggle(2), .greedy]).tables("answer").map { table in
      table.rows.first?[0] == "greedy nodes"
    }
    #expect(rows == [false, true, true, false])
  }

  @Test(arguments: [Action.toggle(120), .toggle(-1), Action("graph.toggle-target"), Action("nonsense")])
  func `an action that makes no sense is refused and the run goes on`(action: Action) throws {
    let log = try RunLog.run(actions: [action])
    #expect(log.summaries.count == 1)
    #expect(log.notes.count == 1)
  }

  @Test func `of a large network a part is drawn, and the answer is whole`() throws {
    let log = try RunLog.run(["size": 20_000, "mean-degree": 3], actions: [.toggle(0), .greedy])
    let graph = try #require(
      log.events.compactMap { if case .graph(let graph) = $0.payload { graph } else { nil } }.first)
    #expect(graph.nodes.count == 2000 && graph.edges.count <= 20_000)
    #expect(log.summaries[0]["nodes"] == 20_000)
    #expect(log.summaries[0]["targets"] == 6000)
    #expect(log.tables("answer").first?.rows.contains { $0[2] == "of 20 000 nodes" } == true)
    #expect(log.summaries[1]["targets"] != log.summaries[0]["targets"])
    #expect(log.notes.contains { $0.hasPrefix("The drawing shows 2000 nodes") })
    #expect(log.notes.contains { $0.contains("greedy baseline would take too long") })
    #expect(log.tables("paths").allSatisfy { $0.rows.count == 1001 })
    #expect(log.tables("paths").first?.rows.last?.last == "in the summary")
  }
}
