import Datasets

/// A network and the nodes of it that are to be controlled.
public struct ControlProblem: Sendable {
  /// Where a network comes from.
  public enum Network: Sendable, Equatable {
    /// An edge list, with a list of nodes if the node set is fixed.
    case file(edges: String, nodes: String?)
    /// ``RandomNetworks/uniform(nodes:meanDegree:seed:)``.
    case uniform(nodes: Int, meanDegree: Double)
    /// ``RandomNetworks/scaleFree(nodes:meanDegree:gamma:seed:)``.
    case scaleFree(nodes: Int, meanDegree: Double, gamma: Double)
  }

  /// Where targets come from.
  public enum Targets: Sendable, Equatable {
    /// A list of names, one a line; names that no edge has are isolated nodes, unless the node set is fixed.
    case file(String)
    /// A rule and the share of all nodes that it is to choose.
    case rule(TargetRule, fraction: Double)
  }

  /// The name of every node.
  public let names: NodeNames
  /// The edges by node; the list of them is not kept, it takes more memory than the network.
  public let network: DirectedNetwork
  /// The nodes to be controlled.
  public let targets: TargetSet
  /// The files that were read.
  public let files: [DataFile]
  /// What a person should know of the input, one sentence each.
  public let notes: [String]

  /// Reads or makes a network and chooses its targets; `seed` decides what is random.
  ///
  /// - Throws: `NetworkFileError` for a file that cannot be read or that holds what it must not.
  public init(_ source: Network, targets choice: Targets, seed: UInt64) throws(NetworkFileError) {
    var list: EdgeList
    var selection: NameSelection?
    var isRead = false
    switch source {
    case .file(let edges, let nodes):
      (list, selection, files) = try EdgeList.read(edges, nodes: nodes, selection: choice.path)
      isRead = true
    case .uniform(let nodes, let meanDegree):
      list = RandomNetworks.uniform(nodes: nodes, meanDegree: meanDegree, seed: seed)
      (selection, files) = try ControlProblem.listed(choice, in: list.names)
    case .scaleFree(let nodes, let meanDegree, let gamma):
      list = RandomNetworks.scaleFree(nodes: nodes, meanDegree: meanDegree, gamma: gamma, seed: seed)
      (selection, files) = try ControlProblem.listed(choice, in: list.names)
    }
    var listed = selection?.known ?? []
    for unknown in selection?.unknown ?? [] {
      listed.append(UInt32(list.names.count))
      list.names.append(unknown.name)
    }
    names = list.names
    network = DirectedNetwork(consume list)
    switch choice {
    case .file: targets = TargetSet(nodes: names.count, members: listed)
    case .rule(let rule, let fraction):
      targets = rule.targets(of: network, fraction: fraction, seed: seed)
    }
    notes = [
      ControlProblem.noteOnIsolated(targets, network, names),
      isRead && network.repeatedEdges > 0
        ? "Repeated edges count once: \(network.repeatedEdges) left out." : nil,
    ].compactMap(\.self)
  }

  private static func listed(
    _ choice: Targets, in names: NodeNames
  ) throws(NetworkFileError) -> (NameSelection?, [DataFile]) {
    guard let path = choice.path else { return (nil, []) }
    let selection = try names.lookUp(namesIn: path)
    return (selection, [selection.file])
  }

  private static func noteOnIsolated(
    _ targets: TargetSet, _ network: DirectedNetwork, _ names: NodeNames
  ) -> String? {
    var isEntered = [Bool](repeating: false, count: names.count)
    for node in network.successors { isEntered[Int(node)] = true }
    let isolated = targets.members.filter {
      !isEntered[Int($0)] && network.successors(of: Int($0)).isEmpty
    }
    guard !isolated.isEmpty else { return nil }
    let names = isolated.prefix(5).map { names.shown(Int($0)) }.joined(separator: ", ")
    let others = isolated.count > 5 ? " and \(isolated.count - 5) more" : ""
    return isolated.count == 1
      ? "1 target occurs in no edge and is a path of one node: \(names)."
      : "\(isolated.count) targets occur in no edge and are paths of one node: \(names)\(others)."
  }
}

extension ControlProblem.Targets {
  /// The file that lists the targets.
  fileprivate var path: String? {
    if case .file(let path) = self { return path }
    return nil
  }
}
