import Tensors

/// What is read from the time-major output `[step, sample, neuron]` of a network.
public enum SpikeDecoder: String, Sendable, CaseIterable {
  /// Spikes per step, in 0…1.
  case rate
  /// Spikes in the window.
  case count
  /// The membrane after the last step.
  case lastMembrane = "last-membrane"
  /// The membrane's mean over the window.
  case meanMembrane = "mean-membrane"

  /// The readings `[sample, neuron]` of spikes or membranes of `steps` steps, `[step, sample, neuron]` or
  /// `[step·sample, neuron]`; steps are added up in their order.
  public func decode(_ sequence: Tensor, steps: Int) -> Tensor {
    var sum = SpikeDecoder.step(steps - 1, of: sequence, steps: steps)
    guard self != .lastMembrane else { return sum }
    sum = SpikeDecoder.step(0, of: sequence, steps: steps)
    for step in 1..<max(1, steps) {
      sum.combine(with: SpikeDecoder.step(step, of: sequence, steps: steps)) { $0 + $1 }
    }
    if self != .count { sum.scale(by: 1 / Float(steps)) }
    return sum
  }

  /// The gradient with respect to the sequence, `[step, …]`, for the gradient with respect to the readings.
  public func gradient(_ readingGradient: Tensor, steps: Int) -> Tensor {
    precondition(steps >= 1, "SpikeDecoder: \(steps) steps")
    var own = readingGradient
    switch self {
    case .count: break
    case .rate, .meanMembrane: own.scale(by: 1 / Float(steps))
    case .lastMembrane:
      var gradient = Tensor([steps] + own.shape)
      let first = (steps - 1) * own.count
      own.withUnsafeElements { own in
        gradient.withUnsafeMutableElements { gradient in
          for place in own.indices { gradient[first + place] = own[place] }
        }
      }
      return gradient
    }
    return SpikeEncoder.repeating(own, steps: steps)
  }

  /// One step of a sequence as `[sample, neuron…]`, sharing its memory.
  private static func step(_ step: Int, of sequence: Tensor, steps: Int) -> Tensor {
    precondition(
      steps >= 1 && !sequence.shape.isEmpty && sequence.shape[0] % steps == 0,
      "SpikeDecoder: \(steps) steps do not divide the first axis of \(sequence.shape)")
    let rows = sequence.shape[0] / steps
    let part = sequence.rows(step * rows..<(step + 1) * rows)
    return rows == 1 && sequence.shape.count > 2
      ? part.reshaped(Array(sequence.shape.dropFirst())) : part
  }
}
