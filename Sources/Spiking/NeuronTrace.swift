import CKernels
import Tensors

/// What back-propagation through a window needs to know of its membranes.
///
/// A surrogate of one height asks a membrane only whether it fired and whether it was near the threshold. Two bits of
/// each are kept then, a sixteenth of the membranes themselves, which all other surrogates need.
public struct NeuronTrace: Sendable {
  fileprivate enum Content: Sendable {
    case membranes(Tensor)
    /// `[step, sixteen neighbours]`; `plexus_neuron_spikes` says what the bits mean.
    case bits(TypedTensor<UInt32>)
  }

  fileprivate let content: Content
  /// The shape of currents and spikes.
  fileprivate let shape: [Int]
  fileprivate let steps: Int

  /// The memory it takes, bytes.
  public var bytes: Int {
    switch content {
    case .membranes(let membranes): membranes.count * MemoryLayout<Float>.stride
    case .bits(let words): words.count * MemoryLayout<UInt32>.stride
    }
  }
}

extension SpikingNeuron {
  /// Whether back-propagation needs two bits of each membrane and no more.
  var needsBitsOnly: Bool {
    switch surrogate {
    case .rectangle, .straightThrough: detachesReset || kernel.fired_scale == kernel.leak
    case .triangle, .arctangent, .sigmoid, .fastSigmoid: false
    }
  }

  /// The spikes of a layer in a window of `steps` steps, as numbers 0 and 1.
  ///
  /// They take the memory of the currents if no other tensor shares it. See `forward`, which gives the membranes as well.
  public func spikes(_ currents: consuming Tensor, steps: Int, from state: Tensor? = nil) -> Tensor {
    var none = TypedTensor<UInt32>([0])
    return fire(currents, steps, state, into: &none)
  }

  /// The same, and what `backward` needs of the window.
  public func tracedSpikes(
    _ currents: consuming Tensor, steps: Int, from state: Tensor? = nil
  ) -> (spikes: Tensor, trace: NeuronTrace) {
    let shape = currents.shape
    guard needsBitsOnly else {
      let (spikes, membranes) = forward(currents, steps: steps, from: state)
      return (spikes, NeuronTrace(content: .membranes(membranes), shape: shape, steps: steps))
    }
    let places = currents.count / max(1, steps)
    var words = TypedTensor<UInt32>(uninitialized: [steps, (places + 15) / 16])
    let spikes = fire(currents, steps, state, into: &words)
    return (spikes, NeuronTrace(content: .bits(words), shape: shape, steps: steps))
  }

  /// Back-propagation through time over a window whose trace was kept.
  ///
  /// - Parameters:
  ///   - spikeGradient: the gradient of the loss with respect to the spikes. Its memory becomes that of the result if
  ///     no other tensor shares it and the trace is one of bits.
  ///   - trace: what `tracedSpikes` gave; no gradient flows to the state that it was given.
  /// - Returns: the gradient with respect to the currents.
  public func backward(_ spikeGradient: consuming Tensor, trace: consuming NeuronTrace) -> Tensor {
    precondition(
      spikeGradient.shape == trace.shape,
      "SpikingNeuron: gradient \(spikeGradient.shape) of spikes \(trace.shape)")
    let steps = trace.steps
    switch trace.content {
    case .membranes(let membranes):
      _ = consume trace
      return backward(spikeGradient, membrane: membranes, steps: steps)
    case .bits(let words): return backward(spikeGradient, words, steps)
    }
  }

  private func backward(
    _ spikeGradient: consuming Tensor, _ words: TypedTensor<UInt32>, _ steps: Int
  ) -> Tensor {
    var gradient = spikeGradient
    let places = gradient.count / steps
    let kernel = kernel
    gradient.withUnsafeMutableElements { gradient in
      words.withUnsafeElements { words in
        guard let gradient = gradient.baseAddress, let words = words.baseAddress else { return }
        forEachTile(of: places) { _, range in
          withUnsafePointer(to: kernel) {
            plexus_neuron_gradients(
              $0, gradient, Int64(places), gradient, Int64(places), words, Int64(steps), Int64(places),
              Int64(range.lowerBound), Int64(range.upperBound))
          }
        }
      }
    }
    return gradient
  }

  /// Turns currents into spikes and writes the bits of their membranes into `words`, unless it is empty.
  private func fire(
    _ currents: consuming Tensor, _ steps: Int, _ state: Tensor?, into words: inout TypedTensor<UInt32>
  ) -> Tensor {
    let places = places(of: currents, steps: steps, state: state)
    var spikes = currents
    let (kernel, keepsBits) = (kernel, words.count > 0)
    spikes.withUnsafeMutableElements { spikes in
      words.withUnsafeMutableElements { words in
        withOptionalPointer(state) { state in
          guard let spikes = spikes.baseAddress else { return }
          let words = keepsBits ? words.baseAddress : nil
          forEachTile(of: places) { _, range in
            withUnsafePointer(to: kernel) {
              plexus_neuron_spikes(
                $0, spikes, Int64(places), spikes, Int64(places), words, state, Int64(steps), Int64(places),
                Int64(range.lowerBound), Int64(range.upperBound))
            }
          }
        }
      }
    }
    return spikes
  }
}
