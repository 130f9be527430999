import Datasets
import Experiments

/// An answer as tables and values that are shown and stored.
struct ControlReport {
  let problem: ControlProblem
  let solution: ControlSolution
  let rank: RankCheck?
  let greedy: GaoGreedy?
  let notes: [String]

  /// At most this many paths and cycles are listed in a table; the summary has them all.
  static let listedPaths = 1000

  private func name(_ node: UInt32) -> String { problem.names[Int(node)] }

  private func names(_ nodes: some Sequence<UInt32>) -> Value { .list(nodes.map { .text(name($0)) }) }

  private func names(_ lists: NodeLists) -> Value { .list(lists.map { names($0) }) }

  /// The answer and its proof in a few rows.
  var answer: Table {
    let cover = solution.cover
    let entries = solution.wiring.cycleEntries
    var rows: [[Value]] = [
      ["targets", .integer(solution.targets.count), .text("of \(grouped(problem.network.nodeCount)) nodes")],
      ["fewest paths", .integer(solution.fewestPaths), .text("flow \(solution.flow)")],
      ["cycles", .integer(cover.cycles.count), "no source of their own"],
      ["certificate", .integer(solution.cut.count), "arcs in the cut ✓ checked"],
      [
        "sources N", .integer(solution.sources),
        solution.targets.count == problem.network.nodeCount ? "exact" : "over disjoint covers",
      ],
      [
        "driver nodes", .integer(solution.wiring.drivers.count),
        entries > 0 ? .text("\(entries) in cycles") : "",
      ],
      ["mediators", .integer(cover.mediators(solution.targets).count), "nodes on the way"],
    ]
    if let rank { rows.append(["rank check", .integer(rank.rank), .text(remark(rank))]) }
    // Above the rest: it was asked for, and small screens show the first rows.
    if let greedy {
      rows.insert(["greedy nodes", .integer(greedy.drivers.count), .text(remark(greedy))], at: 0)
    }
    return Table(columns: [.init("quantity"), .init("value", .integer), .init("remark")], rows: rows)
  }

  /// Digits in groups of three.
  private func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.enumerated().reduce(into: "") { text, next in
      if next.offset > 0, (digits.count - next.offset) % 3 == 0 { text += " " }
      text.append(next.element)
    }
  }

  private func remark(_ rank: RankCheck) -> String {
    "of \(rank.needed) \(rank.isFull ? "✓" : "✗") (mod p)"
  }

  /// Greedy choices are not always enough, so their rank is told along with them.
  private func remark(_ greedy: GaoGreedy) -> String {
    guard rank != nil else { return "best of 10 orders" }
    let check = RankCheck(
      network: problem.network, targets: solution.targets, feeds: greedy.drivers.map { [$0] })
    return "rank \(check.rank) of \(check.needed) \(check.isFull ? "✓" : "✗")"
  }

  /// All paths, then all cycles, one a row.
  var paths: Table {
    let lists = solution.cover.lists
    var rows = lists.prefix(ControlReport.listedPaths).enumerated().map { k, list -> [Value] in
      let targets = list.count { solution.targets.isTarget[Int($0)] }
      let way = list.prefix(100).map(name) + (list.count > 100 ? ["…"] : [])
      return [
        .text(title(k)), .text(list.first.map(name) ?? ""), .integer(list.count), .integer(targets),
        .integer(list.count - targets), .text(way.joined(separator: " → ")),
      ]
    }
    if lists.count > rows.count {
      rows.append([.text("\(lists.count - rows.count) more"), .none, .none, .none, .none, "in the summary"])
    }
    return Table(
      columns: [
        .init("list"), .init("head"), .init("nodes", .integer), .init("targets", .integer),
        .init("mediators", .integer), .init("way"),
      ], rows: rows)
  }

  /// The nodes of one path or cycle with their roles.
  func way(_ selected: Int) -> Table {
    let lists = solution.cover.lists
    guard selected < lists.count else { return Table(columns: [.init("node"), .init("role")], rows: []) }
    let drivers = Set(solution.wiring.drivers)
    let rows = lists[selected].prefix(ControlReport.listedPaths).map { node -> [Value] in
      var role = solution.targets.isTarget[Int(node)] ? "target" : "mediator"
      if drivers.contains(node), let source = solution.wiring.feeds.firstIndex(where: { $0.contains(node) }) {
        role = "driver, source \(source + 1)"
      }
      return [.text(name(node)), .text(role)]
    }
    let paths = solution.cover.paths.count
    let count = selected < paths ? paths : lists.count - paths
    return Table(columns: [.init("\(title(selected)) of \(count)"), .init("role")], rows: rows)
  }

  private func title(_ list: Int) -> String {
    let paths = solution.cover.paths.count
    return list < paths ? "path \(list + 1)" : "cycle \(list - paths + 1)"
  }

  /// The whole answer.
  var summary: [String: Value] {
    [
      "nodes": .integer(problem.network.nodeCount),
      "edges": .integer(problem.network.edgeCount),
      "targets": .integer(solution.targets.count),
      "sources": .integer(solution.sources),
      "min_paths": .integer(solution.fewestPaths),
      "max_flow": .integer(solution.flow),
      "drivers": names(solution.wiring.drivers),
      "wiring": names(solution.wiring.feeds),
      "paths": names(solution.cover.paths),
      "cycles": names(solution.cover.cycles),
      "mediators": .integer(solution.cover.mediators(solution.targets).count),
      "cut": .list(
        solution.cut.map { arc in .list(arc.ends { problem.names[$0] }.map { .text($0) }) }),
      "cut_size": .integer(solution.cut.count),
      "verified": true,
      "rank": rank.map { .integer($0.rank) } ?? .none,
      "notes": .list(notes.map { .text($0) }),
    ]
  }
}
