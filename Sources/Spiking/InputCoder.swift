import Tensors

/// How numbers in 0…1 become the input of a spiking network.
public enum InputCoder: String, Sendable, CaseIterable {
  /// The number itself flows in as a current at every step.
  case constantCurrent = "constant"
  /// At each step a spike with the number as its probability.
  case bernoulli
  /// An integrate-and-fire neuron of threshold 1 per input, driven by the number: as many evenly spread
  /// spikes as it deserves, the same ones each time.
  case rate
}

/// Input as a network takes it.
public enum CodedInput: Sendable {
  /// The same currents at each step, `[sample, input]`.
  case constant(Tensor)
  /// Spikes.
  case spikes(SpikeTrain)

  /// The mean input per step, `[sample, input]`: the activity that learning sees.
  public var activity: Tensor {
    switch self {
    case .constant(let current): return current
    case .spikes(let train):
      var activity = train.counts
      activity.scale(by: 1 / Float(max(1, train.steps)))
      return activity
    }
  }
}

extension InputCoder {
  /// Codes the numbers `[sample, input]` for `steps` steps.
  ///
  /// - Parameters:
  ///   - sampleNumbers: one per row of `values`; with `pass` and the seed they alone fix the random spikes, so
  ///     these do not depend on how samples are put into batches.
  ///   - pass: tells presentations of the same sample apart (an epoch).
  public func encode(
    _ values: Tensor, steps: Int, seed: UInt64, sampleNumbers: [Int], pass: UInt32
  ) -> CodedInput {
    precondition(
      values.shape.count == 2 && values.shape[0] == sampleNumbers.count,
      "InputCoder: values \(values.shape) for \(sampleNumbers.count) samples")
    switch self {
    case .constantCurrent: return .constant(values)
    case .rate: return .spikes(IntegrateAndFire(threshold: 1)(constant: values, steps: steps).spikes)
    case .bernoulli:
      return .spikes(BernoulliCoder(steps: steps, seed: seed, pass: pass).encode(values, sampleNumbers))
    }
  }
}

/// Draws one 16-bit number per input and step; the probability is rounded to a multiple of 2⁻¹⁶.
private struct BernoulliCoder {
  let steps: Int
  let seed: UInt64
  let pass: UInt32

  /// One Philox block serves this many steps of one input.
  private static let stepsPerBlock = 8

  func encode(_ values: Tensor, _ sampleNumbers: [Int]) -> SpikeTrain {
    let (samples, inputs) = (values.shape[0], values.shape[1])
    let wordCount = SpikeTrain.wordCount(steps)
    var words = TypedTensor<UInt32>([wordCount, samples, inputs])
    values.withUnsafeElements { values in
      words.withUnsafeMutableElements { words in
        ThreadPool.current.run(tiles: samples) { sample in
          for input in 0..<inputs where values[sample * inputs + input] > 0 {
            let limit = UInt32(min(values[sample * inputs + input], 1) * 65536 + 0.5)
            for word in 0..<wordCount {
              let bits = draw(limit, sampleNumbers[sample], input, word: word)
              words[(word * samples + sample) * inputs + input] = bits
            }
          }
        }
      }
    }
    return SpikeTrain(steps: steps, samples: samples, neurons: inputs, words: words)
  }

  /// The bits of one word of one input: those of the stream `(seed, encoding, sample)` at a place that `pass`,
  /// input and step fix.
  private func draw(_ limit: UInt32, _ sample: Int, _ input: Int, word: Int) -> UInt32 {
    let first = word * SpikeTrain.wordSteps
    let end = min(steps, first + SpikeTrain.wordSteps)
    let blocksPerInput = (steps + BernoulliCoder.stepsPerBlock - 1) / BernoulliCoder.stepsPerBlock
    var bits: UInt32 = 0
    for start in stride(from: first, to: end, by: BernoulliCoder.stepsPerBlock) {
      let number = input * blocksPerInput + start / BernoulliCoder.stepsPerBlock
      let block = Philox.block(
        counter: SIMD4(
          UInt32(truncatingIfNeeded: number), pass, UInt32(truncatingIfNeeded: sample),
          RandomPurpose.encoding.rawValue),
        key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)))
      for step in start..<min(end, start + BernoulliCoder.stepsPerBlock) {
        let half = step - start
        let number = block[half >> 1] >> UInt32(16 * (half & 1)) & 0xFFFF
        if number < limit { bits |= 1 << UInt32(step - first) }
      }
    }
    return bits
  }
}
