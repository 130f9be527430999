import Spiking
import Tensors
import Testing

@Suite struct InputCoderTests {
  private func spikes(_ input: CodedInput) throws -> SpikeTrain {
    guard case .spikes(let train) = input else { throw NotSpikes() }
    return train
  }
  private struct NotSpikes: Error {}

  @Test func `random spikes are the same for the same seed, sample and pass, and others for others`() throws {
    let values = Tensor([1, 200], repeating: 0.5)
    func code(_ seed: UInt64, _ sample: Int, _ pass: UInt32) throws -> SpikeTrain {
      try spikes(
        InputCoder.bernoulli.encode(values, steps: 20, seed: seed, sampleNumbers: [sample], pass: pass))
    }
    let first = try code(1, 2, 3)
    #expect(try code(1, 2, 3) == first)
    #expect(try code(2, 2, 3) != first)
    #expect(try code(1, 3, 3) != first)
    #expect(try code(1, 2, 4) != first)
  }

  @Test func `random spikes do not depend on the batch a sample is in`() throws {
    var random = Philox(seed: 1, purpose: .generation)
    let values = Tensor([3, 50], (0..<150).map { _ in random.uniform() })
    let whole = try spikes(
      InputCoder.bernoulli.encode(values, steps: 40, seed: 9, sampleNumbers: [10, 20, 30], pass: 1))
    let alone = try spikes(
      InputCoder.bernoulli.encode(values.rows(1..<2), steps: 40, seed: 9, sampleNumbers: [20], pass: 1))
    for step in 0..<40 {
      for neuron in 0..<50 { #expect(whole[step, 1, neuron] == alone[step, 0, neuron]) }
    }
  }

  @Test func `random spikes come as often as their probability says`() throws {
    let values = Tensor([1, 5], [0, 0.1, 0.5, 0.9, 1])
    let train = try spikes(
      InputCoder.bernoulli.encode(values, steps: 10_000, seed: 4, sampleNumbers: [0], pass: 0))
    let counts = train.counts.elements
    #expect(counts[0] == 0 && counts[4] == 10_000)
    for (count, p) in zip(counts, [0, 0.1, 0.5, 0.9, 1] as [Float]) {
      // Five standard deviations.
      #expect(abs(count - 10_000 * p) <= 5 * (10_000 * p * (1 - p)).squareRoot())
    }
  }

  @Test func `rate coding gives floor(x·T) evenly spread spikes`() throws {
    let values = Tensor([1, 5], [0, 0.25, 0.5, 0.75, 1])
    let train = try spikes(
      InputCoder.rate.encode(values, steps: 8, seed: 0, sampleNumbers: [0], pass: 0))
    #expect(train.counts.elements == [0, 2, 4, 6, 8])
    #expect((0..<8).map { train[$0, 0, 2] } == [false, true, false, true, false, true, false, true])
  }

  @Test func `learning sees counts per step, or the current itself`() {
    let values = Tensor([1, 3], [0, 0.5, 1])
    for coder in [InputCoder.constantCurrent, .rate] {
      let input = coder.encode(values, steps: 10, seed: 0, sampleNumbers: [0], pass: 0)
      #expect(input.activity == values)
    }
  }
}
