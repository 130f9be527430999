import Datasets
import Foundation
import TargetControl
import Tensors

/// A network with targets, as the tests make them up.
struct Example {
  var list: EdgeList
  var targets: TargetSet
  var network: DirectedNetwork { DirectedNetwork(list) }

  /// The network of `edges` among `nodes` nodes, named by their numbers.
  init(_ nodes: Int, _ edges: [(Int, Int)], targets: [Int]) {
    list = EdgeList(
      names: NodeNames(numbered: nodes), tails: edges.map { UInt32($0.0) }, heads: edges.map { UInt32($0.1) })
    self.targets = TargetSet(nodes: nodes, members: targets.map { UInt32($0) })
  }

  /// A random network with self loops; a quarter of them have no other cycles.
  init(nodes: Int, density: Float, random: inout Philox) {
    let isAcyclic = random.below(4) == 0
    var edges: [(Int, Int)] = []
    for tail in 0..<nodes {
      for head in 0..<nodes where !isAcyclic || tail <= head {
        if random.uniform() < density { edges.append((tail, head)) }
      }
    }
    let share = random.uniform(0.1...1)
    var targets = (0..<nodes).filter { _ in random.uniform() < share }
    if random.below(8) == 0 { targets = Array(0..<nodes) }
    self.init(nodes, edges, targets: targets)
  }

  func solve(_ engine: ControlEngine = .matching) -> ControlSolution {
    ControlSolution(network, targets: targets, engine: engine)
  }

  func check(_ answer: CertificateChecker.Answer) throws(CertificateFault) {
    try CertificateChecker(list, targets: targets.members).check(answer)
  }
}

/// Runs `body` with the path of a file that holds `text`.
func withFile<Result>(_ text: String, _ body: (String) throws -> Result) throws -> Result {
  try withFile(bytes: Array(text.utf8), body)
}

/// Runs `body` with the path of a file that holds `bytes`.
func withFile<Result>(bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
  let path = FileManager.default.temporaryDirectory.appendingPathComponent("plexus-\(UUID().uuidString).txt")
  try Data(bytes).write(to: path)
  defer { try? FileManager.default.removeItem(at: path) }
  return try body(path.path)
}
