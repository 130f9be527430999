/// The nodes that are to be controlled.
public struct TargetSet: Sendable, Equatable {
  /// Whether each node is a target, `[node]`.
  public private(set) var isTarget: [Bool]
  /// The number of targets.
  public private(set) var count: Int

  /// The targets `members` among the nodes `0..<nodes`; one that stands there twice counts once.
  public init(nodes: Int, members: some Sequence<UInt32>) {
    isTarget = [Bool](repeating: false, count: nodes)
    count = 0
    for node in members where !isTarget[Int(node)] { toggle(Int(node)) }
  }

  /// The ids of the targets, ascending.
  public var members: [UInt32] { isTarget.indices.lazy.filter { isTarget[$0] }.map { UInt32($0) } }

  /// Makes `node` a target, or no longer one.
  public mutating func toggle(_ node: Int) {
    isTarget[node].toggle()
    count += isTarget[node] ? 1 : -1
  }
}
