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
    activity.fill { target in
      currents.withUnsafeElements { currents in
        guard let base = currents.baseAddress else { return }
        ThreadPool.current.run(tiles: samples) { sample in
          integrate(
            base + sample * steps * neurons, stride: neurons, into: target, sample: sample)
        }
      }
    }
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
    while neuron + 16 <= target.neurons {
      var state = NeuronBlock(threshold: threshold)
      for step in 0..<target.steps {
        let z = UnsafeRawPointer(currents + step * stride + neuron).loadUnaligned(as: SIMD16<Float>.self)
        state.step(z, step, target, sample: sample, neuron: neuron)
      }
      state.store(target, sample: sample, neuron: neuron)
      neuron += 16
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

/// Sixteen neighbouring neurons of one sample on their way through the window.
struct NeuronBlock {
  static let width = 16

  private let threshold: SIMD16<Float>
  private var membrane = SIMD16<Float>.zero
  private var potential = SIMD16<Float>.zero
  private var counts = SIMD16<Int32>.zero
  private var bits = SIMD16<UInt32>.zero

  init(threshold: Float) { self.threshold = SIMD16(repeating: threshold) }

  /// One time step with input `z`; a word of spikes that this step completes is stored.
  @inline(__always)
  mutating func step(
    _ z: SIMD16<Float>, _ step: Int, _ target: ActivityPointers, sample: Int, neuron: Int
  ) {
    potential += z
    membrane += z
    let fires = membrane .>= threshold
    membrane -= SIMD16<Float>.zero.replacing(with: threshold, where: fires)
    counts &+= SIMD16<Int32>.zero.replacing(with: 1, where: fires)
    let bit: UInt32 = 1 << UInt32(truncatingIfNeeded: step & 31)
    bits |= SIMD16<UInt32>.zero.replacing(with: bit, where: fires)
    if step & 31 == 31 || step == target.steps - 1 {
      let word = (step >> 5) * target.samples + sample
      put(bits, target.words + word * target.neurons, neuron, of: target.neurons)
      bits = .zero
    }
  }

  /// Stores what the window has come to.
  @inline(__always)
  func store(_ target: ActivityPointers, sample: Int, neuron: Int) {
    let row = sample * target.neurons
    put(SIMD16<Float>(counts), target.counts + row, neuron, of: target.neurons)
    put(potential, target.potential + row, neuron, of: target.neurons)
    put(membrane, target.residual + row, neuron, of: target.neurons)
  }

  @inline(__always)
  private func put<Element>(
    _ block: SIMD16<Element>, _ row: UnsafeMutablePointer<Element>, _ neuron: Int, of neurons: Int
  ) {
    if neuron + NeuronBlock.width <= neurons {
      UnsafeMutableRawPointer(row + neuron).storeBytes(of: block, as: SIMD16<Element>.self)
    } else {
      for lane in 0..<neurons - neuron { row[neuron + lane] = block[lane] }
    }
  }
}
