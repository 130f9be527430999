import CKernels
import NeuralNets
import Tensors

extension SpikingNeuron: FusableLayer {
  /// Neurons and an average pooling of images whose squares lie side by side.
  public func fused(with next: any Layer) -> (any Layer)? {
    guard let pooling = next as? Pooling, PooledNeurons.fits(pooling) else { return nil }
    return PooledNeurons(neuron: self, pooling: pooling)
  }

  /// Neurons and the synapses before them, for inputs of few spikes.
  public func fused(behind previous: any Layer) -> (any Layer)? {
    switch previous {
    case let previous as Linear: EventNeurons(layers: [(previous, self)])
    case let previous as EventSynapses:
      EventNeurons(layers: previous.before.layers + [(previous.synapses, self)])
    case let previous as Conv2D: EventImages(synapses: previous, neuron: self)
    default: nil
    }
  }
}

/// Neurons of images `[step·sample, height, width, channel]` and the average pooling of their spikes in one go.
///
/// A strip of rows that make one row of the output goes through the whole window while it lies in the first caches: the
/// spikes, and on the way back their gradients, never reach the memory, which is what both layers alone would wait for.
struct PooledNeurons: Layer {
  let neuron: SpikingNeuron
  let pooling: Pooling

  /// Whether an average is a sum times a power of two, exact in any order, of squares that do not overlap.
  static func fits(_ pooling: Pooling) -> Bool {
    let volume = pooling.kernel.reduce(1, *)
    return pooling.kind == .average(countingPadding: true) && pooling.kernel.count == 2
      && pooling.stride == pooling.kernel && volume & (volume - 1) == 0
      && (pooling.padding.before + pooling.padding.after).allSatisfy { $0 == 0 }
  }

  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    guard let strips = PooledStrips(pooling, shape: x.shape, steps: pass.timeSteps) else {
      return pooling(neuron(consume x, pass), pass)
    }
    let history = x.history
    guard history.needsGradient else {
      return Variable(neuron.pooledSpikes((consume x).taken(), strips, keepsTrace: false).spikes)
    }
    let (spikes, trace) = neuron.pooledSpikes((consume x).taken(), strips, keepsTrace: true)
    let kept = Kept(trace)
    return .operation(spikes, after: history) { neuron.backward($0, kept.take(), strips) }
  }
}

/// What the way back through pooled neurons needs.
private enum PooledTrace {
  case nothing
  /// Of the shape of the currents.
  case membranes(Tensor)
  /// `[strip, step, sixteen neighbours]`.
  case bits(TypedTensor<UInt32>)
}

extension SpikingNeuron {
  fileprivate func pooledSpikes(
    _ currents: consuming Tensor, _ strips: PooledStrips, keepsTrace: Bool
  ) -> (spikes: Tensor, trace: PooledTrace) {
    var spikes = Tensor(uninitialized: strips.outputShape)
    guard !keepsTrace || needsBitsOnly else {
      var membranes = currents
      forward(&membranes, &spikes, strips)
      return (spikes, .membranes(membranes))
    }
    var words = TypedTensor<UInt32>(uninitialized: keepsTrace ? [strips.count, strips.words] : [0])
    let kernel = kernel
    currents.withUnsafeElements { currents in
      spikes.withUnsafeMutableElements { spikes in
        words.withUnsafeMutableElements { words in
          guard let currents = currents.baseAddress, let spikes = spikes.baseAddress else { return }
          let words = keepsTrace ? words.baseAddress : nil
          strips.forEach { strip, room in
            strips.forEachTile { first, end in
              withUnsafePointer(to: kernel) {
                plexus_neuron_spikes(
                  $0, currents + strip * strips.places, Int64(strips.pitch), room, Int64(strips.places),
                  words.map { $0 + strip * strips.words }, nil, Int64(strips.steps), Int64(strips.places),
                  first,
                  end)
              }
            }
            strips.pool(room, to: spikes, strip)
          }
        }
      }
    }
    return (spikes, keepsTrace ? .bits(words) : .nothing)
  }

  /// Turns currents into membranes and writes the pooled spikes.
  private func forward(_ membranes: inout Tensor, _ spikes: inout Tensor, _ strips: PooledStrips) {
    let kernel = kernel
    membranes.withUnsafeMutableElements { membranes in
      spikes.withUnsafeMutableElements { spikes in
        guard let membranes = membranes.baseAddress, let spikes = spikes.baseAddress else { return }
        strips.forEach { strip, room in
          let fired = room + strips.room
          strips.copy(membranes, strip, to: room)
          strips.forEachTile { first, end in
            withUnsafePointer(to: kernel) {
              plexus_neuron_forward(
                $0, room, fired, nil, Int64(strips.steps), Int64(strips.places), first, end)
            }
          }
          strips.copy(room, to: membranes, strip)
          strips.pool(fired, to: spikes, strip)
        }
      }
    }
  }

  fileprivate func backward(
    _ gradient: Tensor, _ trace: consuming PooledTrace, _ strips: PooledStrips
  ) -> Tensor {
    switch consume trace {
    case .nothing: preconditionFailure("PooledNeurons: no trace was kept")
    case .membranes(let membranes):
      var result = membranes
      backward(gradient, &result, strips)
      return result
    case .bits(let words): return backward(gradient, words, strips)
    }
  }

  /// Turns membranes into the gradients of the currents.
  private func backward(_ gradient: Tensor, _ membranes: inout Tensor, _ strips: PooledStrips) {
    let kernel = kernel
    membranes.withUnsafeMutableElements { membranes in
      gradient.withUnsafeElements { gradient in
        guard let membranes = membranes.baseAddress, let gradient = gradient.baseAddress else { return }
        strips.forEach { strip, room in
          let errors = room + strips.room
          strips.copy(membranes, strip, to: room)
          strips.unpool(gradient, strip, to: errors)
          strips.forEachTile { first, end in
            withUnsafePointer(to: kernel) {
              plexus_neuron_backward(
                $0, room, errors, nil, nil, nil, Int64(strips.steps), Int64(strips.places), first, end)
            }
          }
          strips.copy(room, to: membranes, strip)
        }
      }
    }
  }

  private func backward(
    _ gradient: Tensor, _ words: TypedTensor<UInt32>, _ strips: PooledStrips
  ) -> Tensor {
    let kernel = kernel
    var result = Tensor(uninitialized: strips.inputShape)
    result.withUnsafeMutableElements { result in
      gradient.withUnsafeElements { gradient in
        words.withUnsafeElements { words in
          guard let result = result.baseAddress, let gradient = gradient.baseAddress,
            let words = words.baseAddress
          else { return }
          strips.forEach { strip, room in
            strips.unpool(gradient, strip, to: room)
            strips.forEachTile { first, end in
              withUnsafePointer(to: kernel) {
                plexus_neuron_gradients(
                  $0, room, Int64(strips.places), result + strip * strips.places, Int64(strips.pitch),
                  words + strip * strips.words, Int64(strips.steps), Int64(strips.places), first, end)
              }
            }
          }
        }
      }
    }
    return result
  }
}
