import NeuralNets
import Tensors
import Testing

@Suite struct AdamTests {
  private func step(_ adam: inout Adam, _ weights: Weights, _ gradient: Tensor, rate: Float) {
    var gradients = Gradients()
    gradients[weights] = gradient
    adam.step(gradients, rate: rate)
  }

  @Test func `the first step moves every parameter by the rate against its gradient's sign`() {
    let weights = Weights(Tensor([3], [1, 1, 1]))
    var adam = Adam([weights])
    step(&adam, weights, Tensor([3], [0.5, -20, 0]), rate: 0.1)
    for (a, b) in zip(weights.value.elements, [0.9, 1.1, 1]) { #expect(abs(a - Float(b)) < 1e-6) }
  }

  @Test(arguments: [0, 0.1])
  func `many steps follow the algorithm as published`(decay: Double) {
    let count = 37
    var random = Philox(seed: 1, purpose: .generation)
    let weights = Weights(Tensor([count], (0..<count).map { _ in random.uniform(-1...1) }))
    var adam = Adam([weights], weightDecay: Float(decay))
    var expected = weights.value.elements.map(Double.init)
    var mean = [Double](repeating: 0, count: count)
    var square = mean
    var powers = (1.0, 1.0)
    for _ in 1...50 {
      let gradient = Tensor([count], (0..<count).map { _ in random.uniform(-1...1) })
      step(&adam, weights, gradient, rate: 0.01)
      powers = (powers.0 * 0.9, powers.1 * 0.999)
      for (i, g) in gradient.elements.map(Double.init).enumerated() {
        mean[i] = 0.9 * mean[i] + 0.1 * g
        square[i] = 0.999 * square[i] + 0.001 * g * g
        let root = (square[i] / (1 - powers.1)).squareRoot()
        expected[i] -= 0.01 * decay * expected[i]
        expected[i] -= 0.01 * mean[i] / (1 - powers.0) / (root + 1e-8)
      }
    }
    for (a, b) in zip(weights.value.elements, expected) { #expect(abs(Double(a) - b) < 1e-5) }
  }

  @Test func `a restored optimiser goes on bit by bit`() throws {
    var random = Philox(seed: 2, purpose: .generation)
    let gradients = (0..<20).map { _ in Tensor([5, 9], (0..<45).map { _ in random.uniform(-1...1) }) }
    let weights = Weights(Tensor([5, 9]))
    var whole = Adam([weights])
    for gradient in gradients.prefix(10) { step(&whole, weights, gradient, rate: 0.01) }
    let other = Weights(weights.value)
    var resumed = Adam([other])
    try resumed.restore(whole.state, steps: whole.steps)
    for gradient in gradients.suffix(10) {
      step(&whole, weights, gradient, rate: 0.01)
      step(&resumed, other, gradient, rate: 0.01)
    }
    #expect(other.value == weights.value)
    #expect(resumed.state == whole.state && resumed.steps == 20)
  }

  @Test func `a state of another shape is refused`() {
    var adam = Adam([Weights(Tensor([3]))])
    let other = Adam([Weights(Tensor([4]))]).state
    #expect(throws: NamedTensorError.wrongShape(name: "0.mean", expected: [3], found: [4])) {
      try adam.restore(other, steps: 1)
    }
  }

  @Test func `one, two and three threads give the same bits`() {
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        var random = Philox(seed: 3, purpose: .generation)
        let count = 100_001
        let weights = Weights(Tensor([count]))
        var adam = Adam([weights])
        for _ in 0..<3 {
          step(&adam, weights, Tensor([count], (0..<count).map { _ in random.uniform(-1...1) }), rate: 0.01)
        }
        return weights.value
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
