import NeuralNets
import Spiking
import Tensors

/// The spike-count learning rule: counts stand in for activations, their derivative for that of the spikes.
///
/// J. Wu et al., "Deep spiking neural network with spike count based learning rule", IJCNN 2019,
/// arXiv:1902.05705. With `T` steps and threshold `θ` the rule works on rates: the activity `a = c / T`, the
/// free potential per step `u = U / T = a'·W + b` (with `a'` the activity of the layer before), and
///
///     da/du := 1/θ where the gate is open, else 0
///
/// so that its gradients do not change in scale with `T`. The forward pass always uses the simulated counts.
public struct SpikeCountRule: Sendable, Equatable {
  /// Where a neuron passes the error on.
  public enum Gate: String, Sendable, CaseIterable {
    /// `0 < U < T·θ`: where more input would change the count.
    case clipped
    /// `U > 0`.
    case positive
    /// `c > 0`; a neuron that falls silent stays so.
    case firing
  }

  /// What the output is compared by.
  public enum Loss: String, Sendable, CaseIterable {
    /// Cross entropy of the softmax of the free potential, in units of `T·θ / 10`.
    case potential = "cross-entropy-potential"
    /// Cross entropy of the softmax of the output counts, in units of `T / 10`.
    case counts = "cross-entropy-counts"
    /// Half the mean squared distance of the output rates from 0.9 (the label) and 0 (the others).
    case meanSquare = "mean-square-counts"
  }

  public let gate: Gate
  public let loss: Loss
  /// The weight `λ` of the rate penalty: `λ` times the mean rate of each hidden layer is added to the loss.
  public var ratePenalty: Float

  /// Logits are this many times the rate, so that ten steps give the counts themselves.
  static let logitScale: Float = 10
  static let targetRate: Float = 0.9

  public init(gate: Gate = .positive, loss: Loss = .potential, ratePenalty: Float = 0) {
    (self.gate, self.loss, self.ratePenalty) = (gate, loss, ratePenalty)
  }

  /// The loss of a pass, averaged over its samples, without the rate penalty.
  public func loss(of pass: NetworkPass, labels: [Int], threshold: Float) -> Float {
    outputError(pass, labels, threshold).loss
  }

  /// The loss and the gradients of all parameters.
  ///
  /// - Returns: gradients in the order of the layers, with the shapes of their parameters.
  public func gradients(
    of pass: NetworkPass, labels: [Int], threshold: Float
  ) -> (loss: Float, layers: [(weight: Tensor, bias: Tensor)]) {
    var (loss, error) = outputError(pass, labels, threshold)
    var gradients: [(weight: Tensor, bias: Tensor)] = []
    for index in pass.activities.indices.reversed() {
      let activity = index == 0 ? pass.input.activity : pass.rates(of: index - 1)
      gradients.append(pass.synapses[index].gradients(activity: activity, currentGradient: error))
      guard index > 0 else { break }
      error = pass.synapses[index].activityGradient(error)
      passThroughGate(&error, pass.activities[index - 1], pass.steps, threshold)
    }
    return (loss, gradients.reversed())
  }

  /// The loss and its derivative with respect to the output's potential per step, `[sample, class]`.
  private func outputError(
    _ pass: NetworkPass, _ labels: [Int], _ threshold: Float
  ) -> (loss: Float, error: Tensor) {
    switch loss {
    case .potential:
      let scale = SpikeCountRule.logitScale / (threshold * Float(pass.steps))
      var logits = pass.output.potential
      logits.scale(by: scale)
      var (loss, error) = CrossEntropy.valueAndGradient(logits: logits, labels: labels)
      error.scale(by: scale * Float(pass.steps))
      return (loss, error)
    case .counts:
      var logits = pass.output.counts
      logits.scale(by: SpikeCountRule.logitScale / Float(pass.steps))
      var (loss, error) = CrossEntropy.valueAndGradient(logits: logits, labels: labels)
      error.scale(by: SpikeCountRule.logitScale)
      passThroughOutputGate(&error, pass, threshold)
      return (loss, error)
    case .meanSquare:
      var (loss, error) = meanSquare(pass.rates(of: pass.activities.count - 1), labels)
      passThroughOutputGate(&error, pass, threshold)
      return (loss, error)
    }
  }

  private func meanSquare(_ rates: Tensor, _ labels: [Int]) -> (loss: Float, error: Tensor) {
    let (samples, classes) = (rates.shape[0], rates.shape[1])
    var error = rates
    var total = 0.0
    error.withUnsafeMutableElements { error in
      for (sample, label) in labels.enumerated() {
        error[sample * classes + label] -= SpikeCountRule.targetRate
        for c in 0..<classes {
          let difference = error[sample * classes + c]
          total += Double(difference * difference) / 2
          error[sample * classes + c] = difference / Float(samples)
        }
      }
    }
    return (samples == 0 ? 0 : Float(total / Double(samples)), error)
  }

  /// Turns the derivative by a hidden layer's rates into that by its potential per step, in place.
  private func passThroughGate(
    _ error: inout Tensor, _ activity: LayerActivity, _ steps: Int, _ threshold: Float
  ) {
    let slope = 1 / threshold
    let ceiling = gate == .clipped ? Float(steps) * threshold : .infinity
    let pull = ratePenalty / Float(error.count)
    // A count is above zero where a potential would have to be.
    error.combine(with: gate == .firing ? activity.counts : activity.potential) { error, gated in
      let isOpen = (gated .> 0) .& (gated .< ceiling)
      return SIMD16<Float>.zero.replacing(with: (error + pull) * slope, where: isOpen)
    }
  }

  /// The same for the output layer of the losses on counts.
  ///
  /// Ours, not the paper's: a closed gate still lets through what would open it. Else a class that no sample
  /// excites could never be learned.
  private func passThroughOutputGate(_ error: inout Tensor, _ pass: NetworkPass, _ threshold: Float) {
    let slope = 1 / threshold
    let ceiling = gate == .clipped ? Float(pass.steps) * threshold : .infinity
    error.combine(with: gate == .firing ? pass.output.counts : pass.output.potential) { error, gated in
      let isOpen = ((gated .> 0) .| (error .< 0)) .& ((gated .< ceiling) .| (error .> 0))
      return SIMD16<Float>.zero.replacing(with: error * slope, where: isOpen)
    }
  }
}

extension NetworkPass {
  /// The mean spikes per step of a layer, `[sample, neuron]`.
  func rates(of layer: Int) -> Tensor {
    var rates = activities[layer].counts
    rates.scale(by: 1 / Float(steps))
    return rates
  }
}
