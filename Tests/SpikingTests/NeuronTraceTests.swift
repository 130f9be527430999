import Spiking
import Tensors
import Testing

@Suite struct NeuronTraceTests {
  private static let surrogates: [Surrogate] =
    [.rectangle(), .rectangle(width: 0.4), .straightThrough, .triangle(), .arctangent()]

  private static func neurons() -> [SpikingNeuron] {
    let resets: [SpikingNeuron.Reset] = [.hard(to: 0), .hard(to: -0.25), .soft, .delayed, .none]
    return surrogates.flatMap { surrogate in
      resets.flatMap { reset in
        [false, true].map { detached in
          SpikingNeuron(
            leak: 0.75, inputGain: 1.25, rest: 0.125, threshold: 0.875, firesAbove: detached, reset: reset,
            detachesReset: detached, surrogate: surrogate)
        }
      }
    }
  }

  private static func bits(_ tensor: Tensor) -> [UInt32] { tensor.elements.map(\.bitPattern) }

  @Test(arguments: neurons())
  func `spikes and gradients are the same bits with a trace as with the membranes`(neuron: SpikingNeuron) {
    var random = Philox(seed: 9, purpose: .generation)
    for (steps, places) in [(1, 1), (7, 37), (4, 2064)] {
      let (currents, weights) = (random.numbers([steps, places]), random.numbers([steps, places]))
      let state = places == 37 ? random.numbers([1, places]) : nil
      var driven = currents
      driven.apply { $0 * 2 + 0.5 }
      let whole = neuron.forward(driven, steps: steps, from: state)
      let traced = neuron.tracedSpikes(driven, steps: steps, from: state)
      #expect(traced.spikes == whole.spikes)
      #expect(neuron.spikes(driven, steps: steps, from: state) == whole.spikes)
      let expected = neuron.backward(weights, membrane: whole.membrane, steps: steps, from: state)
      let gradient = neuron.backward(weights, trace: traced.trace)
      #expect(NeuronTraceTests.bits(gradient) == NeuronTraceTests.bits(expected))
    }
  }

  @Test func `a surrogate of one height keeps two bits of a membrane, others all of it`() {
    let currents = Tensor([5, 160])
    func bytes(_ surrogate: Surrogate, detached: Bool = true) -> Int {
      SpikingNeuron(reset: .hard(to: 0), detachesReset: detached, surrogate: surrogate)
        .tracedSpikes(currents, steps: 5).trace.bytes
    }
    for surrogate in [Surrogate.rectangle(), .straightThrough] {
      #expect(bytes(surrogate) == 5 * 160 * 2 / 8)
      // The way through the reset asks for the membrane itself.
      #expect(bytes(surrogate, detached: false) == 5 * 160 * 4)
    }
    for surrogate in [Surrogate.triangle(), .arctangent(), .sigmoid(), .fastSigmoid()] {
      #expect(bytes(surrogate) == 5 * 160 * 4)
    }
  }

  @Test(arguments: [Surrogate.rectangle(), .arctangent()])
  func `one, two and three threads give the same bits`(surrogate: Surrogate) {
    var random = Philox(seed: 6, purpose: .generation)
    let neuron = SpikingNeuron(leak: 0.7, detachesReset: true, surrogate: surrogate)
    let (currents, weights) = (random.numbers([5, 9000]), random.numbers([5, 9000]))
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        let (spikes, trace) = neuron.tracedSpikes(currents, steps: 5)
        return [spikes, neuron.backward(weights, trace: trace)]
      }
    }
    #expect(results[1] == results[0] && results[2] == results[0])
  }
}
