import CKernels

/// Neurons per tile: the rows of two steps of one tile stay in the first cache.
let neuronsPerTile = plexus_tile

extension SpikingNeuron {
  /// The equations as the few constants that one step needs.
  ///
  /// What the last step leaves of the membrane is `leak·u` if the neuron did not fire, and `fired_offset +
  /// fired_scale·u` if it did; that covers every reset.
  var kernel: plexus_neuron {
    let (offset, scale): (Float, Float) =
      switch reset {
      case .hard(let potential): (leak * potential, 0)
      case .soft: (-leak * threshold, leak)
      case .delayed: (-threshold, leak)
      case .none: (0, leak)
      }
    return plexus_neuron(
      gain: inputGain, drift: rest * (1 - leak), leak: leak, fired_offset: offset, fired_scale: scale,
      fires: firesAbove ? threshold.nextUp : threshold, threshold: threshold, initial: initialPotential,
      slope: surrogate.kernel.slope, surrogate: surrogate.kernel.kind, detached: detachesReset ? 1 : 0)
  }

  /// Empty sums of the parameters' gradients.
  var emptySums: plexus_neuron_sums {
    let (offsetPerThreshold, offsetPerLeak, scalePerLeak): (Float, Float, Float) =
      switch reset {
      case .hard(let potential): (0, potential, 0)
      case .soft: (-leak, -threshold, 1)
      case .delayed: (-1, 0, 1)
      case .none: (0, 0, 1)
      }
    return plexus_neuron_sums(
      offset_per_threshold: offsetPerThreshold, offset_per_leak: offsetPerLeak, scale_per_leak: scalePerLeak,
      rest: rest, threshold: 0, leak: 0, gain: 0)
  }
}

extension Surrogate {
  /// The number of the formula in `CKernels` and its constant.
  var kernel: (kind: Int32, slope: Float) {
    switch self {
    case .rectangle(let width): (Int32(plexus_rectangle), width)
    case .triangle(let slope): (Int32(plexus_triangle), slope)
    case .arctangent(let slope): (Int32(plexus_arctangent), slope)
    case .sigmoid(let slope): (Int32(plexus_sigmoid), slope)
    case .fastSigmoid(let slope): (Int32(plexus_fast_sigmoid), slope)
    case .straightThrough: (Int32(plexus_straight_through), 1)
    }
  }
}
