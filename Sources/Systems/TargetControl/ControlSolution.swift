/// The fewest control sources for a target set over all vertex-disjoint path and cycle covers, with the
/// proof.
///
/// The cover shows that `fewestPaths` paths suffice, the cut that fewer do not: `fewestPaths + cut.count` is
/// the number of targets. For structural controllability of the targets this number of sources suffices; it
/// is the least one when all nodes are targets and an upper bound otherwise.
///
/// G. Li, X. Chen, P. Tang, G. Xiao, C. Wen, L. Shi, "Target control of directed networks based on network
/// flow problems", IEEE Trans. Control of Network Systems (2019), doi 10.1109/TCNS.2019.2939641.
public struct ControlSolution: Sendable, Equatable {
  /// The targets that were asked for.
  public let targets: TargetSet
  /// The paths and cycles that contain all targets.
  public let cover: TargetCover
  /// The value of the maximum flow, which is the number of targets with a predecessor in the cover.
  public let flow: Int
  /// The minimum cut nearest to s; the same for every maximum flow.
  public let cut: [CutArc]
  /// The nodes that each source feeds.
  public let wiring: SourceWiring

  /// Solves for `targets` in `network`; the answer depends on these and the engine only.
  public init(_ network: DirectedNetwork, targets: TargetSet, engine: ControlEngine = .matching) {
    (flow, cut, cover) = Adjacency.with(network, targets) { graph in
      let result =
        switch engine {
        case .matching: MatchingEngine.run(graph)
        case .flow: FlowEngine.run(graph)
        }
      return (result.flow, result.cut, TargetCover(successors: result.successors, targets: targets))
    }
    self.targets = targets
    wiring = SourceWiring(cover, in: network)
  }

  /// The fewest paths of any cover, |S| − flow; 0 when cycles contain all targets.
  public var fewestPaths: Int { cover.paths.count }
  /// The number of control sources, N = max(1, fewest paths); 0 without targets.
  public var sources: Int { wiring.sources }
}
