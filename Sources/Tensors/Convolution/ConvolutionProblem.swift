import COneDNN

/// Which of a convolution's three computations.
enum ConvolutionPass: Hashable {
  case forward, inputGradient, weightGradient
}

/// A convolution of inputs of one size, and how its weights lie in memory.
struct ConvolutionProblem: Hashable, Sendable {
  let convolution: Convolution
  /// The spatial lengths of the input.
  let spatial: [Int]
  /// Whether weights come as `[kernel…, outputs / groups, inputs]`, as the transposed convolution keeps them.
  var hasTransposedWeights = false
  /// Whether the forward pass adds a bias.
  var hasBias = false

  var window: SlidingWindow { convolution.window }

  func inputLayout(samples: Int) -> ArrayLayout {
    ArrayLayout(samples: samples, spatial: spatial, channels: convolution.inputs)
  }

  func outputLayout(samples: Int) -> ArrayLayout {
    ArrayLayout(samples: samples, spatial: window.output(for: spatial), channels: convolution.outputs)
  }

  var biasLayout: ArrayLayout { ArrayLayout([convolution.outputs], strides: [1]) }

  /// The weights' axes as the library orders them: `(group), output, input, kernel…`.
  private var weightLengths: [Int] {
    let (groups, window) = (convolution.groups, window)
    return (groups > 1 ? [groups] : []) + [convolution.outputs / groups, convolution.inputs / groups]
      + window.kernel
  }

  /// Weights as the caller has them.
  var weightLayout: ArrayLayout {
    let (inputs, outputs, groups) = (convolution.inputs, convolution.outputs, convolution.groups)
    let (columns, rows) =
      hasTransposedWeights ? (inputs, outputs / groups) : (outputs, inputs / groups)
    var strides = window.kernel
    var stride = rows * columns
    for axis in strides.indices.reversed() {
      strides[axis] = stride
      stride *= window.kernel[axis]
    }
    let group = groups > 1 ? [columns / groups] : []
    let pair = hasTransposedWeights ? [columns, 1] : [1, columns]
    return ArrayLayout(weightLengths, strides: group + pair + strides)
  }

  /// Weights in whatever layout the library likes best.
  var anyWeightLayout: ArrayLayout { ArrayLayout(weightLengths, strides: nil) }

  /// Multiply-adds of one sample.
  var multiplyAddsPerSample: Int { convolution.multiplyAdds(for: [1] + spatial + [convolution.inputs]) }

  /// The floats of one sample's input and of its output.
  var sampleCounts: (input: Int, output: Int) {
    (spatial.reduce(convolution.inputs, *), window.output(for: spatial).reduce(convolution.outputs, *))
  }

  /// The batch cut into tiles whose arrays stay in a processor's cache.
  func tiles(samples: Int) -> BatchTiles {
    let counts = sampleCounts
    return BatchTiles(
      samples: samples, bytesPerSample: (counts.input + counts.output) * MemoryLayout<Float>.stride,
      operationsPerSample: multiplyAddsPerSample)
  }
}
