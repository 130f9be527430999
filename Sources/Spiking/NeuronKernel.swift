import Tensors

/// A neuron's equations as the few constants that one step needs.
///
/// What the last step leaves of the membrane is `leak·u` if the neuron did not fire, and `firedOffset +
/// firedScale·u` if it did; that covers every reset.
struct NeuronKernel {
  let gain, drift, leak, firedOffset, firedScale: Float
  /// Fires at or above this.
  let fires: Float
  let threshold, initial: Float
  let detachesReset: Bool

  init(_ neuron: SpikingNeuron) {
    (gain, leak, threshold) = (neuron.inputGain, neuron.leak, neuron.threshold)
    drift = neuron.rest * (1 - neuron.leak)
    fires = neuron.firesAbove ? neuron.threshold.nextUp : neuron.threshold
    initial = neuron.initialPotential
    detachesReset = neuron.detachesReset
    switch neuron.reset {
    case .hard(let potential): (firedOffset, firedScale) = (leak * potential, 0)
    case .soft: (firedOffset, firedScale) = (-leak * threshold, leak)
    case .delayed: (firedOffset, firedScale) = (-threshold, leak)
    case .none: (firedOffset, firedScale) = (0, leak)
    }
  }

  /// Neurons per tile: the rows of two steps of one tile stay in the first cache.
  static let neuronsPerTile = 1024

  /// Runs the neurons `range` over `steps` rows of `places` numbers: currents become membranes, spikes are written.
  ///
  /// - Parameter state: the membranes of the step before the window, or nil.
  func integrate(
    _ membrane: UnsafeMutablePointer<Float>, spikes: UnsafeMutablePointer<Float>,
    state: UnsafePointer<Float>?,
    steps: Int, places: Int, range: Range<Int>
  ) {
    let (offset, fires) = (SIMD16(repeating: firedOffset), SIMD16(repeating: fires))
    let end = range.upperBound
    for step in 0..<steps {
      let row = membrane + step * places
      let fired = spikes + step * places
      let previous = step > 0 ? UnsafePointer(row - places) : state
      for i in stride(from: range.lowerBound, to: end, by: 16) {
        let before = previous?.block(at: i, end: end) ?? SIMD16(repeating: initial)
        let kept = (leak * before).replacing(with: offset + firedScale * before, where: before .>= fires)
        let now = gain * row.block(at: i, end: end) + drift + kept
        row.store(now, at: i, end: end)
        fired.store(SIMD16<Float>.zero.replacing(with: .one, where: now .>= fires), at: i, end: end)
      }
    }
  }

  /// Turns the membranes of a window into the gradients of their currents, last step first.
  ///
  /// With `d` the gradient of `u[t+1]`: the spike's own gradient is `g = ∂L/∂s[t] + d·∂u[t+1]/∂s[t]`, the
  /// second part left out if the reset is detached, and `∂L/∂u[t] = g·surrogate + d·(firedScale or leak)`.
  func backpropagate(_ slope: some SurrogateSlope, _ window: NeuronWindow) {
    let (fires, scale) = (SIMD16(repeating: fires), SIMD16(repeating: firedScale))
    let (upwards, end) = (1 / gain, window.range.upperBound)
    for step in stride(from: window.steps - 1, through: 0, by: -1) {
      let row = window.membrane + step * window.places
      let own = window.spikeGradient + step * window.places
      for i in stride(from: window.range.lowerBound, to: end, by: 16) {
        let now = row.block(at: i, end: end)
        var spike = own.block(at: i, end: end)
        var later = SIMD16<Float>.zero
        if step + 1 < window.steps {
          later = (row + window.places).block(at: i, end: end) * upwards
          if !detachesReset { spike += later * (firedOffset + (firedScale - leak) * now) }
        }
        let fired = now .>= fires
        let through = spike * slope(now - threshold)
        var delta = through + later * SIMD16(repeating: leak).replacing(with: scale, where: fired)
        if let gradient = window.membraneGradient {
          delta += (gradient + step * window.places).block(at: i, end: end)
        }
        if let parameters = window.parameters {
          let before =
            step > 0
            ? (row - window.places).block(at: i, end: end)
            : window.state?.block(at: i, end: end) ?? SIMD16(repeating: initial)
          parameters.pointee.add(
            through: through, firedLater: SIMD16<Float>.zero.replacing(with: later, where: fired),
            delta: delta, before: before, now: now, self)
        }
        row.store(delta * gain, at: i, end: end)
      }
    }
  }
}

/// What back-propagation through one tile of neurons works on; rows have `places` numbers.
struct NeuronWindow {
  let membrane: UnsafeMutablePointer<Float>
  let spikeGradient: UnsafePointer<Float>
  /// The gradient of the membranes themselves, or nil.
  let membraneGradient: UnsafePointer<Float>?
  /// Where the gradients of the neuron's parameters are added up, or nil.
  let parameters: UnsafeMutablePointer<ParameterSums>?
  /// The membranes of the step before the window, or nil.
  let state: UnsafePointer<Float>?
  let steps, places: Int
  let range: Range<Int>
}
