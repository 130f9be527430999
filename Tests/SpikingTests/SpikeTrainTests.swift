import Spiking
import Tensors
import Testing

@Suite struct SpikeTrainTests {
  @Test func `spikes are set, taken back and counted`() {
    var train = SpikeTrain(steps: 70, samples: 2, neurons: 3)
    for step in [0, 31, 32, 69] { train[step, 1, 2] = true }
    train[5, 0, 0] = true
    train[32, 1, 2] = false
    #expect(train.counts.elements == [1, 0, 0, 0, 0, 3])
    #expect(train.total == 4)
    #expect(train.density == 4.0 / 420)
    #expect(train[69, 1, 2] && !train[32, 1, 2] && !train[69, 0, 2])
  }

  @Test func `of neurons with as many spikes the one with more potential is read, then the first`() {
    let currents = Tensor(
      [3, 4, 3],
      [
        // Two spikes each for the last two; the last has more left.
        0, 0.5, 0.6, 0, 0.5, 0.6, 0, 0.5, 0.6, 0, 0.5, 0.6,
        // More spikes beat more potential: the second spikes early, then loses charge.
        0, 1, 0, 0, 1, 0, 0, -1, 0.9, 0, -1, 0.9,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
      ])
    let activity = IntegrateAndFire(threshold: 1)(currents)
    #expect(activity.counts.elements == [0, 2, 2, 0, 2, 1, 0, 0, 0])
    #expect(CountDecoder.classes(of: activity) == [2, 1, 0])
    #expect(activity.potential.largestColumns() == [2, 2, 0])
  }

  @Test func `statistics count spikes, silence and operations`() {
    var input = SpikeTrain(steps: 4, samples: 2, neurons: 3)
    for step in 0..<3 { input[step, 0, 1] = true }
    input[0, 1, 2] = true
    let hidden = IntegrateAndFire(threshold: 1)(constant: Tensor([2, 2], [0.5, 0, 1, 0.25]), steps: 4)
    var statistics = SpikeStatistics(
      input: .spikes(input), activities: [hidden], connections: [.full(3, 2)])
    #expect(statistics.layers[0].spikesPerNeuron == 4.0 / 6)
    #expect(statistics.layers[0].silentShare == 4.0 / 6)
    #expect(statistics.layers[0].synapticOperations == 4)
    #expect(statistics.layers[0].denseOperations == 6)
    #expect(statistics.layers[1].spikesPerNeuron == 7.0 / 4)
    #expect(statistics.layers[1].rate == 7.0 / 16)
    #expect(statistics.layers[1].silentShare == 0.25)
    #expect(statistics.layers[1].synapticOperations == 0)
    #expect(statistics.spikesPerNeuron == 11.0 / 10)
    #expect(abs(statistics.energy - 4 * 0.9e-12) < 1e-24)
    let once = statistics
    statistics.add(once)
    #expect(statistics.layers.map(\.spikesPerNeuron) == once.layers.map(\.spikesPerNeuron))
    #expect(statistics.layers[1].samples == 4)
  }

  @Test func `dense spikes have the statistics of the same spikes as bits`() {
    var random = Philox(seed: 3, purpose: .generation)
    let train = SpikeTrain.random(steps: 40, samples: 3, neurons: 7, density: 0.1, &random)
    let bits = SpikeStatistics(
      input: .spikes(train),
      activities: [IntegrateAndFire(threshold: 1)(constant: Tensor([3, 5]), steps: 40)],
      connections: [.full(7, 5)])
    let dense = SpikeStatistics.Layer(spikes: train.timeMajor, connections: .full(7, 5))
    #expect(dense == bits.layers[0])
    #expect(SpikeStatistics(layers: [dense]).energy == bits.layers[0].energy)
  }

  @Test func `a current costs multiplications, once per sample`() {
    let current = Tensor([1, 4], [0, 0.5, 0, 1])
    let hidden = IntegrateAndFire(threshold: 1)(constant: Tensor([1, 10]), steps: 10)
    let statistics = SpikeStatistics(
      input: .constant(current), activities: [hidden], connections: [.full(4, 10)])
    #expect(statistics.layers[0].synapticOperations == 20)
    #expect(abs(statistics.energy - 20 * 4.6e-12) < 1e-22)
    #expect(statistics.spikesPerNeuron == 0)
  }
}
