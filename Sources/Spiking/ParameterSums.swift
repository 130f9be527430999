/// The gradients of a layer's shared parameters while they are added up, in sixteen lanes.
struct ParameterSums {
  private(set) var threshold = SIMD16<Float>.zero
  private(set) var leak = SIMD16<Float>.zero
  private(set) var gain = SIMD16<Float>.zero
  // How the constants of `NeuronKernel` move with threshold and leak.
  private let offsetPerThreshold, offsetPerLeak, scalePerLeak, rest: Float

  init(_ neuron: SpikingNeuron) {
    rest = neuron.rest
    switch neuron.reset {
    case .hard(let potential): (offsetPerThreshold, offsetPerLeak, scalePerLeak) = (0, potential, 0)
    case .soft: (offsetPerThreshold, offsetPerLeak, scalePerLeak) = (-neuron.leak, -neuron.threshold, 1)
    case .delayed: (offsetPerThreshold, offsetPerLeak, scalePerLeak) = (-1, 0, 1)
    case .none: (offsetPerThreshold, offsetPerLeak, scalePerLeak) = (0, 0, 1)
    }
  }

  /// Adds sixteen neurons at one step.
  ///
  /// - Parameters:
  ///   - through: the gradient that takes the path through firing.
  ///   - firedLater: the gradient of the next step's membrane where the neuron fires now, else 0.
  ///   - delta: the gradient of the membrane.
  ///   - before: the membrane one step before.
  ///   - now: the membrane.
  @inline(__always)
  mutating func add(
    through: SIMD16<Float>, firedLater: SIMD16<Float>, delta: SIMD16<Float>, before: SIMD16<Float>,
    now: SIMD16<Float>, _ kernel: NeuronKernel
  ) {
    threshold += firedLater * offsetPerThreshold - through
    let fired = before .>= kernel.fires
    let perLeak = before.replacing(with: offsetPerLeak + scalePerLeak * before, where: fired)
    leak += delta * (perLeak - rest)
    let kept = (kernel.leak * before)
      .replacing(with: kernel.firedOffset + kernel.firedScale * before, where: fired)
    gain += delta * (now - kernel.drift - kept)
  }
}
