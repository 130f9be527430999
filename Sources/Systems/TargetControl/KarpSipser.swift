/// A matching that is close to a maximum one, in time O(m).
///
/// After R. Karp, M. Sipser, "Maximum matching in sparse random graphs", FOCS 1981. A copy with one free
/// partner left is matched to it, which loses nothing. Where every copy has two or more, the self loop of a
/// node that is no target is taken, so that covers pass through few such nodes; when there is none left, the
/// next node takes the free partner that has the fewest others. The partner of a copy with one left is known
/// without a search: each copy keeps the XOR of the ids of its free partners.
struct KarpSipser: ~Copyable {
  private let graph: Adjacency
  // Free partners of each copy that is free itself: (their number, the XOR of their ids), `[node]`. The
  // number is 0 once a copy is matched, so that one look tells whether it counts.
  private let ofOut: FixedArray<SIMD2<UInt32>>
  private let ofIn: FixedArray<SIMD2<UInt32>>
  private let inOffsets: FixedArray<UInt32>
  private let tails: FixedArray<UInt32>
  private var forced: [Copy] = []

  private struct Copy {
    let node: UInt32
    let isOut: Bool
  }

  init(_ graph: Adjacency) {
    self.graph = graph
    let nodes = Int(graph.nodes)
    ofOut = FixedArray(repeating: .zero, count: nodes)
    ofIn = FixedArray(repeating: .zero, count: nodes)
    inOffsets = FixedArray(repeating: 0, count: nodes + 1)
    tails = FixedArray(repeating: 0, count: graph.heads.count)
    countPartners()
    listTails()
  }

  /// Fills `successor` and `predecessor`, which must hold no matches.
  mutating func run(
    successor: borrowing FixedArray<UInt32>, predecessor: borrowing FixedArray<UInt32>
  ) {
    for node in (0..<graph.nodes).reversed() {
      if ofIn[node].x == 1 { forced.append(Copy(node: node, isOut: false)) }
      if ofOut[node].x == 1 { forced.append(Copy(node: node, isOut: true)) }
    }
    matchForced(successor, predecessor)
    for node in 0..<graph.nodes where !graph.isTarget(node) && ofOut[node].x > 0 && ofIn[node].x > 0 {
      match(node, node, successor, predecessor)
      matchForced(successor, predecessor)
    }
    for node in 0..<graph.nodes where ofOut[node].x > 0 {
      var best = noNode
      for k in graph.row(node) {
        let head = graph.heads[k]
        if ofIn[head].x > 0 && (best == noNode || ofIn[head].x < ofIn[best].x) { best = head }
      }
      match(node, best, successor, predecessor)
      matchForced(successor, predecessor)
    }
  }

  private func countPartners() {
    for node in 0..<graph.nodes {
      for k in graph.row(node) where isPartner(node, graph.heads[k]) { connect(node, graph.heads[k]) }
      if !graph.isTarget(node) { connect(node, node) }
    }
  }

  // The self loop of a node that is no target is implied; one in the network would count twice.
  @inline(__always)
  private func isPartner(_ tail: UInt32, _ head: UInt32) -> Bool { tail != head || graph.isTarget(tail) }

  @inline(__always)
  private func connect(_ tail: UInt32, _ head: UInt32) {
    ofOut[tail] = SIMD2(ofOut[tail].x &+ 1, ofOut[tail].y ^ head)
    ofIn[head] = SIMD2(ofIn[head].x &+ 1, ofIn[head].y ^ tail)
  }

  /// Lists the partners of every in-copy, apart from implied self loops.
  private func listTails() {
    var sum: UInt32 = 0
    for node in 0..<graph.nodes {
      sum += ofIn[node].x - (graph.isTarget(node) ? 0 : 1)
      inOffsets[node] = sum
    }
    inOffsets[graph.nodes] = sum
    for node in (0..<graph.nodes).reversed() {
      for k in graph.row(node) where isPartner(node, graph.heads[k]) {
        let place = inOffsets[graph.heads[k]] - 1
        inOffsets[graph.heads[k]] = place
        tails[place] = node
      }
    }
  }

  private mutating func matchForced(
    _ successor: borrowing FixedArray<UInt32>, _ predecessor: borrowing FixedArray<UInt32>
  ) {
    while let copy = forced.popLast() {
      let partners = copy.isOut ? ofOut[copy.node] : ofIn[copy.node]
      guard partners.x == 1 else { continue }
      if copy.isOut {
        match(copy.node, partners.y, successor, predecessor)
      } else {
        match(partners.y, copy.node, successor, predecessor)
      }
    }
  }

  private mutating func match(
    _ tail: UInt32, _ head: UInt32,
    _ successor: borrowing FixedArray<UInt32>, _ predecessor: borrowing FixedArray<UInt32>
  ) {
    successor[tail] = head
    predecessor[head] = tail
    ofOut[tail] = .zero
    ofIn[head] = .zero
    for k in graph.row(tail) where isPartner(tail, graph.heads[k]) { loseTail(tail, graph.heads[k]) }
    if !graph.isTarget(tail) { loseTail(tail, tail) }
    for k in inOffsets[head]..<inOffsets[head + 1] { loseHead(head, tails[k]) }
    if !graph.isTarget(head) { loseHead(head, head) }
  }

  @inline(__always)
  private mutating func loseTail(_ tail: UInt32, _ head: UInt32) {
    let before = ofIn[head]
    guard before.x > 0 else { return }
    ofIn[head] = SIMD2(before.x &- 1, before.y ^ tail)
    if before.x == 2 { forced.append(Copy(node: head, isOut: false)) }
  }

  @inline(__always)
  private mutating func loseHead(_ head: UInt32, _ tail: UInt32) {
    let before = ofOut[tail]
    guard before.x > 0 else { return }
    ofOut[tail] = SIMD2(before.x &- 1, before.y ^ head)
    if before.x == 2 { forced.append(Copy(node: tail, isOut: true)) }
  }
}
