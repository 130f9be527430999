/// An arc of the flow form that a minimum cut may hold.
///
/// The flow form has two copies of every node v: v⁻, which is entered, and v⁺, which is left; and the
/// terminals s and t. All capacities are 1. Arcs: s → v⁺ and v⁻ → t for each target, v⁻ → v⁺ for each other
/// node, u⁺ → v⁻ for each edge. The minimum cut nearest to s never needs an arc of the last kind.
public enum CutArc: Sendable, Equatable {
  /// s → v⁺, where v is a target.
  case fromSource(UInt32)
  /// v⁻ → v⁺, where v is no target.
  case through(UInt32)
  /// v⁻ → t, where v is a target.
  case toSink(UInt32)

  /// The two ends as text: a name followed by `+` or `-` is a node's copy, `s` and `t` alone are the
  /// terminals.
  public func ends(_ name: (Int) -> String) -> [String] {
    switch self {
    case .fromSource(let node): ["s", name(Int(node)) + "+"]
    case .through(let node): [name(Int(node)) + "-", name(Int(node)) + "+"]
    case .toSink(let node): [name(Int(node)) + "-", "t"]
    }
  }

  /// The cut between the copies that s still reaches and all others: by kind, then by node.
  static func between(
    targets: [Bool], reachesOut: (Int) -> Bool, reachesIn: (Int) -> Bool
  ) -> [CutArc] {
    var arcs: [CutArc] = []
    for node in targets.indices where targets[node] && !reachesOut(node) {
      arcs.append(.fromSource(UInt32(node)))
    }
    for node in targets.indices where !targets[node] && reachesIn(node) && !reachesOut(node) {
      arcs.append(.through(UInt32(node)))
    }
    for node in targets.indices where targets[node] && reachesIn(node) { arcs.append(.toSink(UInt32(node))) }
    return arcs
  }
}
