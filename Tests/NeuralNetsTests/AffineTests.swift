import NeuralNets
import Tensors
import Testing

@Suite struct AffineTests {
  @Test func `outputs are weighted sums and the bias`() {
    let layer = Affine(weight: Tensor([2, 3], [1, 2, 3, 4, 5, 6]), bias: Tensor([3], [0.5, 0, -0.5]))
    #expect(layer(Tensor([2, 2], [1, 0, 2, -1])).elements == [1.5, 2, 2.5, -1.5, -1, -0.5])
  }

  @Test func `random weights lie within their bound and fill it`() {
    var stream = Philox(seed: 1, purpose: .initialisation)
    let layer = Affine(inputs: 600, outputs: 50, using: &stream)
    let largest = layer.weight.elements.map(abs).max() ?? 0
    #expect(largest <= 0.1 && largest > 0.099)
    #expect(abs(layer.weight.elements.reduce(0, +)) / 30_000 < 0.001)
    #expect(layer.bias == Tensor([50]))
  }

  @Test func `the same stream gives the same weights`() {
    var (a, b) = (Philox(seed: 4, purpose: .initialisation), Philox(seed: 4, purpose: .initialisation))
    #expect(Affine(inputs: 7, outputs: 5, using: &a) == Affine(inputs: 7, outputs: 5, using: &b))
  }
}
