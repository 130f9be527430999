import Experiments

/// The fewest control sources for a target set of a directed network, with proof, while targets change.
public enum TargetControlLab: Lab {
  public typealias Configuration = TargetControlConfiguration

  public static let description = LabDescription(
    id: "target-control",
    title: "Target control (MFTP)",
    group: .trackingAndNetworks,
    purpose: """
      Finds the fewest sources that control chosen nodes of a directed network: it covers the targets with as few \
      disjoint paths and cycles as possible, by a maximum flow. Every answer comes with a proof, the cover and a \
      minimum cut, which an independent checker confirms. Toggle a node and see the answer change at once.
      """,
    paper: Paper(
      title: "Target Control of Directed Networks based on Network Flow Problems",
      authors: "G. Li, X. Chen, P. Tang, G. Xiao, C. Wen, L. Shi", identifier: "arXiv:1811.12024"),
    panels: [
      PanelDescription("network", title: "network", .graph("network"), weight: 2),
      PanelDescription("answer", title: "answer", .table("answer")),
      PanelDescription("path", title: "selected path", .table("path")),
      PanelDescription("paths", title: "all paths", .table("paths")),
      PanelDescription(
        "sweep", title: "N / n against % of targets", .curves(["sweep/sources"], areShares: true),
        whenEmpty: "s draws this curve"),
      PanelDescription("log", title: "log", .log, weight: 0.5, whenEmpty: "no remarks"),
    ],
    actions: [
      ActionDescription(
        "graph.toggle-target", help: "Make the selected node a target, or no longer one.", key: "enter",
        panel: "network", arguments: [.init("node", .node)]),
      ActionDescription("graph.undo", help: "Take back the last change of the targets.", key: "u"),
      ActionDescription(
        "graph.set-targets",
        help: "Make these nodes, and no others, the targets: names with blanks or commas.",
        arguments: [.init("nodes", .text)]),
      ActionDescription("control.next-path", help: "Show the next path or cycle.", key: "p"),
      ActionDescription(
        "control.sweep", help: "Draw sources over nodes against the share of random targets.", key: "s"),
      ActionDescription(
        "control.greedy", help: "Compare with Gao's greedy choice of drivers, or stop comparing.", key: "g"),
    ],
    savesEvery: 1,
    headline: { summary in
      guard let sources = summary["sources"]?.integer, let targets = summary["targets"]?.integer,
        let drivers = summary["drivers"]?.list?.count
      else { return nil }
      return "sources \(sources) · drivers \(drivers) · targets \(targets)"
    })

  public static func run(_ context: RunContext<Configuration>, from state: SavedState?) throws {
    var desk = try ControlDesk(context.configuration, seed: context.seed) { context.emit($0) }
    if let state {
      try desk.restore(state)
    } else {
      try desk.showAll()
      try context.boundary { try desk.act($0) }
      try context.save(desk.state)
    }
    while try context.awaitAction({ try desk.act($0) }) { try context.save(desk.state) }
  }
}
