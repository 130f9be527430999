import NeuralNets
import Tensors
import Testing

@Suite struct MetricsTests {
  @Test func `a confusion matrix counts labels down and readings across`() {
    let matrix = ConfusionMatrix(labels: [0, 0, 1, 2], readings: [0, 1, 1, 0], classes: 3)
    #expect(matrix.counts == [[1, 1, 0], [0, 1, 0], [1, 0, 0]])
    #expect(matrix.accuracy == 0.5)
    #expect(ConfusionMatrix(labels: [], readings: [], classes: 2).accuracy == 0)
  }

  @Test func `decays begin at one and end at zero`() {
    for decay in [LearningRateDecay.linear, .cosine] {
      #expect(decay.factor(step: 0, of: 10) == 1)
      #expect(abs(decay.factor(step: 5, of: 10) - 0.5) < 1e-6)
      #expect(decay.factor(step: 10, of: 10) == 0)
    }
    #expect(LearningRateDecay.none.factor(step: 10, of: 10) == 1)
  }

  @Test func `differences of a function give its gradient`() {
    let gradient = GradientCheck.numericalGradient(at: Tensor([2], [3, -1])) { point in
      Double(point[0] * point[0] + 4 * point[1])
    }
    #expect(GradientCheck.largestRelativeDifference(gradient, Tensor([2], [6, 4])) < 1e-3)
    #expect(GradientCheck.largestRelativeDifference(Tensor([2]), Tensor([2])) == 0)
    #expect(GradientCheck.largestRelativeDifference(Tensor([1], [.nan]), Tensor([1])).isNaN)
  }
}
