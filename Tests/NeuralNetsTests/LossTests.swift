import NeuralNets
import Tensors
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct LossTests {
  @Test func `every loss's gradient agrees with differences of its value`() {
    for seed in 1...4 as ClosedRange<UInt64> {
      var random = Philox(seed: seed, purpose: .generation)
      let shape = [random.below(4) + 1, random.below(6) + 2]
      let x = random.weights(shape)
      let target = random.tensor(shape)
      let shares = random.tensor(shape, in: 0...1)
      let labels = (0..<shape[0]).map { _ in random.below(shape[1]) }
      let losses: [(String, () -> Variable)] = [
        ("crossEntropy", { crossEntropy(x.variable, labels: labels) }),
        ("meanSquare", { meanSquare(x.variable, target: target) }),
        ("binaryCrossEntropy", { binaryCrossEntropy(x.variable, target: shares) }),
        ("pearsonLoss", { pearsonLoss(x.variable, target: target) }),
        ("scaled", { -2.5 * meanSquare(x.variable, target: target) }),
      ]
      for (name, loss) in losses {
        // Two elements correlate fully or not at all: the correlation is flat there.
        if name == "pearsonLoss", shape[1] == 2 { continue }
        #expect(GradientCheck.largestError(of: [x], loss) < 5e-3, "\(name) of shape \(shape)")
      }
    }
  }

  @Test func `values are those of the formulas`() {
    let x = Variable(Tensor([2, 2], [1, -1, 0.5, 2]))
    let target = Tensor([2, 2], [1, 0, 0, 1])
    #expect(abs(meanSquare(x, target: target).value.elements[0] - (0 + 1 + 0.25 + 1) / 4) < 1e-6)
    let expected = [(1.0, 1.0), (-1, 0), (0.5, 0), (2, 1)].reduce(0.0) { sum, entry in
      let p = 1 / (1 + exp(-entry.0))
      return sum - (entry.1 * log(p) + (1 - entry.1) * log(1 - p)) / 4
    }
    #expect(abs(Double(binaryCrossEntropy(x, target: target).value.elements[0]) - expected) < 1e-6)
  }

  @Test func `binary cross entropy stays finite for large logits`() {
    let x = Weights(Tensor([4], [1000, -1000, 1000, -1000]))
    let loss = binaryCrossEntropy(x.variable, target: Tensor([4], [1, 0, 0, 1]))
    #expect(loss.value.elements[0] == 500)
    #expect(loss.backward()[x]?.elements == [0, 0, 0.25, -0.25])
  }

  @Test func `correlation knows neither scale nor offset, and a constant has none`() {
    let target = Tensor([1, 4], [1, 2, 3, 5])
    let same = pearsonLoss(Variable(Tensor([1, 4], [30, 50, 70, 110])), target: target)
    #expect(abs(same.value.elements[0]) < 1e-6)
    let opposite = pearsonLoss(Variable(Tensor([1, 4], [-1, -2, -3, -5])), target: target)
    #expect(abs(opposite.value.elements[0] - 2) < 1e-6)
    let constant = Weights(Tensor([1, 4], repeating: 3))
    let loss = pearsonLoss(constant.variable, target: target)
    #expect(loss.value.elements[0] == 1)
    #expect(loss.backward()[constant]?.elements == [0, 0, 0, 0])
  }
}
