import Tensors

/// What a layer of spiking neurons did over a window of time steps.
public struct LayerActivity: Sendable, Equatable {
  /// The spikes.
  public let spikes: SpikeTrain
  /// The number of spikes of each neuron, `[sample, neuron]`.
  public let counts: Tensor
  /// The free aggregate potential: the sum of each neuron's input over the window, as if it never fired;
  /// `[sample, neuron]`, in units of potential.
  public let potential: Tensor
  /// The potential left at the end of the window, `[sample, neuron]`.
  public let residual: Tensor
}

/// Where neuron kernels write the activity of a layer; all but the words are `[sample, neuron]`.
struct ActivityPointers {
  let steps, samples, neurons: Int
  let words: UnsafeMutablePointer<UInt32>
  let counts, potential, residual: UnsafeMutablePointer<Float>
}

/// A layer's activity while it is computed.
struct ActivityBuffers {
  private let steps, samples, neurons: Int
  private var words: TypedTensor<UInt32>
  private var counts, potential, residual: Tensor

  init(steps: Int, samples: Int, neurons: Int) {
    precondition(steps >= 1, "A layer of spiking neurons needs at least one step, got \(steps)")
    (self.steps, self.samples, self.neurons) = (steps, samples, neurons)
    words = TypedTensor(uninitialized: [SpikeTrain.wordCount(steps), samples, neurons])
    counts = Tensor(uninitialized: [samples, neurons])
    potential = Tensor(uninitialized: [samples, neurons])
    residual = Tensor(uninitialized: [samples, neurons])
  }

  /// Calls `body` with the places to write; it must write every neuron of every sample.
  mutating func fill(_ body: (ActivityPointers) -> Void) {
    let (steps, samples, neurons) = (steps, samples, neurons)
    words.withUnsafeMutableElements { words in
      counts.withUnsafeMutableElements { counts in
        potential.withUnsafeMutableElements { potential in
          residual.withUnsafeMutableElements { residual in
            guard let words = words.baseAddress, let counts = counts.baseAddress,
              let potential = potential.baseAddress, let residual = residual.baseAddress
            else { return }
            body(
              ActivityPointers(
                steps: steps, samples: samples, neurons: neurons, words: words, counts: counts,
                potential: potential, residual: residual))
          }
        }
      }
    }
  }

  var finished: LayerActivity {
    LayerActivity(
      spikes: SpikeTrain(steps: steps, samples: samples, neurons: neurons, words: words),
      counts: counts, potential: potential, residual: residual)
  }
}
