/// How a cover is computed; both ways give covers with the same number of paths and the same cut.
public enum ControlEngine: String, Sendable, CaseIterable {
  /// A maximum matching in which nodes that are no targets may keep themselves: fast, the usual choice.
  case matching
  /// A maximum flow by Dinic's algorithm, on the flow form as it is written down in ``CutArc``.
  case flow
}

/// What an engine finds.
struct EngineResult: ~Copyable {
  /// The value of the maximum flow: targets that have a predecessor in the cover.
  let flow: Int
  /// The node after each node, or ``noNode``; may hold detours that touch no target, `[node]`.
  let successors: FixedArray<UInt32>
  /// The minimum cut that is nearest to s.
  let cut: [CutArc]
}
