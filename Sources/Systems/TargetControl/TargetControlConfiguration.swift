import Experiments

/// The parameters of a target control run.
public struct TargetControlConfiguration: LabConfiguration {
  /// The network that is made when no edge list is given.
  public enum EmbeddedNetwork: String, Sendable, CaseIterable {
    case scaleFree = "scale-free"
    case uniform
  }

  public var edges = ""
  public var nodes = ""
  public var targets = ""
  public var targetRule = TargetRule.random
  public var targetFraction = 0.3
  public var network = EmbeddedNetwork.scaleFree
  public var size = 120
  public var meanDegree = 2.5
  public var gamma = 3.0
  public var engine = ControlEngine.matching
  public var rankCheck = true

  public init() {}

  public static let parameters: [Parameter<Self>] = [
    .file(
      "edges", \.edges,
      help: "Edge list: 'from to' on each line, separated by blanks, tabs or commas; empty makes a network."),
    .file(
      "nodes", \.nodes,
      help: "Node list, one name a line: fixes the node set, so that any other name is an error."),
    .file("targets", \.targets, help: "Target list, one name a line; empty chooses targets by the rule."),
    .choice("target-rule", \.targetRule, help: "How targets are chosen when there is no list of them."),
    .real(
      "target-fraction", \.targetFraction, in: 0...1,
      help: "Share of the nodes that the rule chooses; sources and sinks are taken all."),
    .choice("network", \.network, help: "Kind of the network that is made when there is no edge list."),
    .integer("size", \.size, in: 1...2_000_000, unit: "nodes", help: "Size of the network that is made."),
    .real(
      "mean-degree", \.meanDegree, in: 0...100, unit: "edges per node",
      help: "Edges of the network that is made, for each node."),
    .real(
      "gamma", \.gamma, in: 2.05...10,
      help: "Exponent of the degree distributions of a scale-free network."),
    .choice(
      "engine", \.engine, help: "How the cover is found: matching is fast, flow follows the construction."),
    .flag(
      "rank-check", \.rankCheck,
      help: "Confirm the controllability matrix's rank modulo a prime, on networks of at most 500 nodes."),
  ]

  public static let presets: [Preset<Self>] = [
    Preset("quick", summary: "Scale-free network of 120 nodes, 30 % targets", duration: "at once"),
    Preset("standard", summary: "Random network of 2,000 nodes, 30 % targets", duration: "at once") {
      $0.network = .uniform
      $0.size = 2000
      $0.meanDegree = 3
    },
    Preset(
      "paper", summary: "Scale-free network of 100,000 nodes; the paper's own settings are not known to us",
      duration: "about a second"
    ) {
      $0.size = 100_000
      $0.meanDegree = 4
    },
  ]

  public func validate() throws(ConfigurationError) {
    if edges.isEmpty && !nodes.isEmpty {
      throw ConfigurationError(
        parameter: "nodes", problem: "nodes needs an edge list whose node set it fixes",
        remedy: "Set edges as well, or leave nodes empty")
    }
  }

  /// The network that is asked for.
  var networkSource: ControlProblem.Network {
    guard edges.isEmpty else { return .file(edges: edges, nodes: nodes.isEmpty ? nil : nodes) }
    switch network {
    case .scaleFree: return .scaleFree(nodes: size, meanDegree: meanDegree, gamma: gamma)
    case .uniform: return .uniform(nodes: size, meanDegree: meanDegree)
    }
  }

  /// The targets that are asked for.
  var targetChoice: ControlProblem.Targets {
    targets.isEmpty ? .rule(targetRule, fraction: targetFraction) : .file(targets)
  }
}
