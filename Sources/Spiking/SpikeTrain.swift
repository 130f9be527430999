import Tensors

/// The spikes of a layer over a window of time steps, one bit each.
///
/// The bits of one neuron lie together: word `w` of `[word, sample, neuron]` holds the steps `32w..<32w + 32`,
/// the earliest in the lowest bit. Bits beyond the last step are zero.
public struct SpikeTrain: Sendable, Equatable {
  /// The number of time steps, `T`.
  public let steps: Int
  /// The number of samples.
  public let samples: Int
  /// The number of neurons.
  public let neurons: Int
  /// The bits, `[word, sample, neuron]`.
  package var words: TypedTensor<UInt32>

  /// How many steps a word holds.
  static let wordSteps = 32

  /// Trains without a spike.
  public init(steps: Int, samples: Int, neurons: Int) {
    self.init(
      steps: steps, samples: samples, neurons: neurons,
      words: TypedTensor([SpikeTrain.wordCount(steps), samples, neurons]))
  }

  init(steps: Int, samples: Int, neurons: Int, words: TypedTensor<UInt32>) {
    precondition(
      steps >= 0 && words.shape == [SpikeTrain.wordCount(steps), samples, neurons],
      "SpikeTrain: words \(words.shape) for \(steps) steps, \(samples) samples, \(neurons) neurons")
    (self.steps, self.samples, self.neurons, self.words) = (steps, samples, neurons, words)
  }

  static func wordCount(_ steps: Int) -> Int { (steps + wordSteps - 1) / wordSteps }

  /// Whether `neuron` fires at `step` for `sample`.
  public subscript(step: Int, sample: Int, neuron: Int) -> Bool {
    get {
      precondition(step >= 0 && step < steps, "SpikeTrain: step \(step) of \(steps)")
      return words[step / SpikeTrain.wordSteps, sample, neuron] >> UInt32(step % SpikeTrain.wordSteps) & 1
        == 1
    }
    set {
      precondition(step >= 0 && step < steps, "SpikeTrain: step \(step) of \(steps)")
      let bit: UInt32 = 1 << UInt32(step % SpikeTrain.wordSteps)
      let word = words[step / SpikeTrain.wordSteps, sample, neuron]
      words[step / SpikeTrain.wordSteps, sample, neuron] = newValue ? word | bit : word & ~bit
    }
  }

  /// The number of spikes of each neuron, `[sample, neuron]`.
  public var counts: Tensor {
    var counts = Tensor([samples, neurons])
    let plane = samples * neurons
    words.withUnsafeElements { words in
      counts.withUnsafeMutableElements { counts in
        var word = 0
        while word < words.count {
          for i in 0..<plane { counts[i] += Float(words[word + i].nonzeroBitCount) }
          word += plane
        }
      }
    }
    return counts
  }

  /// The number of all spikes.
  public var total: Int { words.withUnsafeElements { $0.reduce(0) { $0 + $1.nonzeroBitCount } } }

  /// The share of places (step, sample, neuron) that hold a spike.
  public var density: Double {
    let places = steps * samples * neurons
    return places == 0 ? 0 : Double(total) / Double(places)
  }

  /// The spikes of some samples as numbers 0 and 1, `[sample·step, neuron]`.
  package func dense(samples range: Range<Int>) -> Tensor {
    var dense = Tensor(uninitialized: [range.count * steps, neurons])
    words.withUnsafeElements { words in
      dense.withUnsafeMutableElements { dense in
        ThreadPool.current.run(tiles: range.count) { [steps, samples, neurons] tile in
          for step in 0..<steps {
            let word = step / SpikeTrain.wordSteps * samples + range.lowerBound + tile
            let bit = UInt32(step % SpikeTrain.wordSteps)
            let row = (tile * steps + step) * neurons
            for neuron in 0..<neurons {
              dense[row + neuron] = Float(words[word * neurons + neuron] >> bit & 1)
            }
          }
        }
      }
    }
    return dense
  }
}
