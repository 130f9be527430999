/// Why an answer is not proved; nodes are given by id.
public enum CertificateFault: Error, Sendable, Equatable {
  case nodeOutsideNetwork(UInt32)
  case emptyList
  case nodeUsedTwice(UInt32)
  case noSuchEdge(from: UInt32, to: UInt32)
  case targetNotCovered(UInt32)
  case wrongPathCount(claimed: Int, listed: Int)
  case wrongSum(paths: Int, cut: Int, targets: Int)
  case noSuchArc(CutArc)
  case arcTwice(CutArc)
  case notSeparated(through: UInt32)
  case wrongSourceCount(claimed: Int, listed: Int, needed: Int)
  case pathNotFed(head: UInt32)
  case cycleNotReached(UInt32)
}

extension CertificateFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nodeOutsideNetwork(let node): "node \(node) is not in the network"
    case .emptyList: "a path or cycle has no nodes"
    case .nodeUsedTwice(let node): "node \(node) is used twice"
    case .noSuchEdge(let from, let to): "there is no edge from node \(from) to node \(to)"
    case .targetNotCovered(let node): "target \(node) lies on no path or cycle"
    case .wrongPathCount(let claimed, let listed): "\(claimed) paths are claimed, \(listed) are listed"
    case .wrongSum(let paths, let cut, let targets):
      "\(paths) paths and \(cut) cut arcs do not add up to \(targets) targets"
    case .noSuchArc(let arc): "the flow form has no arc \(arc)"
    case .arcTwice(let arc): "the cut lists the arc \(arc) twice"
    case .notSeparated(let node): "the cut does not separate s from t: node \(node) is still passed"
    case .wrongSourceCount(let claimed, let listed, let needed):
      "\(claimed) sources are claimed, \(listed) are listed, \(needed) are needed"
    case .pathNotFed(let head): "the path from node \(head) is not fed by a source of its own"
    case .cycleNotReached(let node): "no input reaches the cycle of node \(node)"
    }
  }
}
