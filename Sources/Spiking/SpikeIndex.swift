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
              SpikeIndex.forEachSpike(words, train, sample) { step, neuron in
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
    var starts = TypedTensor<Int32>([samples * steps + 1])
    train.words.withUnsafeElements { words in
      starts.withUnsafeMutableElements { starts in
        ThreadPool.current.run(tiles: samples) { sample in
          forEachSpike(words, train, sample) { step, _ in starts[sample * steps + step + 1] += 1 }
        }
        for entry in 0..<samples * steps { starts[entry + 1] += starts[entry] }
      }
    }
    return starts
  }

  @inline(__always)
  private static func forEachSpike(
    _ words: UnsafeBufferPointer<UInt32>, _ train: SpikeTrain, _ sample: Int, _ body: (Int, Int) -> Void
  ) {
    for word in 0..<train.words.shape[0] {
      let row = (word * train.samples + sample) * train.neurons
      for neuron in 0..<train.neurons {
        var bits = words[row + neuron]
        while bits != 0 {
          body(word * SpikeTrain.wordSteps + bits.trailingZeroBitCount, neuron)
          bits &= bits - 1
        }
      }
    }
  }
}
