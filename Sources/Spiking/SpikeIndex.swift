import Tensors

/// The spikes of some samples of a layer as lists: which neurons fire, per sample and step.
///
/// Each list rises.
struct SpikeIndex {
  private let samples: Range<Int>
  private let steps: Int
  /// Entry `e` owns `neurons[starts[e]..<starts[e + 1]]`.
  private var starts: TypedTensor<Int32>
  private var neurons: TypedTensor<Int32>

  /// The number of spikes.
  var total: Int { neurons.count }

  init(_ train: SpikeTrain, samples: Range<Int>) {
    (self.samples, steps) = (samples, train.steps)
    starts = SpikeIndex.starts(train, samples)
    neurons = TypedTensor(uninitialized: [Int(starts[samples.count * train.steps])])
    train.words.withUnsafeElements { words in
      starts.withUnsafeElements { starts in
        neurons.withUnsafeMutableElements { neurons in
          ThreadPool.current.run(tiles: samples.count) { [steps] tile in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: steps) { next in
              for step in 0..<steps { next[step] = starts[tile * steps + step] }
              train.forEachSpike(words, samples.lowerBound + tile) { step, neuron in
                neurons[Int(next[step])] = Int32(truncatingIfNeeded: neuron)
                next[step] += 1
              }
            }
          }
        }
      }
    }
  }

  /// Calls `body` with the lists.
  func withUnsafeLists(_ body: (Lists) -> Void) {
    starts.withUnsafeElements { starts in
      neurons.withUnsafeElements {
        body(Lists(firstSample: samples.lowerBound, steps: steps, starts: starts, neurons: $0))
      }
    }
  }

  /// The lists as pointers.
  struct Lists {
    fileprivate let firstSample, steps: Int
    fileprivate let starts, neurons: UnsafeBufferPointer<Int32>

    /// The neurons that fire for `sample` at `step`.
    @inline(__always)
    subscript(sample: Int, step: Int) -> UnsafeBufferPointer<Int32> {
      let entry = (sample - firstSample) * steps + step
      return UnsafeBufferPointer(rebasing: neurons[Int(starts[entry])..<Int(starts[entry + 1])])
    }
  }

  private static func starts(_ train: SpikeTrain, _ samples: Range<Int>) -> TypedTensor<Int32> {
    let steps = train.steps
    var starts = TypedTensor<Int32>(uninitialized: [samples.count * steps + 1])
    train.words.withUnsafeElements { words in
      starts.withUnsafeMutableElements { starts in
        ThreadPool.current.run(tiles: samples.count) { tile in
          for step in 0..<steps {
            let word = step / SpikeTrain.wordSteps * train.samples + samples.lowerBound + tile
            let row = UnsafeBufferPointer(rebasing: words[word * train.neurons..<(word + 1) * train.neurons])
            starts[tile * steps + step + 1] = countBits(step % SpikeTrain.wordSteps, in: row)
          }
        }
        starts[0] = 0
        for entry in 0..<samples.count * steps { starts[entry + 1] += starts[entry] }
      }
    }
    return starts
  }

  /// How many of `words` have bit number `bit` set.
  private static func countBits(_ bit: Int, in words: UnsafeBufferPointer<UInt32>) -> Int32 {
    let bytes = UnsafeRawBufferPointer(words)
    let shift = SIMD16<UInt32>(repeating: UInt32(bit))
    var sums = SIMD16<UInt32>.zero
    var i = 0
    while i + 16 <= words.count {
      sums &+= (bytes.loadUnaligned(fromByteOffset: 4 * i, as: SIMD16<UInt32>.self) &>> shift) & 1
      i += 16
    }
    var sum = sums.wrappedSum()
    while i < words.count {
      sum += words[i] >> UInt32(bit) & 1
      i += 1
    }
    return Int32(truncatingIfNeeded: sum)
  }
}

extension SpikeTrain {
  /// Calls `body` with step and neuron of each spike of a sample; the steps of one neuron rise, and within 32
  /// steps the neurons do.
  @inline(__always)
  func forEachSpike(
    _ words: UnsafeBufferPointer<UInt32>, _ sample: Int, _ body: (_ step: Int, _ neuron: Int) -> Void
  ) {
    let chunk = 128
    withUnsafeTemporaryAllocation(of: Int32.self, capacity: chunk) { active in
      for word in 0..<self.words.shape[0] {
        let row = (word * samples + sample) * neurons
        for first in stride(from: 0, to: neurons, by: chunk) {
          // The neurons that fire at all, picked without a branch that could be mispredicted.
          var count = 0
          for neuron in first..<min(neurons, first + chunk) {
            active[count] = Int32(truncatingIfNeeded: neuron)
            count += words[row + neuron] == 0 ? 0 : 1
          }
          for neuron in active[..<count] {
            var bits = words[row + Int(neuron)]
            while bits != 0 {
              body(word * SpikeTrain.wordSteps + bits.trailingZeroBitCount, Int(neuron))
              bits &= bits - 1
            }
          }
        }
      }
    }
  }
}
