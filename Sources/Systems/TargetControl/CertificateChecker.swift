import Datasets

/// Checks a printed answer from first principles: it takes the edges, the targets and what is printed, and shares
/// no computation with the engines.
public struct CertificateChecker: Sendable {
  /// An answer as it is printed.
  public struct Answer: Sendable {
    /// The fewest paths that are claimed.
    public var fewestPaths: Int
    /// The number of sources that is claimed.
    public var sources: Int
    /// The paths, each with its nodes in order.
    public var paths: [[UInt32]]
    /// The cycles, each with its nodes in order; an edge leads from the last back to the first.
    public var cycles: [[UInt32]]
    /// The arcs of the cut.
    public var cut: [CutArc]
    /// The nodes that each source feeds, `[source]`; source k feeds path k.
    public var feeds: [[UInt32]]

    /// What a solution prints.
    public init(_ solution: ControlSolution) {
      fewestPaths = solution.fewestPaths
      sources = solution.sources
      paths = solution.cover.paths.map { Array($0) }
      cycles = solution.cover.cycles.map { Array($0) }
      cut = solution.cut
      feeds = solution.wiring.feeds.map { Array($0) }
    }
  }

  private let isTarget: [Bool]
  private let targetCount: Int
  // The edges by the node they leave: those of `node` stand in `heads` from `begins[node]` on.
  private let begins: [UInt32]
  private let heads: [UInt32]
  private static let none = UInt32.max

  /// A checker for answers on `network` with the targets `targets`.
  public init(_ network: DirectedNetwork, targets: some Sequence<UInt32>) {
    self.init(begins: network.offsets, heads: network.successors, targets)
  }

  /// A checker for answers on the network of a plain list of edges with the targets `targets`, ids of its names.
  public init(_ list: EdgeList, targets: some Sequence<UInt32>) {
    var ends = [UInt32](repeating: 0, count: list.names.count + 1)
    for tail in list.tails { ends[Int(tail) + 1] += 1 }
    for node in 0..<list.names.count { ends[node + 1] += ends[node] }
    let begins = ends
    var heads = [UInt32](repeating: 0, count: list.heads.count)
    for (tail, head) in zip(list.tails, list.heads) {
      heads[Int(ends[Int(tail)])] = head
      ends[Int(tail)] += 1
    }
    self.init(begins: begins, heads: heads, targets)
  }

  private init(begins: [UInt32], heads: [UInt32], _ targets: some Sequence<UInt32>) {
    (self.begins, self.heads) = (begins, heads)
    var isTarget = [Bool](repeating: false, count: begins.count - 1)
    for target in targets { isTarget[Int(target)] = true }
    self.isTarget = isTarget
    targetCount = isTarget.count { $0 }
  }

  private var nodeCount: Int { isTarget.count }

  /// The nodes that edges from `node` enter.
  private func heads(of node: UInt32) -> ArraySlice<UInt32> {
    heads[Int(begins[Int(node)])..<Int(begins[Int(node) + 1])]
  }

  /// Confirms all that `answer` claims.
  ///
  /// - Paths and cycles share no node, use edges of the network, and contain all targets.
  /// - The paths and the arcs of the cut add up to the number of targets, and without these arcs there is no
  ///   way from s to t in the flow form of ``CutArc``: so there is no cover with fewer paths.
  /// - There are max(1, paths) sources (none without targets), each path is fed by one of its own, and an input
  ///   reaches every cycle.
  /// - Throws: ``CertificateFault`` for the first claim that does not hold.
  public func check(_ answer: Answer) throws(CertificateFault) {
    try checkCover(answer)
    guard answer.fewestPaths == answer.paths.count else {
      throw .wrongPathCount(claimed: answer.fewestPaths, listed: answer.paths.count)
    }
    guard answer.fewestPaths + answer.cut.count == targetCount else {
      throw .wrongSum(paths: answer.fewestPaths, cut: answer.cut.count, targets: targetCount)
    }
    try checkCut(answer.cut)
    try checkSources(answer)
  }

