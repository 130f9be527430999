import NeuralNets
import Tensors
import Testing

@Suite struct PowerOfTwoQuantiserTests {
  @Test(arguments: [2, 3, 4, 8, 16])
  func `levels are whole multiples of a power of two, and no more than the bits hold`(bits: Int) {
    var random = Philox(seed: UInt64(bits), purpose: .generation)
    let numbers = Tensor([500], (0..<500).map { _ in random.uniform(-1...1) * random.uniform() })
    let quantiser = PowerOfTwoQuantiser(bits: bits)
    let spacing = quantiser.spacing(for: numbers)
    #expect(spacing.significand == 1)
    for number in quantiser(numbers).elements {
      let level = number / spacing
      #expect(level == level.rounded() && abs(level) < Float(1 << (bits - 1)))
    }
  }

  @Test func `numbers inside the outermost levels move by half a spacing at most`() {
    var random = Philox(seed: 9, purpose: .generation)
    let numbers = Tensor([500], (0..<500).map { _ in random.uniform(-1...1) })
    let quantiser = PowerOfTwoQuantiser(bits: 6)
    let spacing = quantiser.spacing(for: numbers)
    for (number, quantised) in zip(numbers.elements, quantiser(numbers).elements)
    where abs(number) <= 31 * spacing {
      #expect(abs(number - quantised) <= spacing / 2)
    }
  }

  @Test func `numbers on levels stay, and zeros stay zeros`() {
    let numbers = Tensor([5], [0.75, -0.5, 0.25, 0, -0.75])
    #expect(PowerOfTwoQuantiser(bits: 3)(numbers) == numbers)
    #expect(PowerOfTwoQuantiser(bits: 4)(Tensor([3])) == Tensor([3]))
  }

  @Test func `two bits keep three levels whose spacing suits most numbers, not the largest`() {
    let numbers = Tensor(
      [102], [Float](repeating: 0.1, count: 50) + [Float](repeating: -0.12, count: 51) + [1])
    let quantised = PowerOfTwoQuantiser(bits: 2)(numbers)
    #expect(Set(quantised.elements) == [0.125, -0.125])
  }
}
