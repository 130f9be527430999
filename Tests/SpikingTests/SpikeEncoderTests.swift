import Spiking
import Tensors
import Testing

@Suite struct SpikeEncoderTests {
  @Test func `a constant current is the same at every step`() {
    let coded = SpikeEncoder.constantCurrent.encode(
      Tensor([2, 2], [0.1, 0.2, 0.3, 0.4]), steps: 3, sampleNumbers: [0, 1])
    #expect(coded.shape == [3, 2, 2])
    for step in 0..<3 { #expect(coded.rows(step..<step + 1).elements == [0.1, 0.2, 0.3, 0.4]) }
  }

  @Test func `random spikes are those of the bit trains`() {
    var random = Philox(seed: 2, purpose: .generation)
    let values = Tensor([3, 2, 20], (0..<120).map { _ in random.uniform() })
    let coded = SpikeEncoder.bernoulli.encode(values, steps: 40, seed: 9, sampleNumbers: [4, 5, 6], pass: 2)
    #expect(coded.shape == [40, 3, 2, 20])
    let bits = InputCoder.bernoulli.encode(
      values.reshaped([3, 40]), steps: 40, seed: 9, sampleNumbers: [4, 5, 6], pass: 2)
    guard case .spikes(let train) = bits else { return #expect(Bool(false)) }
    let flat = coded.reshaped([40, 3, 40])
    for step in 0..<40 {
      for sample in 0..<3 {
        for input in 0..<40 { #expect((flat[step, sample, input] == 1) == train[step, sample, input]) }
      }
    }
  }

  @Test func `larger numbers fire earlier, and zeros never`() {
    let coded = SpikeEncoder.latency.encode(
      Tensor([1, 5], [0, 0.001, 0.5, 0.9, 1]), steps: 11, sampleNumbers: [0])
    for (input, step) in [(1, 10), (2, 5), (3, 1), (4, 0)] {
      for t in 0..<11 { #expect(coded[t, 0, input] == (t == step ? 1 : 0)) }
    }
    #expect((0..<11).allSatisfy { coded[$0, 0, 0] == 0 })
  }

  @Test func `population fields tile the range and answer most at their centres`() {
    let code = PopulationCode(neurons: 6)
    // Centres at -1/8, 1/8, 3/8, 5/8, 7/8, 9/8.
    let activities = code(Tensor([1, 5], [0.125, 0.375, 0.625, 0.875, 0]))
    #expect(activities.shape == [1, 5, 6])
    for i in 0..<4 { #expect(activities[0, i, i + 1] == 1) }
    #expect(activities[0, 4, 0] == activities[0, 4, 1])
    // One width, 1/(1.5·4), from a centre the activity is exp(-1/2).
    let aside = code(Tensor([1], [0.125 + 1.0 / 6]))
    #expect(abs(aside[0, 1] - 0.606_530_66) < 1e-6)
  }
}

@Suite struct SpikeDecoderTests {
  @Test func `rates, counts and membranes are read`() {
    let sequence = Tensor([3, 2, 2], [1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 1, 0.5])
    #expect(SpikeDecoder.count.decode(sequence, steps: 3).elements == [2, 0, 2, 2.5])
    #expect(SpikeDecoder.lastMembrane.decode(sequence, steps: 3).elements == [0, 0, 1, 0.5])
    let folded = sequence.reshaped([6, 2])
    #expect(SpikeDecoder.count.decode(folded, steps: 3).elements == [2, 0, 2, 2.5])
    for (rate, count) in zip(
      SpikeDecoder.rate.decode(sequence, steps: 3).elements, [2, 0, 2, 2.5] as [Float])
    {
      #expect(abs(rate - count / 3) < 1e-6)
    }
  }

  @Test(arguments: SpikeDecoder.allCases)
  func `a decoder's gradient is its transpose`(decoder: SpikeDecoder) {
    var random = Philox(seed: 7, purpose: .generation)
    let (sequence, error) = (random.numbers([5, 3, 4]), random.numbers([3, 4]))
    func product(_ a: Tensor, _ b: Tensor) -> Float {
      zip(a.elements, b.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let forward = product(decoder.decode(sequence, steps: 5), error)
    let backward = product(sequence, decoder.gradient(error, steps: 5).reshaped([5, 3, 4]))
    #expect(abs(forward - backward) < 1e-5)
  }
}

@Suite struct SynapticOperationsTests {
  @Test func `a spike costs an addition for each weight, a number a multiplication`() {
    let spikes = SparseRows(Tensor([2, 4], [0, 1, 0, 1, 0, 0, 1, 0]))
    let binary = SynapticOperations(linear: spikes, outputs: 10)
    #expect(binary.additions == 30 && binary.multiplyAdds == 0 && binary.denseMultiplyAdds == 80)
    #expect(abs(binary.energy - 30 * 0.9e-12) < 1e-20 && abs(binary.denseEnergy - 80 * 4.6e-12) < 1e-20)
    let numbers = SynapticOperations(
      linear: SparseRows(Tensor([1, 4], [0, 0.5, 0, 0.25])), outputs: 3)
    #expect(numbers.additions == 0 && numbers.multiplyAdds == 6 && numbers.denseMultiplyAdds == 12)
    var sum = binary
    sum += numbers
    #expect(sum.additions == 30 && sum.multiplyAdds == 6 && sum.denseMultiplyAdds == 92)
  }

  @Test(arguments: 1...20)
  func `a convolution's operations are the weights that meet nonzeros`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (height, width) = (1 + random.below(4), 1 + random.below(4))
    let convolution = SparseConvolution(
      verticalPadding: random.below(height), horizontalPadding: random.below(width))
    let shape = [1 + random.below(3), height + random.below(5), width + random.below(5), 1 + random.below(4)]
    let images = Tensor(shape, (0..<shape.reduce(1, *)).map { _ in random.uniform() < 0.4 ? 1 : 0 })
    let kernels = [height, width, shape[3], 1 + random.below(3)]
    // With ones everywhere, the outputs count what they meet.
    let met = convolution.forward(SparseImages(images), Tensor(kernels, repeating: 1)).elements.reduce(0, +)
    let operations = SynapticOperations(convolution, images: images, kernels: kernels)
    #expect(operations.additions == Int(met) && operations.multiplyAdds == 0)
    #expect(
      operations.denseMultiplyAdds
        == convolution.forward(SparseImages(images), Tensor(kernels)).count * height * width * shape[3])
  }
}
