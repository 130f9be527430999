import Experiments
import Tensors

/// A system with a network whose nodes a person may mark; it waits for the person once its answer stands.
enum DemoNetwork: Lab {
  struct Configuration: LabConfiguration {
    var nodes = 60
    static let parameters: [Parameter<Configuration>] = [
      .integer("nodes", \.nodes, in: 2...100_000, help: "How many nodes the network has.")
    ]
    static let presets: [Preset<Configuration>] = [
      Preset("quick", summary: "60 nodes", duration: "at once"),
      Preset("standard", summary: "1 500 nodes", duration: "at once") { $0.nodes = 1_500 },
      Preset("paper", summary: "5 000 nodes", duration: "at once") { $0.nodes = 5_000 },
    ]
  }

  static let description = LabDescription(
    id: "demo-network", title: "Demo network", group: .trackingAndNetworks,
    purpose: "Shows a network and lets nodes be marked.",
    paper: Paper(title: "", authors: "", identifier: ""),
    panels: [
      PanelDescription("network", title: "network", .graph("network"), weight: 2),
      PanelDescription("answer", title: "answer", .table("answer")),
      PanelDescription("log", title: "log", .log, weight: 0.5),
    ],
    actions: [
      ActionDescription(
        "graph.toggle-target", help: "Makes the chosen node a target, or no longer one.", key: "enter",
        panel: "network", arguments: [.init("node", .node)]),
      ActionDescription("graph.undo", help: "Takes back the last change.", key: "u"),
    ],
    headline: { $0["targets"]?.integer.map { "\($0) targets" } })

  static func run(_ context: RunContext<Configuration>, from _: SavedState?) throws {
    var random = Philox(seed: context.seed, purpose: .augmentation)
    let count = context.configuration.nodes
    let edges = (0..<2 * count).map { _ in
      Graph.Edge(from: UInt32(random.next() % UInt64(count)), to: UInt32(random.next() % UInt64(count)))
    }
    var targets = Set((0..<count).filter { $0 % 7 == 3 })
    var history: [Set<Int>] = []
    func classes() -> GraphClasses {
      GraphClasses(
        nodeClassNames: ["other", "target", "driver"],
        nodeClasses: (0..<count).map { targets.contains($0) ? 1 : $0 % 29 == 5 ? 2 : 0 },
        edgeClassNames: ["edge", "path"],
        edgeClasses: edges.map { targets.contains(Int($0.from)) && targets.contains(Int($0.to)) ? 1 : 0 })
    }
    func answer() {
      context.emit(
        Event(
          "answer",
          .table(
            Table(
              columns: [.init("what"), .init("how many", .integer)],
              rows: [
                ["nodes", .integer(count)], ["edges", .integer(edges.count)],
                ["targets", .integer(targets.count)],
              ]))))
      context.emit(.finished(["targets": .integer(targets.count)]))
    }
    func act(_ action: Action) throws {
      switch action.name {
      case "graph.toggle-target":
        history.append(targets)
        targets.formSymmetricDifference([action.arguments["node"]?.integer ?? 0])
      case "graph.undo":
        guard let last = history.popLast() else { throw ActionError("nothing to undo") }
        targets = last
      default: throw ActionError("no such action")
      }
      context.emit(Event("network", .graphClasses(classes())))
      answer()
    }
    let names = (0..<count).map { "n\($0)\($0 == 4 ? "\u{1B}[31m" : "")" }
    context.emit(Event("network", .graph(Graph(nodes: names, edges: edges, classes: classes()))))
    context.emit(.log(.note, "solved"))
    answer()
    while try context.awaitAction(act) {}
  }
}
