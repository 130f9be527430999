/// A network and its targets as buffers, which are not bounds-checked in release builds.
struct Adjacency {
  let nodes: UInt32
  let offsets: UnsafeBufferPointer<UInt32>
  let heads: UnsafeBufferPointer<UInt32>
  let targets: UnsafeBufferPointer<Bool>

  /// The places in ``heads`` of the nodes that edges from `node` enter.
  @inline(__always)
  func row(_ node: UInt32) -> Range<Int> {
    Range(uncheckedBounds: (Int(offsets[Int(node)]), Int(offsets[Int(node) + 1])))
  }

  @inline(__always)
  func isTarget(_ node: UInt32) -> Bool { targets[Int(node)] }

  /// Calls `body` with the buffers of a network and targets among its nodes.
  static func with<Result>(
    _ network: DirectedNetwork, _ targets: TargetSet, _ body: (Adjacency) -> Result
  ) -> Result {
    precondition(
      network.nodeCount == targets.isTarget.count,
      "a network of \(network.nodeCount) nodes, but targets among \(targets.isTarget.count)")
    return network.offsets.withUnsafeBufferPointer { offsets in
      network.successors.withUnsafeBufferPointer { heads in
        targets.isTarget.withUnsafeBufferPointer { isTarget in
          body(
            Adjacency(nodes: UInt32(network.nodeCount), offsets: offsets, heads: heads, targets: isTarget))
        }
      }
    }
  }
}

/// Stands for "no node" where a node id is expected.
let noNode = UInt32.max
