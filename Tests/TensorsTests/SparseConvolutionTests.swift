import Tensors
import Testing

@Suite struct SparseConvolutionTests {
  struct Case {
    let convolution: SparseConvolution
    let images, kernels: Tensor

    init(_ random: inout Philox) {
      // Kernels of more than seven columns are added up in parts.
      let (height, width) = (1 + random.below(5), 1 + random.below(random.below(4) == 0 ? 17 : 5))
      convolution = SparseConvolution(
        verticalPadding: random.below(height), horizontalPadding: random.below(width))
      let channels = 1 + random.below(20)
      images = random.dyadicTensor(
        [1 + random.below(6), height + random.below(9), width + random.below(9), channels],
        share: random.uniform())
      kernels = random.dyadicTensor([height, width, channels, 1 + random.below(80)])
    }

    /// Calls `body` for every image, output place and tap inside the image.
    func forEachTap(
      _ body: (_ n: Int, _ y: Int, _ x: Int, _ row: Int, _ column: Int, _ iy: Int, _ ix: Int) -> Void
    ) {
      let (v, h) = (convolution.verticalPadding, convolution.horizontalPadding)
      for n in 0..<images.shape[0] {
        for y in 0...images.shape[1] + 2 * v - kernels.shape[0] {
          for x in 0...images.shape[2] + 2 * h - kernels.shape[1] {
            for row in 0..<kernels.shape[0] {
              for column in 0..<kernels.shape[1] {
                let (iy, ix) = (y + row - v, x + column - h)
                if iy >= 0 && iy < images.shape[1] && ix >= 0 && ix < images.shape[2] {
                  body(n, y, x, row, column, iy, ix)
                }
              }
            }
          }
        }
      }
    }
  }

  @Test(arguments: 1...25)
  func `adding kernels is the convolution, and its gradient is exact`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let test = Case(&random)
    let bias = random.dyadicTensor([test.kernels.shape[3]])
    let output = test.convolution.forward(SparseImages(test.images), test.kernels, bias: bias)
    var expected = Tensor(output.shape.dropLast() + [bias.count])
    expected = expected.reshaped([expected.count / bias.count, bias.count])
    expected.addToRows(bias)
    expected = expected.reshaped(output.shape)
    test.forEachTap { n, y, x, row, column, iy, ix in
      for o in 0..<test.kernels.shape[3] {
        for c in 0..<test.images.shape[3] {
          expected[n, y, x, o] += test.images[n, iy, ix, c] * test.kernels[row, column, c, o]
        }
      }
    }
    #expect(output == expected)
    let error = random.dyadicTensor(output.shape)
    var (gradient, imageGradient) = (Tensor(test.kernels.shape), Tensor(test.images.shape))
    test.forEachTap { n, y, x, row, column, iy, ix in
      for o in 0..<test.kernels.shape[3] {
        for c in 0..<test.images.shape[3] {
          gradient[row, column, c, o] += test.images[n, iy, ix, c] * error[n, y, x, o]
          imageGradient[n, iy, ix, c] += test.kernels[row, column, c, o] * error[n, y, x, o]
        }
      }
    }
    #expect(
      test.convolution.inputGradient(
        of: SparseImages(error), test.kernels, imageShape: test.images.shape) == imageGradient)
    #expect(
      test.convolution.weightGradient(
        SparseImages(test.images), outputGradient: error, kernelHeight: test.kernels.shape[0],
        kernelWidth: test.kernels.shape[1]) == gradient)
  }

  @Test func `one, two and three threads give the same bits`() {
    var random = Philox(seed: 3, purpose: .generation)
    let convolution = SparseConvolution(verticalPadding: 2, horizontalPadding: 2)
    let images = random.tensor([9, 14, 14, 15], share: 0.2)
    let kernels = random.tensor([5, 5, 15, 40])
    let error = random.tensor([9, 14, 14, 40])
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        [
          convolution.forward(SparseImages(images), kernels),
          convolution.weightGradient(
            SparseImages(images), outputGradient: error, kernelHeight: 5, kernelWidth: 5),
          convolution.inputGradient(of: SparseImages(error), kernels, imageShape: images.shape),
        ]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test func `only sparse images with large windows are worth the trouble`() {
    var random = Philox(seed: 4, purpose: .generation)
    let images = random.tensor([4, 14, 14, 15], share: 0.1)
    #expect(SparseConvolution.isWorthwhile(images, kernels: [5, 5, 15, 40]))
    #expect(!SparseConvolution.isWorthwhile(images, kernels: [2, 2, 15, 40]))
    #expect(SparseImages(images, ifWorthwhileFor: [2, 2, 15, 40], inCaches: true) != nil)
    #expect(
      !SparseConvolution.isWorthwhile(random.tensor([4, 14, 14, 15], share: 0.5), kernels: [5, 5, 15, 40]))
  }
}
