import Tensors

/// How numbers in 0…1 become the dense, time-major input `[step, sample, input…]` of a spiking network.
///
/// `InputCoder` gives the same spikes as bits; `PopulationCode` turns a number into several before it is coded.
public enum SpikeEncoder: String, Sendable, CaseIterable {
  /// The number itself flows in as a current at every step. A layer of weights then gives the same product at every
  /// step: compute it once and repeat it (`repeating`) instead of coding first.
  case constantCurrent = "constant"
  /// At each step a spike with the number as its probability, rounded to a multiple of 2⁻¹⁶.
  case bernoulli
  /// One spike, the earlier the larger the number: at step `round((1 - x)·(steps - 1))`, none for 0.
  case latency

  /// Codes `values` `[sample, input…]`.
  ///
  /// - Parameters:
  ///   - sampleNumbers: one per row of `values`; with `pass` and the seed they alone fix the random spikes, so
  ///     these do not depend on how samples are put into batches.
  ///   - pass: tells presentations of the same sample apart (an epoch).
  public func encode(
    _ values: Tensor, steps: Int, seed: UInt64 = 0, sampleNumbers: [Int], pass: UInt32 = 0
  ) -> Tensor {
    precondition(
      steps >= 1 && values.shape.first == sampleNumbers.count,
      "SpikeEncoder: values \(values.shape) for \(sampleNumbers.count) samples and \(steps) steps")
    switch self {
    case .constantCurrent: return SpikeEncoder.repeating(values, steps: steps)
    case .latency: return SpikeEncoder.latencies(values, steps: steps)
    case .bernoulli:
      let flat = values.reshaped([sampleNumbers.count, values.count / max(1, sampleNumbers.count)])
      let coded = InputCoder.bernoulli.encode(
        flat, steps: steps, seed: seed, sampleNumbers: sampleNumbers, pass: pass)
      guard case .spikes(let train) = coded else { preconditionFailure("Bernoulli coding gives spikes") }
      return train.timeMajor.reshaped([steps] + values.shape)
    }
  }

  /// `values` at each of `steps` steps: `[step, …]`.
  public static func repeating(_ values: Tensor, steps: Int) -> Tensor {
    var repeated = Tensor(uninitialized: [steps] + values.shape)
    let count = values.count
    values.withUnsafeElements { values in
      repeated.withUnsafeMutableElements { repeated in
        guard let values = values.baseAddress, let repeated = repeated.baseAddress else { return }
        ThreadPool.current.run(tiles: steps) { step in
          (repeated + step * count).update(from: values, count: count)
        }
      }
    }
    return repeated
  }

  private static func latencies(_ values: Tensor, steps: Int) -> Tensor {
    var spikes = Tensor([steps] + values.shape)
    let count = values.count
    values.withUnsafeElements { values in
      spikes.withUnsafeMutableElements { spikes in
        for (place, value) in values.enumerated() where value > 0 {
          let step = ((1 - min(value, 1)) * Float(steps - 1)).rounded(.toNearestOrEven)
          spikes[Int(step) * count + place] = 1
        }
      }
    }
    return spikes
  }
}

extension SpikeTrain {
  /// The spikes as numbers 0 and 1, `[step, sample, neuron]`.
  public var timeMajor: Tensor {
    var dense = Tensor(uninitialized: [steps, samples, neurons])
    let plane = samples * neurons
    words.withUnsafeElements { words in
      dense.withUnsafeMutableElements { dense in
        ThreadPool.current.run(tiles: steps) { step in
          let first = step / SpikeTrain.wordSteps * plane
          let bit = UInt32(step % SpikeTrain.wordSteps)
          for place in 0..<plane { dense[step * plane + place] = Float(words[first + place] >> bit & 1) }
        }
      }
    }
    return dense
  }
}
