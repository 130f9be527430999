import Tensors

/// The spikes of a layer as lists: which neurons fire, per sample and step.
///
/// Entry `sample * steps + step` lists its neurons in rising order.
struct SpikeIndex {
  /// Entry `e` owns `neurons[starts[e]..<starts[e + 1]]`.
  private(set) var starts: TypedTensor<Int32>
  private(set) var neurons: TypedTensor<Int32>

  /// The number of spikes.
  var total: Int { neurons.count }

  init(_ train: SpikeTrain) {
    let (steps, samples) = (train.steps, train.samples)
    starts = SpikeIndex.starts(train)
    let total = Int(starts[samples * steps])
    neurons = TypedTensor(uninitialized: [total])
    train.words.withUnsafeElements { words in
      starts.withUnsafeElements { starts in
        neurons.withUnsafeMutableElements { neurons in
          ThreadPool.current.run(tiles: samples) { sample in
            withUnsafeTemporaryAllocation(of: Int32.self, capacity: steps) { next in
              for step in 0..<steps { next[step] = starts[sample * steps + step] }
              train.forEachSpike(words, sample) { step, neuron in
                neurons[Int(next[step])] = Int32(truncatingIfNeeded: neuron)
                next[step] += 1
              }
            }
          }
        }
      }
    }
  }

  private static func starts(_ train: SpikeTrain) -> TypedTensor<Int32> {
    let (steps, samples) = (train.steps, train.samples)
    var starts = TypedTensor<Int32>(uninitialized: [samples * steps + 1])
    train.words.withUnsafeElements { words in
      starts.withUnsafeMutableElements { starts in
        ThreadPool.current.run(tiles: samples) { sample in
          for step in 0..<steps {
            let word = step / SpikeTrain.wordSteps * samples + sample
            let row = UnsafeBufferPointer(rebasing: words[word * train.neurons..<(word + 1) * train.neurons])
            starts[sample * steps + step + 1] = countBits(step % SpikeTrain.wordSteps, in: row)
          }
        }
        starts[0] = 0
        for entry in 0..<samples * steps { starts[entry + 1] += starts[entry] }
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
