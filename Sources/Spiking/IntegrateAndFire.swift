import Tensors

/// An integrate-and-fire neuron without leak, reset by subtraction, in discrete time.
///
/// Before the window the potential is 0. At each step the input current is added; a neuron whose potential
/// has reached the threshold fires once and loses one threshold:
///
///     V[t] = V[t-1] + z[t],   s[t] = [V[t] >= threshold],   V[t] -= threshold * s[t]
///
/// So for every window `sum(z) = threshold * count + V` (charge balance), and under a constant current `I`
/// `count = min(T, max(0, floor(I * T / threshold)))`, both up to rounding. Wu et al., "Deep spiking neural
/// network with spike count based learning rule", IJCNN 2019, doi 10.1109/IJCNN.2019.8852380.
public struct IntegrateAndFire: Sendable, Equatable {
  /// The potential at which a neuron fires, and what a spike takes away.
  public let threshold: Float

  /// A neuron with the given threshold, which must be positive.
  public init(threshold: Float) {
    precondition(threshold > 0, "IntegrateAndFire: threshold must be positive, got \(threshold)")
    self.threshold = threshold
  }

  /// The response to currents that change from step to step.
  ///
  /// - Parameter currents: `[sample, step, neuron]`.
  public func callAsFunction(_ currents: Tensor) -> LayerActivity {
    precondition(
      currents.shape.count == 3, "IntegrateAndFire needs [sample, step, neuron], got \(currents.shape)")
    let (samples, steps, neurons) = (currents.shape[0], currents.shape[1], currents.shape[2])
    var activity = ActivityBuffers(steps: steps, samples: samples, neurons: neurons)
    activity.fill { integrate(currents, into: $0, firstSample: 0) }
    return activity.finished
  }

  /// The response to a current that is the same at each of `steps` steps.
  ///
  /// - Parameter current: `[sample, neuron]`.
  public func callAsFunction(constant current: Tensor, steps: Int) -> LayerActivity {
    precondition(current.shape.count == 2, "IntegrateAndFire needs [sample, neuron], got \(current.shape)")
    let (samples, neurons) = (current.shape[0], current.shape[1])
    var activity = ActivityBuffers(steps: steps, samples: samples, neurons: neurons)
    activity.fill { target in
      current.withUnsafeElements { current in
        guard let base = current.baseAddress else { return }
        ThreadPool.current.run(tiles: samples) { sample in
          integrate(base + sample * neurons, stride: 0, into: target, sample: sample)
        }
      }
    }
    return activity.finished
  }

  /// The response of `neurons` neurons to spikes, whatever feeds them.
  ///
  /// - Parameter currents: gives what flows in, `[row, neuron]`, for spikes as numbers 0 and 1, `[row, input]`. It
  ///   is asked for a few samples at a time, so that memory does not grow with the batch.
  public func callAsFunction(
    _ spikes: SpikeTrain, neurons: Int, currents: (_ spikes: Tensor) -> Tensor
  ) -> LayerActivity {
    var activity = ActivityBuffers(steps: spikes.steps, samples: spikes.samples, neurons: neurons)
    let numbersPerSample = max(1, spikes.steps * max(spikes.neurons, neurons))
    let samplesPerChunk = max(1, IntegrateAndFire.numbersPerChunk / numbersPerSample)
    activity.fill { target in
      for first in stride(from: 0, to: spikes.samples, by: samplesPerChunk) {
        let chunk = first..<min(spikes.samples, first + samplesPerChunk)
        integrate(currents(spikes.dense(samples: chunk)), into: target, firstSample: first)
      }
    }
    return activity.finished
  }

  /// How many currents are held at once: 16 MiB.
  private static let numbersPerChunk = 1 << 22

  /// Runs the samples of `currents` `[sample, step, neuron]`, which are those from `firstSample` on in `target`.
  func integrate(_ currents: Tensor, into target: ActivityPointers, firstSample: Int) {
    let stride = target.neurons
    currents.withUnsafeElements { currents in
      guard let base = currents.baseAddress, target.neurons > 0 else { return }
      ThreadPool.current.run(tiles: currents.count / (target.steps * stride)) { sample in
        integrate(
          base + sample * target.steps * stride, stride: stride, into: target, sample: firstSample + sample)
      }
    }
  }

  /// Runs all neurons of one sample over the whole window; step `t` reads `currents[t * stride + neuron]`.
  private func integrate(
    _ currents: UnsafePointer<Float>, stride: Int, into target: ActivityPointers, sample: Int
  ) {
    var neuron = 0
    while neuron + NeuronBlock.width <= target.neurons {
      var state = NeuronBlock(threshold: threshold)
      for step in 0..<target.steps {
        let z = UnsafeRawPointer(currents + step * stride + neuron).loadUnaligned(as: SIMD16<Float>.self)
        state.step(z, step, target, sample: sample, neuron: neuron)
      }
      state.store(target, sample: sample, neuron: neuron)
      neuron += NeuronBlock.width
    }
    if neuron < target.neurons {
      integrateTail(currents, stride: stride, into: target, sample: sample, from: neuron)
    }
  }

  /// The last neurons, fewer than a block: the same kernel on a copy padded with zeros.
  private func integrateTail(
    _ currents: UnsafePointer<Float>, stride: Int, into target: ActivityPointers, sample: Int, from first: Int
  ) {
    var state = NeuronBlock(threshold: threshold)
    for step in 0..<target.steps {
      var z = SIMD16<Float>.zero
      for neuron in first..<target.neurons { z[neuron - first] = currents[step * stride + neuron] }
      state.step(z, step, target, sample: sample, neuron: first)
    }
    state.store(target, sample: sample, neuron: first)
  }
}
