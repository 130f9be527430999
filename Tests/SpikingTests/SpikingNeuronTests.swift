import Spiking
import Tensors
import Testing

@Suite struct SpikingNeuronTests {
  private static func randomNeuron(_ random: inout Philox) -> SpikingNeuron {
    let resets: [SpikingNeuron.Reset] = [.hard(to: 0), .hard(to: -0.25), .soft, .delayed, .none]
    return SpikingNeuron(
      leak: random.below(4) == 0 ? 1 : 0.25 + 0.7 * random.uniform(),
      inputGain: random.below(2) == 0 ? 1 : 0.5 + random.uniform(), rest: random.below(2) == 0 ? 0 : 0.125,
      threshold: 0.5 + random.uniform(), firesAbove: random.below(2) == 0, reset: resets[random.below(5)],
      detachesReset: random.below(2) == 0,
      surrogate: SurrogateTests.all[random.below(SurrogateTests.all.count)])
  }

  @Test(arguments: 1...60)
  func `a window and its gradients are what the equations say`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let neuron = SpikingNeuronTests.randomNeuron(&random)
    let naive = NaiveNeuron(neuron: neuron)
    let (steps, places) = (1 + random.below(12), 1 + random.below(40))
    func numbers() -> Tensor {
      Tensor([steps, places], (0..<steps * places).map { _ in random.uniform(-1...2) })
    }
    let (currents, spikeWeights, membraneWeights) = (numbers(), numbers(), numbers())
    let (spikes, membrane) = neuron.forward(currents, steps: steps)
    let (gradient, parameters) = neuron.backwardWithParameters(
      spikeWeights, membrane: membrane, steps: steps, membraneGradient: membraneWeights)
    var sums = NaiveNeuron.Change()
    var size = 0.0
    for j in 0..<places {
      func column(_ tensor: Tensor) -> [Double] { (0..<steps).map { Double(tensor[$0, j]) } }
      func slope(_ change: NaiveNeuron.Change) -> Double {
        naive.run(
          column(currents), spikeWeights: column(spikeWeights), membraneWeights: column(membraneWeights),
          change: change
        ).slope
      }
      let expected = naive.run(
        column(currents), spikeWeights: column(spikeWeights), membraneWeights: column(membraneWeights))
      #expect(column(spikes) == expected.spikes)
      for t in 0..<steps {
        #expect(abs(Double(membrane[t, j]) - expected.membrane[t]) < 1e-5)
        let own = slope(.init(current: t))
        #expect(
          abs(Double(gradient[t, j]) - own) < 1e-4 * max(1, abs(own)), "\(neuron) step \(t) of \(steps)")
      }
      let own = (slope(.init(threshold: 1)), slope(.init(leak: 1)), slope(.init(gain: 1)))
      sums.threshold += own.0
      sums.leak += own.1
      sums.gain += own.2
      size += abs(own.0) + abs(own.1) + abs(own.2)
    }
    #expect(abs(Double(parameters.threshold) - sums.threshold) < 1e-4 * max(1, size), "\(neuron)")
    #expect(abs(Double(parameters.leak) - sums.leak) < 1e-4 * max(1, size), "\(neuron)")
    #expect(abs(Double(parameters.inputGain) - sums.gain) < 1e-4 * max(1, size), "\(neuron)")
  }

  @Test(arguments: PeerCase.all)
  func `SpikingJelly and snnTorch are special cases`(peer: PeerCase) {
    let (spikes, membrane) = peer.neuron.forward(Tensor([8, 4], PeerCase.currents), steps: 8)
    #expect(spikes.elements == peer.spikes.map { $0 == "1" ? 1 : 0 })
    let gradient = peer.neuron.backward(Tensor([8, 4], PeerCase.weights), membrane: membrane, steps: 8)
    for (own, theirs) in zip(gradient.elements, peer.gradient) { #expect(abs(own - theirs) < 1e-5) }
  }

  @Test func `a window can be cut and gone on with from its last membranes`() {
    var random = Philox(seed: 4, purpose: .generation)
    for _ in 0..<20 {
      let neuron = SpikingNeuronTests.randomNeuron(&random)
      let currents = Tensor([9, 21], (0..<189).map { _ in random.uniform(-1...2) })
      let whole = neuron.forward(currents, steps: 9)
      let first = neuron.forward(currents.rows(0..<4), steps: 4)
      let second = neuron.forward(
        currents.rows(4..<9), steps: 5, from: first.membrane.rows(3..<4))
      #expect(second.spikes == whole.spikes.rows(4..<9))
      #expect(second.membrane == whole.membrane.rows(4..<9))
    }
  }

  @Test func `without leak, soft and delayed resets are the integrate-and-fire neuron`() {
    var random = Philox(seed: 5, purpose: .generation)
    let currents = Tensor([1, 30, 19], (0..<570).map { _ in Float(random.below(65) - 24) / 16 })
    let expected = IntegrateAndFire(threshold: 0.75)(currents)
    for reset in [SpikingNeuron.Reset.soft, .delayed] {
      let (spikes, membrane) = SpikingNeuron(threshold: 0.75, reset: reset)
        .forward(currents.reshaped([30, 19]), steps: 30)
      for t in 0..<30 { for j in 0..<19 { #expect((spikes[t, j] == 1) == expected.spikes[t, 0, j]) } }
      for j in 0..<19 {
        // Charge balance: what flowed in is what is left and one threshold for each spike taken away so far.
        let taken = (0..<29).reduce(Float(0)) { $0 + spikes[$1, j] }
        #expect(membrane[29, j] + 0.75 * taken == expected.potential[0, j])
      }
    }
  }

  @Test func `a neuron that only integrates gives leaky sums`() {
    let neuron = SpikingNeuron(leak: 0.5, threshold: 1, reset: .none)
    let (_, membrane) = neuron.forward(Tensor([3, 1], [4, 1, 1]), steps: 3)
    #expect(membrane.elements == [4, 3, 2.5])
  }

  @Test func `currents and membranes give their memory on unless they are shared`() {
    let neuron = SpikingNeuron(leak: 0.5)
    let kept = Tensor([2, 3], [1, 2, 3, 4, 5, 6])
    let (_, membrane) = neuron.forward(kept, steps: 2)
    #expect(kept.elements == [1, 2, 3, 4, 5, 6])
    let saved = membrane.elements
    _ = neuron.backward(kept, membrane: membrane, steps: 2)
    #expect(membrane.elements == saved)
    func address(_ tensor: borrowing Tensor) -> Int {
      tensor.withUnsafeElements { Int(bitPattern: $0.baseAddress) }
    }
    let own = Tensor([2, 3], repeating: 1)
    let place = address(own)
    let response = neuron.forward(consume own, steps: 2)
    #expect(address(response.membrane) == place)
  }

  @Test(arguments: [SpikingNeuron.Reset.hard(to: 0), .soft, .delayed])
  func `one, two and three threads give the same bits`(reset: SpikingNeuron.Reset) {
    var random = Philox(seed: 6, purpose: .generation)
    let neuron = SpikingNeuron(leak: 0.7, reset: reset, surrogate: .arctangent())
    let (currents, weights) = (random.numbers([5, 9000]), random.numbers([5, 9000]))
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        let (spikes, membrane) = neuron.forward(currents, steps: 5)
        let (gradient, parameters) = neuron.backwardWithParameters(weights, membrane: membrane, steps: 5)
        return ([spikes, gradient], parameters)
      }
    }
    for other in results.dropFirst() {
      #expect(other.0 == results[0].0)
      #expect(other.1 == results[0].1)
    }
  }
}

extension Philox {
  /// Numbers in -1…1, of which about `share` are not zero.
  mutating func numbers(_ shape: [Int], share: Float = 1) -> Tensor {
    Tensor(shape, (0..<shape.reduce(1, *)).map { _ in uniform() < share ? uniform(-1...1) : 0 })
  }
}
