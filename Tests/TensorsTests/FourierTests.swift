import Foundation
import Tensors
import Testing

@Suite struct FourierTests {
  private static func numbers(_ shape: [Int], _ seed: UInt64) -> ComplexTensor {
    var random = Philox(seed: seed, purpose: .generation)
    return ComplexTensor(real: random.tensor(shape), imaginary: random.tensor(shape))
  }

  /// The definition, in double precision, along the last axis of one line.
  private static func naive(_ line: ComplexTensor, inverse: Bool = false) -> [(Double, Double)] {
    let (x, y, n) = (line.real.elements, line.imaginary.elements, line.count)
    return (0..<n).map { k in
      var sum = (0.0, 0.0)
      for i in 0..<n {
        let angle = (inverse ? 2 : -2) * Double.pi * Double(i * k % n) / Double(n)
        sum.0 += Double(x[i]) * cos(angle) - Double(y[i]) * sin(angle)
        sum.1 += Double(x[i]) * sin(angle) + Double(y[i]) * cos(angle)
      }
      return inverse ? (sum.0 / Double(n), sum.1 / Double(n)) : sum
    }
  }

  private static func distance(_ a: ComplexTensor, _ b: ComplexTensor) -> Float {
    (a.parts - b.parts).elements.map(abs).max() ?? 0
  }

  @Test(arguments: [1, 2, 3, 5, 7, 8, 12, 25, 49, 64, 101, 360])
  func `transforms of every length are what their definition says`(length: Int) {
    let numbers = Self.numbers([length], 1)
    for inverse in [false, true] {
      let result = numbers.fourier(inverse: inverse)
      let expected = Self.naive(numbers, inverse: inverse)
      #expect(zip(result.real.elements, expected).allSatisfy { abs(Double($0) - $1.0) < 2e-4 })
      #expect(zip(result.imaginary.elements, expected).allSatisfy { abs(Double($0) - $1.1) < 2e-4 })
    }
  }

  @Test(arguments: 1...20)
  func `the inverse takes a transform back, over any axes`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .shuffling)
    let shape = (0..<1 + random.below(3)).map { _ in 1 + random.below(24) }
    let axes = shape.indices.filter { _ in random.below(2) == 0 }
    let numbers = Self.numbers(shape, seed)
    #expect(Self.distance(numbers.fourier(over: axes).fourier(over: axes, inverse: true), numbers) < 1e-5)
  }

  @Test func `a transform keeps the energy`() {
    let numbers = Self.numbers([30, 48], 2)
    let energy = numbers.squaredMagnitude.sum().elements[0]
    let transformed = numbers.fourier(over: [0, 1]).squaredMagnitude.sum().elements[0] / (30 * 48)
    #expect(abs(transformed - energy) < 1e-5 * energy)
  }

  @Test func `a shifted impulse becomes a wave in both directions of an image`() {
    var image = Tensor([6, 10])
    image[2, 3] = 1
    let spectrum = ComplexTensor(real: image).fourier(over: [0, 1])
    for row in 0..<6 {
      for column in 0..<10 {
        let phase = -2 * Double.pi * (Double(2 * row) / 6 + Double(3 * column) / 10)
        #expect(abs(Double(spectrum.real[row, column]) - cos(phase)) < 1e-6)
        #expect(abs(Double(spectrum.imaginary[row, column]) - sin(phase)) < 1e-6)
      }
    }
  }

  @Test(arguments: [1, 2, 5, 8, 9, 30, 33, 128])
  func `real numbers have half the spectrum of complex ones, and come back from it`(length: Int) {
    var random = Philox(seed: 6, purpose: .generation)
    let numbers = random.tensor([4, 6, length])
    let whole = ComplexTensor(real: numbers).fourier(over: [1, 2])
    let half = numbers.fourier(over: [1, 2])
    #expect(half.shape == [4, 6, length / 2 + 1])
    let expected = ComplexTensor(parts: whole.parts.slice(2, 0..<length / 2 + 1))
    #expect(Self.distance(half, expected) < 1e-4)
    let back = half.inverseFourierReal(length: length, over: [1, 2])
    #expect(zip(back.elements, numbers.elements).allSatisfy { abs($0 - $1) < 1e-5 })
  }

  @Test func `complex arithmetic follows its rules`() {
    let (a, b) = (Self.numbers([3, 4], 7), Self.numbers([4], 8))
    let product = a * b
    for row in 0..<3 {
      for column in 0..<4 {
        let (x, y) = (a.real[row, column], a.imaginary[row, column])
        let (u, v) = (b.real[column], b.imaginary[column])
        #expect(product.real[row, column] == x * u - y * v)
        #expect(product.imaginary[row, column] == x * v + y * u)
      }
    }
    #expect((a * a.conjugate).real == a.squaredMagnitude)
    let wave = ComplexTensor(magnitude: Tensor([2], [1, 2]), phase: Tensor([2], [0, .pi / 2]))
    #expect(
      Self.distance(wave, ComplexTensor(real: Tensor([2], [1, 0]), imaginary: Tensor([2], [0, 2]))) < 1e-6)
  }

  @Test func `one, two and three threads give the same bits`() {
    let numbers = Self.numbers([3, 250, 96], 9)
    let results = [1, 2, 3].map { threads in
      ThreadPool(threads: threads).asCurrent {
        [numbers.fourier(over: [1, 2]), numbers.real.fourier(over: [1, 2]), numbers * numbers]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
