import TargetControl
import Tensors

/// The fewest paths over the targets of a network whose edges lie in memory: index, cover, cut and wiring.
final class ControlWorkload: Workload {
  private let nodes: Int
  private let tails, heads, targets: [UInt32]
  private var flow = 0

  init(_ settings: Settings, _ arrays: Arrays) throws {
    nodes = try settings.integer("nodes")
    tails = try arrays.numbers("tails")
    heads = try arrays.numbers("heads")
    targets = try arrays.numbers("targets")
  }

  func step() {
    let network = DirectedNetwork(nodes: nodes, tails: tails, heads: heads)
    flow = ControlSolution(network, targets: TargetSet(nodes: nodes, members: targets)).flow
  }

  func note() -> [String: Double] { ["flow": Double(flow)] }
}
