import NeuralNets
import Tensors
import Testing

@Suite struct CrossEntropyTests {
  @Test func `equal logits cost the logarithm of the number of classes`() {
    let (value, gradient) = CrossEntropy.valueAndGradient(logits: Tensor([1, 4]), labels: [2])
    #expect(abs(value - 1.3862944) < 1e-6)
    #expect(gradient.elements == [0.25, 0.25, -0.75, 0.25])
  }

  @Test func `large logits neither overflow nor lose the loss`() {
    let logits = Tensor([2, 2], [1000, 0, 0, 1000])
    let (value, gradient) = CrossEntropy.valueAndGradient(logits: logits, labels: [0, 0])
    #expect(value == 500)
    #expect(gradient.elements == [0, 0, -0.5, 0.5])
  }

  @Test(arguments: 1...5)
  func `the gradient is that of the value`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let (samples, classes) = (1 + random.below(5), 2 + random.below(6))
    let logits = Tensor(
      [samples, classes], (0..<samples * classes).map { _ in random.uniform(-2...2) })
    let labels = (0..<samples).map { _ in random.below(classes) }
    let gradient = CrossEntropy.valueAndGradient(logits: logits, labels: labels).gradient
    let numerical = GradientCheck.numericalGradient(at: logits) {
      Double(CrossEntropy.value(logits: $0, labels: labels))
    }
    #expect(GradientCheck.largestRelativeDifference(gradient, numerical) < 1e-3)
  }
}
