import TargetControl
import Testing

/// Networks where fewer sources control the targets than any cover by disjoint paths needs: the answer is
/// exact over covers and an upper bound for controllability.
@Suite struct BoundTests {
  @Test func `targets at different distances share one input, though a cover needs two paths`() {
    let example = Example(4, [(0, 1), (0, 2), (2, 3)], targets: [1, 3])
    #expect(example.solve().sources == 2)
    #expect(rank(example, feeds: [[0]]) == 2)
  }

  @Test func `a source that feeds a star's centre and a leaf does what a cover needs two for`() {
    let example = Example(3, [(0, 1), (0, 2)], targets: [1, 2])
    #expect(example.solve().sources == 2)
    #expect(rank(example, feeds: [[0, 1]]) == 2)
    #expect(rank(example, feeds: [[0]]) == 1)
  }

  @Test func `one driver in front of a branch suffices, though a cover needs two paths`() {
    let example = Example(4, [(3, 0), (0, 2), (3, 1)], targets: [1, 2, 3])
    #expect(example.solve().sources == 2)
    #expect(rank(example, feeds: [[3]]) == 3)
  }

  @Test func `path heads alone do not control a cycle that they do not reach`() {
    let example = Example(3, [(0, 1), (1, 0)], targets: [0, 1, 2])
    let solution = example.solve()
    #expect(rank(example, feeds: [[2]]) == 1)
    #expect(RankCheck(solution, in: example.network) == RankCheck(solution, in: example.network, seed: 7))
    #expect(RankCheck(solution, in: example.network).rank == 3)
  }

  private func rank(_ example: Example, feeds: [[UInt32]]) -> Int {
    RankCheck(network: example.network, targets: example.targets, feeds: feeds).rank
  }
}
