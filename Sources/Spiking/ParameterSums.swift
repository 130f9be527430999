import CKernels
import Tensors

/// The gradients of what the neurons of a layer share while they are added up, for each tile of neurons.
struct ParameterSums {
  private let tiles: Int
  private var memory: TypedTensor<UInt8>

  /// Empty sums; no tiles if the gradients are not wanted.
  init(tiles: Int, of neuron: SpikingNeuron) {
    self.tiles = tiles
    memory = TypedTensor(uninitialized: [tiles * MemoryLayout<plexus_neuron_sums>.stride])
    let empty = neuron.emptySums
    withUnsafeTiles { $0?.initialize(repeating: empty, count: tiles) }
  }

  /// Calls `body` with the sums of each tile, or nil if there are none.
  mutating func withUnsafeTiles(_ body: (UnsafeMutablePointer<plexus_neuron_sums>?) -> Void) {
    memory.withUnsafeMutableElements { bytes in
      body(
        tiles > 0
          ? UnsafeMutableRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: plexus_neuron_sums.self) : nil
      )
    }
  }

  /// The sums of all tiles in their order.
  var total: SpikingNeuron.ParameterGradient {
    var (threshold, leak, gain) = (0.0, 0.0, 0.0)
    memory.withUnsafeElements { bytes in
      for sums in UnsafeRawBufferPointer(bytes).bindMemory(to: plexus_neuron_sums.self) {
        threshold += sums.threshold
        leak += sums.leak
        gain += sums.gain
      }
    }
    return .init(threshold: Float(threshold), leak: Float(leak), inputGain: Float(gain))
  }
}
