extension SpikingNeuron {
  /// SpikingJelly's `LIFNode(tau, decay_input, v_threshold, v_reset, surrogate_function, detach_reset)`, version 2.0.
  ///
  ///     decay_input:  u[t] = v[t-1] + (x[t] - (v[t-1] - v_reset)) / tau
  ///     else:         u[t] = v[t-1] - (v[t-1] - v_reset) / tau + x[t]
  ///
  /// So the leak is `1 - 1/tau`, the input gain `1/tau` or 1, and rest is `v_reset`; fires at the threshold. A
  /// `resetPotential` of nil is the soft reset (`v_reset=None`), with rest 0. `IFNode` is a tau of infinity
  /// without input decay.
  public static func spikingJelly(
    tau: Float = 2, decaysInput: Bool = true, threshold: Float = 1, resetPotential: Float? = 0,
    surrogate: Surrogate = .sigmoid(slope: 4), detachesReset: Bool = false
  ) -> SpikingNeuron {
    precondition(tau > 1, "SpikingNeuron.spikingJelly: tau must exceed 1, got \(tau)")
    return SpikingNeuron(
      leak: 1 - 1 / tau, inputGain: decaysInput ? 1 / tau : 1, rest: resetPotential ?? 0,
      threshold: threshold,
      reset: resetPotential.map { .hard(to: $0) } ?? .soft, detachesReset: detachesReset, surrogate: surrogate
    )
  }

  /// The `reset_mechanism` of snnTorch's neurons.
  public enum SnnTorchReset: String, Sendable, CaseIterable {
    case subtract, zero, none
  }

  /// snnTorch's `Leaky(beta, threshold, spike_grad, reset_mechanism)` with `reset_delay=True`, version 1.0.
  ///
  ///     subtract:  u[t] = beta·u[t-1] + x[t] - threshold·s[t-1]
  ///     zero:      u[t] = beta·u[t-1]·(1 - s[t-1]) + x[t]
  ///
  /// It fires above the threshold, and its resets are always detached. The membrane that it returns is `u`.
  public static func snnTorch(
    beta: Float, threshold: Float = 1, reset: SnnTorchReset = .subtract,
    surrogate: Surrogate = .arctangent(slope: 2)
  ) -> SpikingNeuron {
    let own: Reset =
      switch reset {
      case .subtract: .delayed
      case .zero: .hard(to: 0)
      case .none: .none
      }
    return SpikingNeuron(
      leak: beta, threshold: threshold, firesAbove: true, reset: own, detachesReset: true,
      surrogate: surrogate)
  }
}
