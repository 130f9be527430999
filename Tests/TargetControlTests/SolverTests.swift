import Datasets
import TargetControl
import Tensors
import Testing

@Suite struct SolverTests {
  @Test func `the fewest paths of small networks are those of an exhaustive search`() throws {
    var random = Philox(seed: 1, purpose: .generation)
    for _ in 0..<10_000 {
      let example = Example(
        nodes: 1 + random.below(6), density: random.uniform(0.08...0.45), random: &random)
      let expected = fewestPathsByExhaustion(example)
      for engine in ControlEngine.allCases {
        let solution = example.solve(engine)
        #expect(solution.fewestPaths == expected, "\(example)")
        #expect(solution.flow == example.targets.count - expected)
        #expect(throws: Never.self) { try example.check(.init(solution)) }
      }
    }
  }

  @Test func `both engines agree on the flow and on the cut`() throws {
    var random = Philox(seed: 2, purpose: .generation)
    for _ in 0..<600 {
      let nodes = 5 + random.below(80)
      let example = Example(
        nodes: nodes, density: random.uniform(0.5...4) / Float(nodes), random: &random)
      let matching = example.solve(.matching)
      let flow = example.solve(.flow)
      #expect(matching.flow == flow.flow)
      #expect(matching.cut == flow.cut)
      #expect(matching.sources == flow.sources)
      #expect(throws: Never.self) { try example.check(.init(matching)) }
      #expect(throws: Never.self) { try example.check(.init(flow)) }
    }
  }

  @Test(arguments: [1.0, 2.0, 2.7, 4.0, 8.0])
  func `large random networks are solved with proof`(meanDegree: Double) throws {
    for (seed, fraction) in [(UInt64(1), 0.1), (2, 0.5), (3, 1.0)] {
      for list in [
        RandomNetworks.uniform(nodes: 3000, meanDegree: meanDegree, seed: seed),
        RandomNetworks.scaleFree(nodes: 3000, meanDegree: meanDegree, gamma: 2.5, seed: seed),
      ] {
        let network = DirectedNetwork(list)
        let targets = TargetRule.random.targets(of: network, fraction: fraction, seed: seed)
        let matching = ControlSolution(network, targets: targets)
        let flow = ControlSolution(network, targets: targets, engine: .flow)
        let checker = CertificateChecker(list, targets: targets.members)
        #expect(throws: Never.self) { try checker.check(.init(matching)) }
        #expect(throws: Never.self) { try checker.check(.init(flow)) }
        #expect(matching.cut == flow.cut)
      }
    }
  }

  @Test func `no targets need no source`() throws {
    let example = Example(3, [(0, 1), (1, 2)], targets: [])
    for engine in ControlEngine.allCases {
      let solution = example.solve(engine)
      #expect(solution.sources == 0 && solution.fewestPaths == 0 && solution.flow == 0)
      #expect(solution.cover.paths.isEmpty && solution.wiring.drivers.isEmpty && solution.cut.isEmpty)
      try example.check(.init(solution))
    }
  }

