import NeuralNets
import Tensors
import Testing

@Suite struct AdamTests {
  @Test func `the first step moves every parameter by the rate against its gradient's sign`() {
    var adam = Adam(shapes: [[3]])
    var parameter = Tensor([3], [1, 1, 1])
    adam.beginStep()
    adam.update(0, &parameter, gradient: Tensor([3], [0.5, -20, 0]), rate: 0.1)
    for (a, b) in zip(parameter.elements, [0.9, 1.1, 1]) { #expect(abs(a - Float(b)) < 1e-6) }
  }

  @Test func `many steps follow the algorithm as published`() {
    let count = 37
    var random = Philox(seed: 1, purpose: .generation)
    var adam = Adam(shapes: [[count]])
    var parameter = Tensor([count], (0..<count).map { _ in random.uniform(-1...1) })
    var expected = parameter.elements.map(Double.init)
    var mean = [Double](repeating: 0, count: count)
    var square = mean
    var powers = (1.0, 1.0)
    for _ in 1...50 {
      let gradient = Tensor([count], (0..<count).map { _ in random.uniform(-1...1) })
      adam.beginStep()
      adam.update(0, &parameter, gradient: gradient, rate: 0.01)
      powers = (powers.0 * 0.9, powers.1 * 0.999)
      for (i, g) in gradient.elements.map(Double.init).enumerated() {
        mean[i] = 0.9 * mean[i] + 0.1 * g
        square[i] = 0.999 * square[i] + 0.001 * g * g
        let root = (square[i] / (1 - powers.1)).squareRoot()
        expected[i] -= 0.01 * mean[i] / (1 - powers.0) / (root + 1e-8)
      }
    }
    for (a, b) in zip(parameter.elements, expected) { #expect(abs(Double(a) - b) < 1e-5) }
  }

  @Test func `a restored optimiser goes on bit by bit`() throws {
    var random = Philox(seed: 2, purpose: .generation)
    let gradients = (0..<20).map { _ in Tensor([5, 9], (0..<45).map { _ in random.uniform(-1...1) }) }
    var (whole, parameter) = (Adam(shapes: [[5, 9]]), Tensor([5, 9]))
    for gradient in gradients.prefix(10) {
      whole.beginStep()
      whole.update(0, &parameter, gradient: gradient, rate: 0.01)
    }
    var (resumed, resumedParameter) = (Adam(shapes: [[5, 9]]), parameter)
    try resumed.restore(names: ["w"], from: whole.state(names: ["w"]), steps: whole.steps)
    for gradient in gradients.suffix(10) {
      whole.beginStep()
      whole.update(0, &parameter, gradient: gradient, rate: 0.01)
      resumed.beginStep()
      resumed.update(0, &resumedParameter, gradient: gradient, rate: 0.01)
    }
    #expect(resumedParameter == parameter)
    #expect(resumed == whole)
  }

  @Test func `a state of another shape is refused`() {
    var adam = Adam(shapes: [[3]])
    let other = Adam(shapes: [[4]]).state(names: ["w"])
    #expect(throws: NamedTensorError.wrongShape(name: "w.mean", expected: [3], found: [4])) {
      try adam.restore(names: ["w"], from: other, steps: 1)
    }
  }

  @Test func `one, two and three threads give the same bits`() {
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        var random = Philox(seed: 3, purpose: .generation)
        let count = 100_001
        var (adam, parameter) = (Adam(shapes: [[count]]), Tensor([count]))
        for _ in 0..<3 {
          adam.beginStep()
          let gradient = Tensor([count], (0..<count).map { _ in random.uniform(-1...1) })
          adam.update(0, &parameter, gradient: gradient, rate: 0.01)
        }
        return parameter
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }
}
