/// Vertex-disjoint simple paths and cycles of a network that together contain all targets.
///
/// Paths begin and end at a target and may be a single node; a self loop is a cycle of one node. The nodes in
/// between that are no targets are the mediators.
public struct TargetCover: Sendable, Equatable {
  /// The paths, by their first node.
  public internal(set) var paths = NodeLists()
  /// The cycles, by their smallest target, which comes first in each.
  public internal(set) var cycles = NodeLists()

  /// The paths, then the cycles.
  public var lists: NodeLists {
    var lists = paths
    lists.append(contentsOf: cycles)
    return lists
  }

  /// The nodes of paths and cycles that are no targets, ascending.
  public func mediators(_ targets: TargetSet) -> [UInt32] {
    (paths.nodes + cycles.nodes).filter { !targets.isTarget[Int($0)] }.sorted()
  }

  /// The cover in a map that gives each node at most one successor and each at most one predecessor.
  ///
  /// What lies before the first and after the last target of a path is left out, and so are paths and
  /// cycles without a target.
  init(successors: borrowing FixedArray<UInt32>, targets: TargetSet) {
    let predecessors = TargetCover.inverse(successors)
    let isTarget = targets.isTarget
    var isCovered = [Bool](repeating: false, count: successors.count)
    for node in isTarget.indices where isTarget[node] {
      var before = predecessors[node]
      while before != noNode && !isTarget[Int(before)] { before = predecessors[Int(before)] }
      guard before == noNode else { continue }
      appendPath(from: UInt32(node), successors, isTarget, &isCovered)
    }
    for node in isTarget.indices where isTarget[node] && !isCovered[node] {
      var next = UInt32(node)
      repeat {
        cycles.appendNode(next)
        isCovered[Int(next)] = true
        next = successors[Int(next)]
      } while next != UInt32(node)
      cycles.closeList()
    }
  }

  private mutating func appendPath(
    from head: UInt32, _ successors: borrowing FixedArray<UInt32>, _ isTarget: [Bool],
    _ isCovered: inout [Bool]
  ) {
    var last = head
    var node = successors[Int(head)]
    var path = [head]
    while node != noNode {
      path.append(node)
      if isTarget[Int(node)] { last = node }
      node = successors[Int(node)]
    }
    for node in path {
      paths.appendNode(node)
      isCovered[Int(node)] = true
      if node == last { break }
    }
    paths.closeList()
  }

  private static func inverse(_ successors: borrowing FixedArray<UInt32>) -> FixedArray<UInt32> {
    let predecessors = FixedArray(repeating: noNode, count: successors.count)
    for node in 0..<successors.count where successors[node] != noNode {
      predecessors[successors[node]] = UInt32(node)
    }
    return predecessors
  }
}
