import NeuralNets
import Tensors
import Testing

@Suite struct LayerTests {
  private func stream(_ seed: UInt64 = 1) -> Philox { Philox(seed: seed, purpose: .initialisation) }

  @Test(arguments: [1, 0.1 as Float], [true, false])
  func `linear layers are differentiated right, with dense and with sparse inputs`(share: Float, bias: Bool) {
    var random = Philox(seed: 5, purpose: .generation)
    var stream = stream()
    let layer = Linear(9, 4, bias: bias, using: &stream)
    let x = Weights(
      Tensor([6, 9], (0..<54).map { _ in random.uniform() < share ? random.uniform(-1...1) : 0 }))
    let error = GradientCheck.largestError(of: [x] + layer.parameters) { weighted(layer(x.variable)) }
    #expect(error < 2e-3)
  }

  @Test func `initial weights have the spread they are named for`() {
    for (initialiser, deviation) in [
      (Initialiser.heUniform, (2.0 / 400).squareRoot()), (.heNormal, (2.0 / 400).squareRoot()),
      (.glorotUniform, (2.0 / 500).squareRoot()), (.normal(standardDeviation: 0.02), 0.02),
    ] {
      var stream = stream()
      let weights = Linear(400, 100, initialiser: initialiser, using: &stream).weight.value
      let square = weights.elements.reduce(0) { $0 + Double($1 * $1) } / 40_000
      #expect(abs(square.squareRoot() / deviation - 1) < 0.02, "\(initialiser)")
    }
  }

  @Test func `batch norm gives each channel mean 0 and variance 1, and keeps running statistics`() {
    var random = Philox(seed: 2, purpose: .generation)
    let x = random.tensor([20, 3, 5], in: 2...6)
    let layer = BatchNorm(5)
    let y = layer(Variable(x), .training(seed: 1, step: 0)).value
    for channel in 0..<5 {
      let before = stride(from: channel, to: 300, by: 5).map { Double(x.elements[$0]) }
      let after = stride(from: channel, to: 300, by: 5).map { Double(y.elements[$0]) }
      let mean = before.reduce(0, +) / 60
      let variance = before.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 59
      #expect(abs(after.reduce(0, +)) < 1e-4)
      #expect(abs(after.reduce(0) { $0 + $1 * $1 } / 60 - 1) < 1e-4)
      #expect(abs(Double(layer.mean.value[channel]) - 0.1 * mean) < 1e-6)
      #expect(abs(Double(layer.variance.value[channel]) - (0.9 + 0.1 * variance)) < 1e-6)
    }
    let inference = layer(x)
    let expected =
      (x[7, 1, 3] - layer.mean.value[3]) / (layer.variance.value[3] + 1e-5).squareRoot()
    #expect(abs(inference[7, 1, 3] - expected) < 1e-5)
  }

  @Test(arguments: [true, false])
  func `batch norm is differentiated right`(training: Bool) {
    var random = Philox(seed: 3, purpose: .generation)
    let layer = BatchNorm(3)
    layer.scale.value = random.tensor([3], in: 0.5...2)
    layer.shift.value = random.tensor([3])
    layer.mean.value = random.tensor([3])
    let x = random.weights([4, 2, 3])
    let error = GradientCheck.largestError(of: [x] + layer.parameters) {
      weighted(layer(x.variable, training ? .training(seed: 1, step: 0) : .inference()))
    }
    #expect(error < 5e-3)
  }

  @Test func `dropout drops its share, scales the rest and follows the step's number`() {
    let layer = Dropout(rate: 0.25)
    let x = Weights(Tensor([100_000], repeating: 1))
    let y = layer(x.variable, .training(seed: 4, step: 7))
    let dropped = y.value.elements.count { $0 == 0 }
    #expect(abs(dropped - 25_000) < 600)
    #expect(y.value.elements.allSatisfy { $0 == 0 || $0 == 1 / 0.75 })
    let value = y.value
    #expect(y.backward(from: Tensor([100_000], repeating: 1))[x] == value)
    #expect(layer(x.variable, .training(seed: 4, step: 7)).value == value)
    #expect(layer(x.variable, .training(seed: 4, step: 8)).value != value)
    #expect(layer(x.variable).value == x.value)
    let pass = Pass.training(seed: 4, step: 7)
    _ = layer(x.variable, pass)
    #expect(layer(x.variable, pass).value != value, "two layers of one pass drop different places")
  }

  @Test func `spectral norm brings the largest singular value to one`() {
    var stream = stream()
    let weight = Weights(Initialiser.heNormal.tensor([3, 4, 6], fanIn: 12, fanOut: 6, using: &stream))
    let norm = SpectralNorm(outputs: 6, using: &stream)
    for step in 0..<200 { _ = norm(weight.variable, .training(seed: 1, step: step)) }
    let matrix = norm(weight.variable, .inference()).value.reshaped([12, 6])
    // The largest stretch of many random directions after power iteration from each.
    var v = Tensor([6, 1], [1, -0.5, 0.3, 0.9, -1, 0.2])
    var length: Float = 0
    for _ in 0..<500 {
      v = matmul(matrix, matmul(matrix, v), transposing: .first)
      length = v.elements.reduce(0) { $0 + $1 * $1 }.squareRoot()
      v.scale(by: 1 / length)
    }
    #expect(abs(length.squareRoot() - 1) < 1e-4)
    // With a converged vector the gradient is that of the true quotient.
    let error = GradientCheck.largestError(of: [weight]) {
      for step in 0..<60 { _ = norm(weight.variable, .training(seed: 1, step: step)) }
      return weighted(norm(weight.variable, .inference()))
    }
    #expect(error < 1e-2)
  }

  @Test func `a network is a table of its layers`() {
    var stream = stream()
    let shared = Linear(20, 20, using: &stream)
    let network = Sequential(
      Flatten(), Linear(12, 20, using: &stream), ReLU(), shared, shared,
      Sequential(BatchNorm(20), Linear(20, 3, bias: false, using: &stream)))
    let table = ModelTable(network, input: [2, 3, 4])
    #expect(table.parameters == 12 * 20 + 20 + 20 * 20 + 20 + 4 * 20 + 60)
    #expect(table.multiplyAdds == 2 * (12 * 20 + 2 * 20 * 20 + 60))
    #expect(table.rows.map(\.title).contains("Linear 12→20"))
    #expect(table.rows.last?.output == [2, 3] && table.rows.last?.depth == 2)
    #expect(
      network.namedParameters.map(\.name) == [
        "1.weight", "1.bias", "3.weight", "3.bias", "5.0.scale", "5.0.shift", "5.0.mean", "5.0.variance",
        "5.1.weight",
      ])
    #expect(network.parameters.count == 7)
    #expect(table.description.split(separator: "\n").count == table.rows.count + 2)
  }
}
