import CKernels
import Tensors

extension SpikingNeuron {
  /// The response of a layer to a window of `steps` steps.
  ///
  /// - Parameters:
  ///   - currents: `[step, sample, neuron…]` or `[step·sample, neuron…]`. Their memory becomes that of the
  ///     membranes if no other tensor shares it.
  ///   - state: the membranes `u` of the step before the window, one row of as many numbers as a step has; nil
  ///     for neurons at their initial potential.
  /// - Returns: spikes as 0 and 1, and the membranes before the reset, which `backward` needs; both of the shape
  ///   of `currents`.
  public func forward(
    _ currents: consuming Tensor, steps: Int, from state: Tensor? = nil
  ) -> (spikes: Tensor, membrane: Tensor) {
    let places = places(of: currents, steps: steps, state: state)
    var membrane = currents
    var spikes = Tensor(uninitialized: membrane.shape)
    let kernel = kernel
    membrane.withUnsafeMutableElements { membrane in
      spikes.withUnsafeMutableElements { spikes in
        withOptionalPointer(state) { state in
          guard let membrane = membrane.baseAddress, let spikes = spikes.baseAddress else { return }
          forEachTile(of: places) { _, range in
            withUnsafePointer(to: kernel) {
              plexus_neuron_forward(
                $0, membrane, spikes, state, Int64(steps), Int64(places), Int64(range.lowerBound),
                Int64(range.upperBound))
            }
          }
        }
      }
    }
    return (spikes, membrane)
  }

  /// Back-propagation through time over the window of a `forward`.
  ///
  /// - Parameters:
  ///   - spikeGradient: the gradient of the loss with respect to the spikes, of their shape.
  ///   - membrane: what `forward` gave. Its memory becomes that of the gradient if no other tensor shares it.
  ///   - steps: as in `forward`.
  ///   - membraneGradient: the gradient with respect to the membranes `u`, of their shape, if they were used.
  ///   - state: as in `forward`; no gradient flows to it.
  /// - Returns: the gradient with respect to the currents.
  public func backward(
    _ spikeGradient: Tensor, membrane: consuming Tensor, steps: Int, membraneGradient: Tensor? = nil,
    from state: Tensor? = nil
  ) -> Tensor {
    propagate(spikeGradient, membrane, steps, membraneGradient, state, parameters: false).currents
  }

  /// The gradients with respect to what the neurons of a layer share.
  public struct ParameterGradient: Sendable, Equatable {
    /// With respect to the threshold.
    public let threshold: Float
    /// With respect to the leak, the input gain held fixed.
    public let leak: Float
    /// With respect to the input gain.
    public let inputGain: Float
  }

  /// As `backward`, and the gradients of threshold, leak and input gain.
  public func backwardWithParameters(
    _ spikeGradient: Tensor, membrane: consuming Tensor, steps: Int, membraneGradient: Tensor? = nil,
    from state: Tensor? = nil
  ) -> (currents: Tensor, parameters: ParameterGradient) {
    propagate(spikeGradient, membrane, steps, membraneGradient, state, parameters: true)
  }

  private func propagate(
    _ spikeGradient: Tensor, _ saved: consuming Tensor, _ steps: Int, _ membraneGradient: Tensor?,
    _ state: Tensor?, parameters: Bool
  ) -> (currents: Tensor, parameters: ParameterGradient) {
    let places = places(of: saved, steps: steps, state: state)
    precondition(
      spikeGradient.shape == saved.shape && membraneGradient.map { $0.shape == saved.shape } ?? true,
      "SpikingNeuron: gradients \(spikeGradient.shape), \(membraneGradient?.shape ?? []) of membranes \(saved.shape)"
    )
    let kernel = kernel
    var gradient = saved
    var sums = ParameterSums(tiles: parameters ? tileCount(of: places) : 0, of: self)
    gradient.withUnsafeMutableElements { membrane in
      spikeGradient.withUnsafeElements { spikeGradient in
        withOptionalPointer(membraneGradient) { membraneGradient in
          withOptionalPointer(state) { state in
            sums.withUnsafeTiles { sums in
              guard let membrane = membrane.baseAddress, let spikeGradient = spikeGradient.baseAddress
              else { return }
              forEachTile(of: places) { tile, range in
                withUnsafePointer(to: kernel) {
                  plexus_neuron_backward(
                    $0, membrane, spikeGradient, membraneGradient, sums.map { $0 + tile }, state,
                    Int64(steps), Int64(places), Int64(range.lowerBound), Int64(range.upperBound))
                }
              }
            }
          }
        }
      }
    }
    return (gradient, sums.total)
  }

  /// How many numbers each step of `tensor` has.
  func places(of tensor: borrowing Tensor, steps: Int, state: Tensor?) -> Int {
    precondition(
      steps >= 1 && !tensor.shape.isEmpty && tensor.shape[0] % steps == 0,
      "SpikingNeuron: \(steps) steps do not divide the first axis of \(tensor.shape)")
    let places = tensor.count / steps
    precondition(
      state.map { $0.count == places } ?? true,
      "SpikingNeuron: state \(state?.shape ?? []) for \(tensor.shape) in \(steps) steps")
    return places
  }

  private func tileCount(of places: Int) -> Int {
    (places + neuronsPerTile - 1) / neuronsPerTile
  }

  func forEachTile(of places: Int, _ body: @escaping (Int, Range<Int>) -> Void) {
    let width = neuronsPerTile
    ThreadPool.current.run(tiles: tileCount(of: places)) { tile in
      body(tile, tile * width..<min(places, (tile + 1) * width))
    }
  }

  func withOptionalPointer(_ tensor: Tensor?, _ body: (UnsafePointer<Float>?) -> Void) {
    guard let tensor else { return body(nil) }
    tensor.withUnsafeElements { body($0.baseAddress) }
  }
}