  @Test func `an empty network is solved`() throws {
    let example = Example(0, [], targets: [])
    for engine in ControlEngine.allCases { #expect(example.solve(engine).sources == 0) }
    try example.check(.init(example.solve()))
  }

  @Test func `isolated targets are paths of one node`() throws {
    let example = Example(4, [], targets: [1, 3])
    let solution = example.solve()
    #expect(solution.cover.paths.map { Array($0) } == [[1], [3]])
    #expect(solution.wiring.drivers == [1, 3])
    try example.check(.init(solution))
  }

  @Test func `a target with a self loop is a cycle that one source feeds`() throws {
    let example = Example(2, [(0, 0), (1, 1)], targets: [0])
    for engine in ControlEngine.allCases {
      let solution = example.solve(engine)
      #expect(solution.fewestPaths == 0)
      #expect(solution.sources == 1)
      #expect(solution.cover.cycles.map { Array($0) } == [[0]])
      #expect(solution.wiring.drivers == [0])
    }
  }

  @Test func `a self loop of a node that is no target changes nothing`() {
    let plain = Example(3, [(0, 1), (1, 2)], targets: [0, 2])
    let looped = Example(3, [(0, 1), (1, 1), (1, 2)], targets: [0, 2])
    for engine in ControlEngine.allCases {
      #expect(plain.solve(engine) == looped.solve(engine))
      #expect(looped.solve(engine).cover.paths.map { Array($0) } == [[0, 1, 2]])
    }
  }

  @Test func `all nodes as targets give n minus the maximum matching`() {
    let example = Example(5, [(0, 1), (0, 2), (0, 3), (3, 4)], targets: [0, 1, 2, 3, 4])
    #expect(example.solve().sources == 3)
  }

  @Test func `a path is cut back to its first and last target`() {
    let example = Example(5, [(0, 1), (1, 2), (2, 3), (3, 4)], targets: [1, 3])
    for engine in ControlEngine.allCases {
      #expect(example.solve(engine).cover.paths.map { Array($0) } == [[1, 2, 3]])
    }
    #expect(example.solve().cover.mediators(example.targets) == [2])
  }

  @Test func `cycles that no input reaches get as few entries as possible`() throws {
    // The cycle of 2 and 3 reaches the cycle of 0 and 1, the path 4 reaches none.
    let example = Example(5, [(0, 1), (1, 0), (2, 3), (3, 2), (3, 0)], targets: [0, 1, 2, 3, 4])
    let solution = example.solve()
    #expect(solution.cover.cycles.count == 2)
    #expect(solution.wiring.drivers == [4, 2])
    #expect(solution.wiring.feeds.map { Array($0) } == [[4, 2]])
    #expect(solution.wiring.cycleEntries == 1)
    #expect(solution.sources == 1)
    #expect(RankCheck(solution, in: example.network).isFull)
    try example.check(.init(solution))
  }

  @Test func `the same input gives the same answer`() {
    let list = RandomNetworks.scaleFree(nodes: 2000, meanDegree: 3, gamma: 2.5, seed: 5)
    #expect(list == RandomNetworks.scaleFree(nodes: 2000, meanDegree: 3, gamma: 2.5, seed: 5))
    let network = DirectedNetwork(list)
    let targets = TargetRule.random.targets(of: network, fraction: 0.3, seed: 5)
    #expect(ControlSolution(network, targets: targets) == ControlSolution(network, targets: targets))
  }

  @Test func `after any toggles the answer is that of the resulting targets`() throws {
    var random = Philox(seed: 3, purpose: .generation)
    for _ in 0..<20 {
      var example = Example(nodes: 30, density: 0.06, random: &random)
      for _ in 0..<40 {
        example.targets.toggle(random.below(30))
        let fresh = TargetSet(nodes: 30, members: example.targets.members)
        #expect(example.targets == fresh)
        let solution = example.solve()
        #expect(solution == ControlSolution(example.network, targets: fresh))
        #expect(throws: Never.self) { try example.check(.init(solution)) }
      }
    }
  }

  /// The fewest paths over all maps that give each node at most one successor and predecessor.
  private func fewestPathsByExhaustion(_ example: Example) -> Int {
    let network = example.network
    let isTarget = example.targets.isTarget
    var successor = [Int?](repeating: nil, count: network.nodeCount)
    var isEntered = [Bool](repeating: false, count: network.nodeCount)
    var fewest = Int.max
    func paths() -> Int {
      (0..<network.nodeCount).count { start in
        guard !isEntered[start] else { return false }
        var node: Int? = start
        while let current = node {
          if isTarget[current] { return true }
          node = successor[current]
        }
        return false
      }
    }
    func assign(_ node: Int) {
      guard node < network.nodeCount else {
        fewest = min(fewest, paths())
        return
      }
      assign(node + 1)
      for head in network.successors(of: node).map({ Int($0) }) where !isEntered[head] {
        isEntered[head] = true
        successor[node] = head
        assign(node + 1)
        successor[node] = nil
        isEntered[head] = false
      }
    }
    assign(0)
    return fewest
  }
}
