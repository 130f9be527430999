import Datasets
import TargetControl
import Tensors
import Testing

@Suite struct GreedyTests {
  private func drivers(_ example: Example) -> [UInt32] {
    GaoGreedy(example.network, targets: example.targets, seed: 1).drivers
  }

  @Test func `a chain is driven from its first node`() {
    #expect(drivers(Example(4, [(0, 1), (1, 2), (2, 3)], targets: [3])) == [0])
  }

  @Test func `leaves of a star need all but one input of their own`() {
    let found = drivers(Example(4, [(0, 1), (0, 2), (0, 3)], targets: [1, 2, 3]))
    #expect(found.count == 3 && found.contains(0))
  }

  @Test func `targets at different distances share a driver, where a cover needs two paths`() {
    #expect(drivers(Example(4, [(0, 1), (0, 2), (2, 3)], targets: [1, 3])) == [0])
  }

  @Test func `a cycle needs one input and nothing needs none`() {
    #expect(drivers(Example(3, [(0, 1), (1, 2), (2, 0)], targets: [0, 1, 2])).count == 1)
    #expect(drivers(Example(3, [(0, 1)], targets: [])).isEmpty)
  }

  @Test func `the choice depends on the seed alone`() {
    let network = DirectedNetwork(RandomNetworks.uniform(nodes: 300, meanDegree: 2, seed: 1))
    let targets = TargetRule.random.targets(of: network, fraction: 0.3, seed: 1)
    #expect(
      GaoGreedy(network, targets: targets, seed: 1) == GaoGreedy(network, targets: targets, seed: 1))
  }

  @Test func `it is sometimes not enough, which the rank shows`() {
    var random = Philox(seed: 5, purpose: .generation)
    var failures = 0
    for _ in 0..<1000 {
      let example = Example(nodes: 1 + random.below(8), density: random.uniform(0.1...0.4), random: &random)
      let check = RankCheck(
        network: example.network, targets: example.targets, feeds: drivers(example).map { [$0] })
      if !check.isFull { failures += 1 }
    }
    #expect((1..<500).contains(failures))
  }
}
