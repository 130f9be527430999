import TargetControl
import Tensors
import Testing

@Suite struct RankTests {
  @Test func `the wiring of every cover makes its targets controllable`() {
    var random = Philox(seed: 4, purpose: .generation)
    for _ in 0..<1500 {
      let example = Example(nodes: 1 + random.below(24), density: random.uniform(0.03...0.3), random: &random)
      for engine in ControlEngine.allCases {
        let solution = example.solve(engine)
        let check = RankCheck(solution, in: example.network)
        #expect(check.isFull, "\(example)")
        #expect(check.needed == example.targets.count)
      }
    }
  }

  @Test func `without one of its sources a cover of paths loses rank`() {
    let example = Example(4, [(0, 1), (2, 3)], targets: [0, 1, 2, 3])
    let check = RankCheck(network: example.network, targets: example.targets, feeds: [[0]])
    #expect(check.rank == 2 && check.needed == 4 && !check.isFull)
  }

  @Test func `no targets have full rank zero`() {
    let example = Example(2, [(0, 1)], targets: [])
    #expect(RankCheck(example.solve(), in: example.network).isFull)
  }
}
