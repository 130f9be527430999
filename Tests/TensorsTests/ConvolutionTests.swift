import Tensors
import Testing

@Suite struct ConvolutionTests {
  /// Rounding of sums of up to a few thousand products, relative to the largest result.
  private let tolerance = 1e-5

  @Test(arguments: 1...60)
  func `convolutions of random shapes are what their definition says`(seed: UInt64) {
    let sample = RandomConvolution(seed: seed)
    let (c, naive) = (sample.convolution, NaiveConvolution(convolution: sample.convolution))
    var random = Philox(seed: seed, purpose: .initialisation)
    let (x, weight) = (random.tensor(sample.inputShape), random.tensor(c.weightShape))
    let (bias, g) = (random.tensor([c.outputs]), random.tensor(c.outputShape(for: sample.inputShape)))
    #expect(largestError(c(x, weight: weight, bias: bias), naive.output(x, weight, bias)) < tolerance)
    #expect(largestError(c(x, weight: weight), naive.output(x, weight, nil)) < tolerance)
    #expect(
      largestError(
        c.inputGradient(of: g, weight: weight, inputShape: x.shape),
        naive.inputGradient(g, weight, inputShape: x.shape)) < tolerance)
    #expect(
      largestError(c.weightGradient(input: x, outputGradient: g), naive.weightGradient(x, g)) < tolerance)
  }

  @Test(arguments: 1...20)
  func `the bias gradient is the sum over samples and positions`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let channels = 1 + random.below(seed % 4 == 0 ? 600 : 20)
    let c = Convolution(inputs: 1, outputs: channels, kernel: [1, 1])
    let g = random.tensor([1 + random.below(40), 1 + random.below(30), 1 + random.below(30), channels])
    var sum = Array(repeating: 0.0, count: channels)
    for (i, value) in g.elements.enumerated() { sum[i % channels] += Double(value) }
    #expect(largestError(c.biasGradient(of: g), sum) < tolerance)
  }

  @Test(arguments: 1...30)
  func `a transposed convolution is the adjoint of a convolution`(seed: UInt64) {
    let sample = RandomConvolution(seed: seed)
    let c = sample.convolution
    var random = Philox(seed: seed, purpose: .initialisation)
    let x = random.tensor(sample.inputShape)
    let y = random.tensor(c.outputShape(for: x.shape))
    // Positions of the input that no window reaches are made up for by output padding.
    let rest = (0..<c.rank).map { axis -> Int in
      let extent = (c.kernel[axis] - 1) * c.dilation[axis] + 1
      let padded = x.shape[axis + 1] + c.padding.before[axis] + c.padding.after[axis]
      return (padded - extent) % c.stride[axis]
    }
    let t = TransposedConvolution(
      inputs: c.outputs, outputs: c.inputs, kernel: c.kernel, stride: c.stride,
      padding: .uneven(before: c.padding.before, after: c.padding.after), outputPadding: rest,
      dilation: c.dilation, groups: c.groups)
    let weight = random.tensor(t.weightShape)
    let adjointWeight = weight.swappingLastAxes(groups: c.groups)
    #expect(t.outputShape(for: y.shape) == x.shape)
    let bias = random.tensor([t.outputs])
    let forward = t(y, weight: weight)
    let magnitude = forward.elements.reduce(0) { max($0, abs(Double($1))) }
    let difference = x.dot(forward) - c(x, weight: adjointWeight).dot(y)
    #expect(abs(difference) < 1e-5 * max(1, magnitude) * Double(x.count).squareRoot())
    let plain = forward.elements
    let shifted = plain.indices.map { i -> Double in
      Double(plain[i]) + Double(bias[i % t.outputs])
    }
    #expect(largestError(t(y, weight: weight, bias: bias), shifted) < tolerance)
    let naive = NaiveConvolution(convolution: c)
    #expect(largestError(forward, naive.inputGradient(y, adjointWeight, inputShape: x.shape)) < tolerance)
    #expect(
      largestError(
        t.inputGradient(of: x, weight: weight, inputShape: y.shape), naive.output(x, adjointWeight, nil))
        < tolerance)
    let gradient = t.weightGradient(input: y, outputGradient: x).swappingLastAxes(groups: c.groups)
    #expect(largestError(gradient, naive.weightGradient(x, y)) < tolerance)
    #expect(t.biasGradient(of: x).shape == [t.outputs])
  }

  /// Shapes that are cut into several tiles and pieces, some unevenly.
  @Test(
    arguments: [
      ([37, 28, 28, 1], Convolution(inputs: 1, outputs: 15, kernel: [5, 5], padding: .same)),
      ([50, 14, 14, 15], Convolution(inputs: 15, outputs: 40, kernel: [5, 5], padding: .same)),
      ([9, 16, 16, 32], Convolution(inputs: 32, outputs: 48, kernel: [3, 3], stride: [2, 2], groups: 2)),
      ([5, 8, 16, 16, 3], Convolution(inputs: 3, outputs: 64, kernel: [3, 3, 3], padding: .same)),
    ] as [([Int], Convolution)])
  func `one, two and three threads give the same bits`(shape: [Int], convolution: Convolution) {
    var random = Philox(seed: 5, purpose: .generation)
    let (x, weight) = (random.tensor(shape), random.tensor(convolution.weightShape))
    let bias = random.tensor([convolution.outputs])
    let g = random.tensor(convolution.outputShape(for: shape))
    let results = [1, 2, 3].map { threads in
      ThreadPool.shared(threads: threads).asCurrent {
        [
          convolution(x, weight: weight, bias: bias),
          convolution.inputGradient(of: g, weight: weight, inputShape: shape),
          convolution.weightGradient(input: x, outputGradient: g), convolution.biasGradient(of: g),
        ]
      }
    }
    #expect(results[0] == results[1])
    #expect(results[0] == results[2])
  }

  @Test func `large batches, cut into tiles, are what their definition says`() {
    let c = Convolution(inputs: 3, outputs: 20, kernel: [3, 3], padding: .same)
    let naive = NaiveConvolution(convolution: c)
    var random = Philox(seed: 6, purpose: .generation)
    let (x, weight) = (random.tensor([67, 24, 24, 3]), random.tensor(c.weightShape))
    let g = random.tensor(c.outputShape(for: x.shape))
    #expect(largestError(c(x, weight: weight), naive.output(x, weight, nil)) < tolerance)
    #expect(
      largestError(
        c.inputGradient(of: g, weight: weight, inputShape: x.shape),
        naive.inputGradient(g, weight, inputShape: x.shape)) < tolerance)
    #expect(
      largestError(c.weightGradient(input: x, outputGradient: g), naive.weightGradient(x, g)) < tolerance)
  }

  @Test func `an empty batch gives an empty output and gradients of zero`() {
    let c = Convolution(inputs: 2, outputs: 3, kernel: [3, 3], padding: .same)
    let x = Tensor([0, 5, 5, 2])
    let weight = Tensor(c.weightShape, repeating: 1)
    #expect(c(x, weight: weight, bias: Tensor([3])).shape == [0, 5, 5, 3])
    let g = Tensor([0, 5, 5, 3])
    #expect(c.inputGradient(of: g, weight: weight, inputShape: x.shape).shape == x.shape)
    #expect(c.weightGradient(input: x, outputGradient: g) == Tensor(c.weightShape))
    #expect(c.biasGradient(of: g) == Tensor([3]))
  }

  @Test func `shapes and multiply-adds are counted as documented`() {
    let same = Convolution(inputs: 4, outputs: 6, kernel: [3, 4], stride: [2, 2], padding: .same, groups: 2)
    #expect(same.outputShape(for: [2, 7, 8, 4]) == [2, 4, 4, 6])
    #expect(same.weightShape == [3, 4, 2, 6])
    #expect(same.fanIn == 24)
    #expect(same.multiplyAdds(for: [2, 7, 8, 4]) == 2 * 4 * 4 * 6 * 24)
    let t = TransposedConvolution(
      inputs: 4, outputs: 3, kernel: [4, 4], stride: [2, 2], padding: .symmetric([1, 1]))
    #expect(t.outputShape(for: [2, 7, 8, 4]) == [2, 14, 16, 3])
    #expect(t.multiplyAdds(for: [2, 7, 8, 4]) == 2 * 7 * 8 * 4 * 16 * 3)
    #expect(convolutionLibraryVersion.hasPrefix("2."))
  }
}

extension Tensor {
  /// Weights `[kernel…, rows, columns]` as those of the adjoint: rows and columns of each group swapped.
  func swappingLastAxes(groups: Int) -> Tensor {
    let (rows, columns) = (shape[shape.count - 2], shape[shape.count - 1])
    let part = columns / groups
    var result = Tensor(uninitialized: shape.dropLast(2) + [part, rows * groups])
    let elements = elements
    result.withUnsafeMutableElements { result in
      for tap in 0..<count / (rows * columns) {
        for row in 0..<rows {
          for column in 0..<columns {
            let target = (column % part) * rows * groups + column / part * rows + row
            result[tap * rows * columns + target] = elements[(tap * rows + row) * columns + column]
          }
        }
      }
    }
    return result
  }
}
