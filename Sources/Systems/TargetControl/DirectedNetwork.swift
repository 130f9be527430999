import Datasets

/// The adjacency of a directed network: for every node, the nodes that its edges enter, ascending.
///
/// An edge u → v means that u's state drives v, so that A[v, u] ≠ 0 in x' = A x + B u.
public struct DirectedNetwork: Sendable, Equatable {
  /// Where the successors of a node begin in ``successors``, `[node + 1]`.
  public let offsets: [UInt32]
  /// The nodes that edges enter, by the node they leave, `[edge]`.
  public let successors: [UInt32]
  /// How many edges were dropped because the same edge stood in the list before.
  public let repeatedEdges: Int

  /// The network of a list of edges; repeated edges are counted once, self loops stay.
  public init(_ list: EdgeList) {
    self.init(nodes: list.names.count, tails: list.tails, heads: list.heads)
  }

  /// The network of the edges `tails[k]` → `heads[k]` among the nodes `0..<nodes`.
  public init(nodes: Int, tails: [UInt32], heads: [UInt32]) {
    precondition(tails.count == heads.count, "DirectedNetwork: \(tails.count) tails, \(heads.count) heads")
    precondition(tails.count < UInt32.max, "DirectedNetwork: \(tails.count) edges, at most 2^32 − 2 fit")
    precondition(
      tails.allSatisfy { $0 < nodes } && heads.allSatisfy { $0 < nodes },
      "DirectedNetwork: an edge names a node outside 0..<\(nodes)")
    var offsets = [UInt32](zerosForScatteredAccess: nodes + 1)
    var successors = [UInt32](zerosForScatteredAccess: tails.count)
    let distinct = offsets.withUnsafeMutableBufferPointer { offsets in
      successors.withUnsafeMutableBufferPointer { successors in
        DirectedNetwork.bucket(tails, heads, nodes, offsets, successors)
        return DirectedNetwork.sortRows(nodes, offsets, successors)
      }
    }
    repeatedEdges = tails.count - distinct
    successors.removeLast(repeatedEdges)
    self.offsets = offsets
    self.successors = successors
  }

  /// The number of nodes.
  public var nodeCount: Int { offsets.count - 1 }

  /// The number of different edges.
  public var edgeCount: Int { successors.count }

  /// The nodes that the edges of `node` enter, ascending.
  public func successors(of node: Int) -> ArraySlice<UInt32> {
    successors[Int(offsets[node])..<Int(offsets[node + 1])]
  }

  /// How many edges enter each node, `[node]`.
  public func inDegrees() -> [Int] {
    var degrees = [Int](repeating: 0, count: nodeCount)
    for head in successors { degrees[Int(head)] += 1 }
    return degrees
  }

  /// How many edges leave each node, `[node]`.
  public func outDegrees() -> [Int] {
    (0..<nodeCount).map { Int(offsets[$0 + 1] - offsets[$0]) }
  }

  /// Sorts the heads by tail (counting sort); `offsets` ends as the begin of each row.
  private static func bucket(
    _ tails: [UInt32], _ heads: [UInt32], _ nodes: Int, _ offsets: UnsafeMutableBufferPointer<UInt32>,
    _ successors: UnsafeMutableBufferPointer<UInt32>
  ) {
    for tail in tails { offsets[Int(tail)] += 1 }
    var sum: UInt32 = 0
    for node in 0...nodes {
      sum += offsets[node]
      offsets[node] = sum
    }
    for k in stride(from: tails.count - 1, through: 0, by: -1) {
      let tail = Int(tails[k])
      offsets[tail] -= 1
      successors[Int(offsets[tail])] = heads[k]
    }
  }

  /// Sorts each row and closes the gaps that repeated edges leave; returns how many edges remain.
  private static func sortRows(
    _ nodes: Int, _ offsets: UnsafeMutableBufferPointer<UInt32>,
    _ successors: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var kept = 0
    for node in 0..<nodes {
      let row = Int(offsets[node])..<Int(offsets[node + 1])
      offsets[node] = UInt32(kept)
      if row.count > 24 {
        var values = UnsafeMutableBufferPointer(rebasing: successors[row])
        values.sort()
      } else {
        insertionSort(successors, row)
      }
      for k in row where k == row.lowerBound || successors[k] != successors[kept - 1] {
        successors[kept] = successors[k]
        kept += 1
      }
    }
    offsets[nodes] = UInt32(kept)
    return kept
  }

  private static func insertionSort(_ values: UnsafeMutableBufferPointer<UInt32>, _ range: Range<Int>) {
    guard range.count > 1 else { return }
    for k in (range.lowerBound + 1)..<range.upperBound {
      let value = values[k]
      var place = k
      while place > range.lowerBound && values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }
}
