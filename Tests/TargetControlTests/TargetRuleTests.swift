import TargetControl
import Testing

@Suite struct TargetRuleTests {
  private let network = Example(5, [(0, 1), (0, 2), (1, 2), (3, 2), (3, 1), (3, 0)], targets: []).network

  @Test func `degree rules take the highest first, equal ones by id`() {
    #expect(targets(.highestInDegree, 0.4) == [1, 2])
    #expect(targets(.highestOutDegree, 0.4) == [0, 3])
    #expect(targets(.highestInDegree, 0.6) == [0, 1, 2])
    #expect(targets(.highestInDegree, 0).isEmpty)
  }

  @Test func `sources and sinks are nodes without edges in or out`() {
    #expect(targets(.sources, 1) == [3, 4])
    #expect(targets(.sinks, 1) == [2, 4])
    #expect(targets(.sinks, 0.2) == [2, 4])
  }

  @Test func `a random share depends on the seed alone`() {
    let large = Example(1000, [], targets: []).network
    let first = TargetRule.random.targets(of: large, fraction: 0.3, seed: 1)
    #expect(first.count == 300)
    #expect(first == TargetRule.random.targets(of: large, fraction: 0.3, seed: 1))
    #expect(first != TargetRule.random.targets(of: large, fraction: 0.3, seed: 2))
  }

  @Test(arguments: TargetRule.allCases)
  func `an empty network has no targets`(rule: TargetRule) {
    #expect(rule.targets(of: Example(0, [], targets: []).network, fraction: 1, seed: 1).count == 0)
  }

  private func targets(_ rule: TargetRule, _ fraction: Double) -> [UInt32] {
    rule.targets(of: network, fraction: fraction, seed: 3).members
  }
}
