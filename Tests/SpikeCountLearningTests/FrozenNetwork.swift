import NeuralNets
import Spiking
import SpikeCountLearning
import Tensors

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The function whose gradient the learning rule claims to be, in double precision and written out plainly.
///
/// A hidden activity is its simulated rate plus gate/θ times what the potential per step has moved since: the
/// counts stay frozen, only the surrogate bends.
struct FrozenNetwork {
  let rates: [[[Double]]]
  let potentials: [[[Double]]]
  let input: [[Double]]
  let rule: SpikeCountRule
  let threshold: Double
  let steps: Double

  init(_ pass: NetworkPass, rule: SpikeCountRule, threshold: Float) {
    func rows(_ tensor: Tensor, per steps: Int) -> [[Double]] {
      (0..<tensor.shape[0]).map { row in
        tensor.rows(row..<row + 1).elements.map { Double($0) / Double(steps) }
      }
    }
    rates = pass.activities.map { rows($0.counts, per: pass.steps) }
    potentials = pass.activities.map { rows($0.potential, per: pass.steps) }
    input = rows(pass.input.activity, per: 1)
    self.rule = rule
    self.threshold = Double(threshold)
    steps = Double(pass.steps)
  }

  /// Loss and penalty of the network with weights `layers`.
  func loss(_ layers: [Synapses], labels: [Int]) -> Double {
    let samples = Double(labels.count)
    return labels.indices.reduce(0) { sum, sample in
      var activity = input[sample]
      var penalty = 0.0
      for (index, layer) in layers.enumerated() {
        let potential = self.potential(layer, activity)
        if index == layers.count - 1 {
          return sum + (outputLoss(potential, sample, labels[sample]) + penalty) / samples
        }
        activity = potential.indices.map { j in
          rates[index][sample][j]
            + (isOpen(index, sample, j) ? (potential[j] - potentials[index][sample][j]) / threshold : 0)
        }
        penalty += Double(rule.ratePenalty) * activity.reduce(0, +) / Double(activity.count)
      }
      return sum
    }
  }

  private func potential(_ layer: Synapses, _ activity: [Double]) -> [Double] {
    guard layer.wiring.kind != .full || layer.wiring.pooling != nil else {
      return (0..<layer.wiring.outputs).map { j in
        activity.indices.reduce(Double(layer.bias[j])) { $0 + activity[$1] * Double(layer.weight[$1, j]) }
      }
    }
    // Convolutions and means are tested on their own; here they are only linear.
    return layer.currents(Tensor([1, activity.count], activity.map(Float.init))).elements.map(Double.init)
  }

  private func isOpen(_ layer: Int, _ sample: Int, _ j: Int) -> Bool {
    let potential = potentials[layer][sample][j]
    switch rule.gate {
    case .clipped: return potential > 0 && potential < threshold
    case .positive: return potential > 0
    case .firing: return rates[layer][sample][j] > 0
    }
  }

  private func outputLoss(_ potential: [Double], _ sample: Int, _ label: Int) -> Double {
    switch rule.loss {
    case .potential: return crossEntropy(potential.map { 10 * $0 / threshold }, label)
    case .counts: return crossEntropy(outputRates(potential, sample, label).map { 10 * $0 }, label)
    case .meanSquare:
      return outputRates(potential, sample, label).enumerated().reduce(0) { sum, rate in
        let difference = rate.element - (rate.offset == label ? 0.9 : 0)
        return sum + difference * difference / 2
      }
    }
  }

  /// Frozen output rates that bend where the output's gate is open.
  private func outputRates(_ potential: [Double], _ sample: Int, _ label: Int) -> [Double] {
    let last = rates.count - 1
    return potential.indices.map { j in
      let rate = rates[last][sample][j]
      // More is wanted of the label while it lacks spikes, and less of the others while they have any.
      let target = rule.loss == .meanSquare ? (j == label ? 0.9 : 0) : (j == label ? 2.0 : -1)
      let wantsMore = rate < target
      let free = potentials[last][sample][j]
      let above = rule.gate == .firing ? rate > 0 : free > 0
      let below = rule.gate != .clipped || free < threshold
      let isOpen = (above || wantsMore) && (below || !wantsMore)
      return rate + (isOpen ? (potential[j] - free) / threshold : 0)
    }
  }

  private func crossEntropy(_ logits: [Double], _ label: Int) -> Double {
    let sum = logits.reduce(0) { $0 + exp($1 - logits[label]) }
    return log(sum)
  }
}
