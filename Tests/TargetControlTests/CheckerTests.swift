import TargetControl
import Testing

@Suite struct CheckerTests {
  // 0 → 1 → 2, 3 ⇄ 4, 5 alone, 6 → 2: targets all but 1 and 6.
  private let example = Example(7, [(0, 1), (1, 2), (3, 4), (4, 3), (6, 2)], targets: [0, 2, 3, 4, 5])

  private func fault(_ change: (inout CertificateChecker.Answer) -> Void) -> CertificateFault? {
    var answer = CertificateChecker.Answer(example.solve())
    change(&answer)
    do {
      try example.check(answer)
      return nil
    } catch {
      return error
    }
  }

  @Test func `the answer as it is passes`() {
    #expect(fault { _ in } == nil)
  }

  @Test func `a step that is no edge is found`() {
    #expect(fault { $0.paths[0] = [0, 2] } == .noSuchEdge(from: 0, to: 2))
    #expect(fault { $0.paths[0] = [2, 1, 0] } == .noSuchEdge(from: 1, to: 0))
    #expect(fault { $0.cycles.append([1]) } != nil)
    #expect(fault { $0.cycles.append([6]) } == .noSuchEdge(from: 6, to: 6))
  }

  @Test func `a node on two lists is found`() {
    #expect(fault { $0.paths.append([2]) } == .nodeUsedTwice(2))
    #expect(fault { $0.cycles[0] = [3, 4, 3] } == .nodeUsedTwice(3))
  }

  @Test func `a target that is left out is found`() {
    #expect(fault { $0.cycles = [] } == .targetNotCovered(3))
    #expect(fault { $0.paths[0] = [0, 1] } == .targetNotCovered(2))
  }

  @Test func `an empty list and a strange node are found`() {
    #expect(fault { $0.paths.append([]) } == .emptyList)
    #expect(fault { $0.paths.append([7]) } == .nodeOutsideNetwork(7))
    #expect(fault { $0.feeds[0].append(9) } == .nodeOutsideNetwork(9))
  }

  @Test func `a wrong number of paths is found`() {
    #expect(fault { $0.fewestPaths = 1 } == .wrongPathCount(claimed: 1, listed: 2))
    #expect(fault { $0.cut.removeLast() } == .wrongSum(paths: 2, cut: 2, targets: 5))
    #expect(
      fault {
        $0.paths.append([6])
        $0.fewestPaths = 3
      } == .wrongSum(paths: 3, cut: 3, targets: 5))
  }

  @Test func `a cut that does not separate is found`() {
    for k in 0..<3 {
      let found = fault { $0.cut[k] = .fromSource(5) }
      guard case .notSeparated = found else {
        Issue.record("expected a cut that does not separate, got \(String(describing: found))")
        continue
      }
    }
  }

  @Test func `an arc that the flow form has not, or that is listed twice, is found`() {
    #expect(fault { $0.cut[0] = .fromSource(1) } == .noSuchArc(.fromSource(1)))
    #expect(fault { $0.cut[0] = .toSink(6) } == .noSuchArc(.toSink(6)))
    #expect(fault { $0.cut[0] = .through(2) } == .noSuchArc(.through(2)))
    #expect(fault { $0.cut[0] = .through(70) } == .noSuchArc(.through(70)))
    let twice = fault { $0.cut[0] = $0.cut[1] }
    guard case .arcTwice = twice else {
      Issue.record("expected an arc listed twice, got \(String(describing: twice))")
      return
    }
  }

  @Test func `sources that are missing, or feed the wrong nodes, are found`() {
    #expect(fault { $0.sources = 1 } == .wrongSourceCount(claimed: 1, listed: 2, needed: 2))
    #expect(fault { $0.feeds.removeLast() } == .wrongSourceCount(claimed: 2, listed: 1, needed: 2))
    #expect(fault { $0.feeds[1] = [6] } == .pathNotFed(head: 5))
    #expect(fault { $0.feeds[0] = [0] } == .cycleNotReached(3))
  }

  @Test func `every fault says what is wrong`() {
    let faults: [CertificateFault] = [
      .nodeOutsideNetwork(1), .emptyList, .nodeUsedTwice(1), .noSuchEdge(from: 1, to: 2),
      .targetNotCovered(1), .wrongPathCount(claimed: 1, listed: 2),
      .wrongSum(paths: 1, cut: 2, targets: 4), .noSuchArc(.toSink(1)), .arcTwice(.through(1)),
      .notSeparated(through: 1), .wrongSourceCount(claimed: 1, listed: 2, needed: 3),
      .pathNotFed(head: 1), .cycleNotReached(1),
    ]
    #expect(Set(faults.map(\.description)).count == faults.count)
  }
}
