import Glibc
import Tensors

/// Random directed networks, the same for the same seed; nodes are named by their numbers.
public enum RandomNetworks {
  /// Independent edges with uniform ends (Erdős–Rényi, G(n, m) with repetition); self loops are left out.
  ///
  /// Repeated edges stay in the list, so a network has slightly fewer than `nodes × meanDegree` different
  /// ones.
  public static func uniform(nodes: Int, meanDegree: Double, seed: UInt64) -> EdgeList {
    var random = Philox(seed: seed, purpose: .generation)
    return edges(nodes: nodes, meanDegree: meanDegree) { (random.below(nodes), random.below(nodes)) }
  }

  /// A scale-free network by the static model, with exponent `gamma` of both degree distributions.
  ///
  /// Each end of an edge is node i with probability proportional to (i + 1)^(−1/(γ − 1)), over two
  /// independent orders of the nodes for tails and heads, so in- and out-degree are not correlated. Goh,
  /// Kahng, Kim, "Universal behavior of load distribution in scale-free networks", Phys. Rev. Lett. 87,
  /// 278701 (2001).
  public static func scaleFree(nodes: Int, meanDegree: Double, gamma: Double, seed: UInt64) -> EdgeList {
    precondition(gamma > 2, "RandomNetworks.scaleFree: gamma must exceed 2, got \(gamma)")
    var random = Philox(seed: seed, purpose: .generation)
    let tailOrder = random.permutation(nodes)
    let headOrder = random.permutation(nodes)
    var cumulative: [Double] = []
    var sum = 0.0
    for rank in 1...max(1, nodes) {
      sum += pow(Double(rank), -1 / (gamma - 1))
      cumulative.append(sum)
    }
    func draw() -> Int {
      let point = Double(random.next() >> 11) * 0x1p-53 * sum
      var low = 0
      var high = nodes - 1
      while low < high {
        let middle = (low + high) / 2
        if cumulative[middle] <= point { low = middle + 1 } else { high = middle }
      }
      return low
    }
    return edges(nodes: nodes, meanDegree: meanDegree) { (tailOrder[draw()], headOrder[draw()]) }
  }

  private static func edges(
    nodes: Int, meanDegree: Double, draw: () -> (tail: Int, head: Int)
  ) -> EdgeList {
    precondition(nodes >= 0 && meanDegree >= 0, "RandomNetworks: \(nodes) nodes, mean degree \(meanDegree)")
    let count = nodes > 1 ? Int((Double(nodes) * meanDegree).rounded()) : 0
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    tails.reserveCapacity(count)
    heads.reserveCapacity(count)
    while tails.count < count {
      let (tail, head) = draw()
      guard tail != head else { continue }
      tails.append(UInt32(tail))
      heads.append(UInt32(head))
    }
    return EdgeList(names: NodeNames(numbered: nodes), tails: tails, heads: heads)
  }
}