  private func checkCover(_ answer: Answer) throws(CertificateFault) {
    var isUsed = [Bool](repeating: false, count: nodeCount)
    var step = [UInt32](repeating: CertificateChecker.none, count: nodeCount)
    for (k, nodes) in (answer.paths + answer.cycles).enumerated() {
      guard let head = nodes.first, let last = nodes.last else { throw .emptyList }
      for node in nodes {
        guard node < nodeCount else { throw .nodeOutsideNetwork(node) }
        guard !isUsed[Int(node)] else { throw .nodeUsedTwice(node) }
        isUsed[Int(node)] = true
      }
      for (node, successor) in zip(nodes, nodes.dropFirst()) { step[Int(node)] = successor }
      if k >= answer.paths.count { step[Int(last)] = head }
    }
    for (tail, head) in step.enumerated() where head != CertificateChecker.none {
      guard heads(of: UInt32(tail)).contains(head) else { throw .noSuchEdge(from: UInt32(tail), to: head) }
    }
    if let target = isTarget.indices.first(where: { isTarget[$0] && !isUsed[$0] }) {
      throw .targetNotCovered(UInt32(target))
    }
  }

  private func checkCut(_ cut: [CutArc]) throws(CertificateFault) {
    var isClosedAtSource = [Bool](repeating: false, count: nodeCount)
    var isClosedInside = isClosedAtSource
    var isClosedAtSink = isClosedAtSource
    for arc in cut {
      let wasClosed: Bool
      switch arc {
      case .fromSource(let node):
        guard node < nodeCount && isTarget[Int(node)] else { throw .noSuchArc(arc) }
        wasClosed = isClosedAtSource[Int(node)]
        isClosedAtSource[Int(node)] = true
      case .through(let node):
        guard node < nodeCount && !isTarget[Int(node)] else { throw .noSuchArc(arc) }
        wasClosed = isClosedInside[Int(node)]
        isClosedInside[Int(node)] = true
      case .toSink(let node):
        guard node < nodeCount && isTarget[Int(node)] else { throw .noSuchArc(arc) }
        wasClosed = isClosedAtSink[Int(node)]
        isClosedAtSink[Int(node)] = true
      }
      if wasClosed { throw .arcTwice(arc) }
    }
    // From s to the out-copies of targets, along edges to in-copies, on to t or through to the out-copy.
    var isLeft = [Bool](repeating: false, count: nodeCount)
    var open = isTarget.indices.filter { isTarget[$0] && !isClosedAtSource[$0] }.map { UInt32($0) }
    for node in open { isLeft[Int(node)] = true }
    while let node = open.popLast() {
      for head in heads(of: node) {
        let entered = Int(head)
        if isTarget[entered] {
          if !isClosedAtSink[entered] { throw .notSeparated(through: UInt32(entered)) }
        } else if !isClosedInside[entered] && !isLeft[entered] {
          isLeft[entered] = true
          open.append(head)
        }
      }
    }
  }

  private func checkSources(_ answer: Answer) throws(CertificateFault) {
    let needed = targetCount == 0 ? 0 : max(1, answer.paths.count)
    guard answer.sources == needed && answer.feeds.count == needed else {
      throw .wrongSourceCount(claimed: answer.sources, listed: answer.feeds.count, needed: needed)
    }
    for (path, fed) in zip(answer.paths, answer.feeds) where !fed.contains(path[0]) {
      throw .pathNotFed(head: path[0])
    }
    var isReached = [Bool](repeating: false, count: nodeCount)
    var open: [UInt32] = []
    for node in answer.feeds.joined() {
      guard node < nodeCount else { throw .nodeOutsideNetwork(node) }
      isReached[Int(node)] = true
      open.append(node)
    }
    while let node = open.popLast() {
      for entered in heads(of: node) where !isReached[Int(entered)] {
        isReached[Int(entered)] = true
        open.append(entered)
      }
    }
    for cycle in answer.cycles where !isReached[Int(cycle[0])] { throw .cycleNotReached(cycle[0]) }
  }
}
