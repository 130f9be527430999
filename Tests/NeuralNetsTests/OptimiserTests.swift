import NeuralNets
import Tensors
import Testing

@Suite struct OptimiserTests {
  /// A small network, its loss on fixed data, and the weights after some steps of an optimiser.
  private struct Training<Rule: Optimiser> {
    let network: Sequential
    var optimiser: Rule
    private let x: Tensor
    private let labels = [0, 1, 2, 0, 1]

    init(_ make: ([Weights]) -> Rule) {
      var stream = Philox(seed: 1, purpose: .initialisation)
      network = Sequential(
        Linear(6, 8, using: &stream), BatchNorm(8), Tanh(), Dropout(rate: 0.3), Linear(8, 3, using: &stream))
      optimiser = make(network.parameters)
      var random = Philox(seed: 2, purpose: .generation)
      x = random.tensor([5, 6])
    }

    mutating func train(_ steps: Int) -> Float {
      var last: Float = 0
      for _ in 0..<steps {
        let pass = Pass.training(seed: 3, step: optimiser.steps)
        let loss = crossEntropy(network(Variable(x), pass), labels: labels)
        last = loss.value.elements[0]
        optimiser.step(loss.backward(), rate: 0.05)
      }
      return last
    }
  }

  private func checkResuming<Rule: Optimiser>(_ make: ([Weights]) -> Rule) throws {
    var whole = Training(make)
    let first = whole.train(1)
    _ = whole.train(16)
    let (weights, state) = (whole.network.namedParameters.state, whole.optimiser.state)
    let last = whole.train(20)
    #expect(last < first / 2)
    var resumed = Training(make)
    try resumed.network.namedParameters.restore(weights)
    try resumed.optimiser.restore(state, steps: 17)
    #expect(resumed.train(20) == last)
    #expect(resumed.network.namedParameters.digest == whole.network.namedParameters.digest)
  }

  @Test func `a training that is taken up again ends with the same bits`() throws {
    try checkResuming { Adam($0) }
    try checkResuming { Adam($0, weightDecay: 0.01) }
    try checkResuming { SGD($0) }
    try checkResuming { SGD($0, momentum: 0.9) }
    try checkResuming { SGD($0, momentum: 0.9, nesterov: true, weightDecay: 1e-3) }
  }

  @Test(arguments: [(0, false, 0), (0.9, false, 0), (0.9, false, 0.1), (0.8, true, 0.05)])
  func `gradient descent follows its formula`(momentum: Float, nesterov: Bool, decay: Float) {
    let w = Weights(Tensor([3], [1, -2, 0.5]))
    var sgd = SGD([w], momentum: momentum, nesterov: nesterov, weightDecay: decay)
    var (expected, velocity) = ([1, -2, 0.5] as [Float], [0, 0, 0] as [Float])
    for step in 0..<10 {
      let gradient = (0..<3).map { Float(($0 + step) % 5) - 2 }
      var gradients = Gradients()
      gradients[w] = Tensor([3], gradient)
      sgd.step(gradients, rate: 0.1)
      for i in 0..<3 {
        let g = gradient[i] + decay * expected[i]
        velocity[i] = momentum * velocity[i] + g
        expected[i] -= 0.1 * (nesterov ? g + momentum * velocity[i] : velocity[i])
      }
    }
    for (a, b) in zip(w.value.elements, expected) { #expect(abs(a - b) < 1e-5) }
  }

  @Test func `a moving average follows the weights and is put in their place for a while`() {
    let w = Weights(Tensor([1], [0]))
    var average = ExponentialMovingAverage([w], decay: 0.75)
    w.value = Tensor([1], [4])
    average.update()
    average.update()
    #expect(average.averages[0].elements == [1.75])
    #expect(average.applied { w.value.elements[0] } == 1.75)
    #expect(w.value.elements == [4])
  }
}
