import CKernels
import NeuralNets
import Tensors

/// Fully connected layers of neurons in one go, where few inputs are not zero and no gradient is needed.
///
/// The currents of a sample go through the whole window while they lie in the first cache, and spikes go from one layer to
/// the next as bits. Where that does not fit, the layers are computed one after another, with the same bits.
struct EventNeurons: FusableLayer {
  /// Synapses and neurons.
  let layers: [(synapses: Linear, neuron: SpikingNeuron)]

  func fused(with next: any Layer) -> (any Layer)? {
    (next as? Linear).map { EventSynapses(before: self, synapses: $0) }
  }

  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    let steps = pass.timeSteps
    // What comes into a layer: lists of nonzeros, if there are few, else all elements.
    var (lists, x): (SparseRows?, Variable) = (nil, x)
    for (index, layer) in layers.enumerated() {
      let outputs = layer.synapses.outputs
      if let spikes = lists {
        if !spikes.isWorthwhile(outputs: outputs) { (lists, x) = (nil, Variable(spikes.matrix)) }
      } else if !x.needsGradient, !layer.synapses.weight.variable.needsGradient, x.shape[0] % steps == 0 {
        lists = SparseRows(x.value, ifWorthwhileFor: outputs)
      }
      if let input = lists {
        if index == layers.count - 1 { return Variable(spikes(input, layer.synapses, layer.neuron, steps)) }
        lists = listedSpikes(input, layer.synapses, layer.neuron, steps)
      } else {
        x = layer.neuron(layer.synapses(x, pass), pass)
      }
    }
    return x
  }

  private func spikes(_ x: SparseRows, _ synapses: Linear, _ neuron: SpikingNeuron, _ steps: Int) -> Tensor {
    let outputs = synapses.outputs
    let places = x.rows / steps * outputs
    var spikes = Tensor(uninitialized: [x.rows, outputs])
    let kernel = neuron.kernel
    spikes.withUnsafeMutableElements { spikes in
      guard let spikes = spikes.baseAddress else { return }
      x.forEachWindow(steps: steps, times: synapses.weight.value, adding: synapses.bias?.value) {
        sample, part, sums in
        withUnsafePointer(to: kernel) {
          plexus_neuron_spikes(
            $0, sums, Int64(SparseRows.windowPitch), spikes + sample * outputs + part.lowerBound,
            Int64(places), nil, nil, Int64(steps), Int64(part.count), 0, Int64(part.count))
        }
      }
    }
    return spikes
  }

  private func listedSpikes(
    _ x: SparseRows, _ synapses: Linear, _ neuron: SpikingNeuron, _ steps: Int
  ) -> SparseRows {
    let kernel = neuron.kernel
    return x.spikes(steps: steps, times: synapses.weight.value, adding: synapses.bias?.value) {
      part, sums, words in
      let (sixteens, width) = ((part.count + 15) / 16, Int64(part.count))
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: steps * sixteens) { halves in
        let pitch = Int64(SparseRows.windowPitch)
        withUnsafePointer(to: kernel) {
          plexus_neuron_spikes(
            $0, sums, pitch, sums, pitch, halves.baseAddress, nil, Int64(steps), width, 0, width)
        }
        // The lower half of each says what fires; lanes beyond the outputs may have fired as well.
        let real = ~UInt64(0) >> UInt64(64 - part.count)
        for step in 0..<steps {
          var word: UInt64 = 0
          for i in 0..<sixteens { word |= UInt64(halves[step * sixteens + i] & 0xFFFF) << UInt64(16 * i) }
          words[step] = word & real
        }
      }
    }
  }
}

/// Fully connected neurons and the synapses behind them, before it is known whether neurons follow.
struct EventSynapses: Layer {
  let before: EventNeurons
  let synapses: Linear

  func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    synapses(before(consume x, pass), pass)
  }
}
