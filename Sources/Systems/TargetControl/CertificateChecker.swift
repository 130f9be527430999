import Datasets

/// Checks a printed answer from first principles: it takes the plain list of edges, the targets and what is
/// printed, and shares no computation with the engines.
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

  private let list: EdgeList
  private let isTarget: [Bool]
  private let targetCount: Int
  // The edges that leave a node, as chains through the list: `first[node]`, then `next[edge]`.
  private let first: [UInt32]
  private let next: [UInt32]
  private static let none = UInt32.max

  /// A checker for answers on the network of `list` with the targets `targets`, ids of its names.
  public init(_ list: EdgeList, targets: some Sequence<UInt32>) {
    self.list = list
    var isTarget = [Bool](repeating: false, count: list.names.count)
    for target in targets { isTarget[Int(target)] = true }
    self.isTarget = isTarget
    targetCount = isTarget.count { $0 }
    var first = [UInt32](repeating: CertificateChecker.none, count: list.names.count)
    next = list.tails.enumerated().map { edge, tail in
      defer { first[Int(tail)] = UInt32(edge) }
      return first[Int(tail)]
    }
    self.first = first
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
    var isUsed = [Bool](repeating: false, count: first.count)
    var step = [UInt32](repeating: CertificateChecker.none, count: first.count)
    for (k, nodes) in (answer.paths + answer.cycles).enumerated() {
      guard let head = nodes.first, let last = nodes.last else { throw .emptyList }
      for node in nodes {
        guard node < first.count else { throw .nodeOutsideNetwork(node) }
        guard !isUsed[Int(node)] else { throw .nodeUsedTwice(node) }
        isUsed[Int(node)] = true
      }
      for (node, successor) in zip(nodes, nodes.dropFirst()) { step[Int(node)] = successor }
      if k >= answer.paths.count { step[Int(last)] = head }
    }
    // Strike out the steps that are edges; what is left is not real.
    for (tail, head) in zip(list.tails, list.heads) where step[Int(tail)] == head {
      step[Int(tail)] = CertificateChecker.none
    }
    if let tail = step.firstIndex(where: { $0 != CertificateChecker.none }) {
      throw .noSuchEdge(from: UInt32(tail), to: step[tail])
    }
    if let target = isTarget.indices.first(where: { isTarget[$0] && !isUsed[$0] }) {
      throw .targetNotCovered(UInt32(target))
    }
  }

  private func checkCut(_ cut: [CutArc]) throws(CertificateFault) {
    var isClosedAtSource = [Bool](repeating: false, count: first.count)
    var isClosedInside = isClosedAtSource
    var isClosedAtSink = isClosedAtSource
    for arc in cut {
      let wasClosed: Bool
      switch arc {
      case .fromSource(let node):
        guard node < first.count && isTarget[Int(node)] else { throw .noSuchArc(arc) }
        wasClosed = isClosedAtSource[Int(node)]
        isClosedAtSource[Int(node)] = true
      case .through(let node):
        guard node < first.count && !isTarget[Int(node)] else { throw .noSuchArc(arc) }
        wasClosed = isClosedInside[Int(node)]
        isClosedInside[Int(node)] = true
      case .toSink(let node):
        guard node < first.count && isTarget[Int(node)] else { throw .noSuchArc(arc) }
        wasClosed = isClosedAtSink[Int(node)]
        isClosedAtSink[Int(node)] = true
      }
      if wasClosed { throw .arcTwice(arc) }
    }
    // From s to the out-copies of targets, along edges to in-copies, on to t or through to the out-copy.
    var isLeft = [Bool](repeating: false, count: first.count)
    var open = isTarget.indices.filter { isTarget[$0] && !isClosedAtSource[$0] }.map { UInt32($0) }
    for node in open { isLeft[Int(node)] = true }
    while let node = open.popLast() {
      var edge = first[Int(node)]
      while edge != CertificateChecker.none {
        let entered = Int(list.heads[Int(edge)])
        if isTarget[entered] {
          if !isClosedAtSink[entered] { throw .notSeparated(through: UInt32(entered)) }
        } else if !isClosedInside[entered] && !isLeft[entered] {
          isLeft[entered] = true
          open.append(UInt32(entered))
        }
        edge = next[Int(edge)]
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
    var isReached = [Bool](repeating: false, count: first.count)
    var open: [UInt32] = []
    for node in answer.feeds.joined() {
      guard node < first.count else { throw .nodeOutsideNetwork(node) }
      isReached[Int(node)] = true
      open.append(node)
    }
    while let node = open.popLast() {
      var edge = first[Int(node)]
      while edge != CertificateChecker.none {
        let entered = list.heads[Int(edge)]
        if !isReached[Int(entered)] {
          isReached[Int(entered)] = true
          open.append(entered)
        }
        edge = next[Int(edge)]
      }
    }
    for cycle in answer.cycles where !isReached[Int(cycle[0])] { throw .cycleNotReached(cycle[0]) }
  }
}
