import NeuralNets
import Tensors
import Testing

@Suite struct ImageLayerTests {
  /// Layers on small images or volumes, with a shape that each takes.
  private static func layers(_ seed: UInt64) -> [(layer: any Layer, input: [Int])] {
    var stream = Philox(seed: seed, purpose: .initialisation)
    return [
      (Conv2D(2, 3, kernel: 3, padding: .same, using: &stream), [2, 5, 4, 2]),
      (Conv2D(4, 6, kernel: 3, stride: 2, groups: 2, bias: false, using: &stream), [2, 6, 5, 4]),
      (Conv2D(2, 3, kernel: 2, dilation: 2, using: &stream), [1, 5, 5, 2]),
      (Conv3D(2, 3, kernel: 2, stride: 2, using: &stream), [2, 4, 4, 4, 2]),
      (TransposedConv2D(3, 2, kernel: 3, stride: 2, outputPadding: 1, using: &stream), [2, 3, 4, 3]),
      (TransposedConv2D(2, 2, kernel: 2, stride: 2, bias: false, using: &stream), [1, 3, 3, 2]),
      (Pooling.average2D(2), [2, 4, 6, 3]), (Pooling.average2D(3, stride: 2, padding: .same), [1, 5, 5, 2]),
      (Pooling.average3D(2), [1, 4, 4, 2, 2]), (GlobalAveragePool(), [3, 4, 2, 5]),
      (Upsampling(.nearest, factor: [2, 3]), [1, 3, 2, 2]),
      (Upsampling(.bilinear(aligningCorners: false), factor: [2, 2]), [1, 3, 2, 2]),
    ]
  }

  @Test func `layers on images are differentiated right`() {
    for (index, (layer, shape)) in ImageLayerTests.layers(1).enumerated() {
      var random = Philox(seed: UInt64(index), purpose: .generation)
      let x = random.weights(shape)
      let error = GradientCheck.largestError(of: [x] + layer.parameters) { weighted(layer(x.variable)) }
      #expect(error < 5e-3, "\(layer.title) for \(shape)")
    }
  }

  @Test func `max pooling sends the gradient to the largest`() {
    let x = Weights(Tensor([1, 2, 4, 1], [1, 5, 2, 2, 3, 4, 9, 0]))
    let y = Pooling.max2D(2)(x.variable)
    #expect(y.value.elements == [5, 9])
    #expect(y.backward(from: Tensor([1, 1, 2, 1], [7, -1]))[x]?.elements == [0, 7, 0, 0, 0, 0, -1, 0])
    let volume = Pooling.max3D(2)(Tensor([1, 2, 2, 2, 1], [1, 2, 3, 4, 8, 7, 6, 5])).output
    #expect(volume.elements == [8])
  }

  @Test func `a spectrally normalised convolution is differentiated with its singular vectors fixed`() {
    var stream = Philox(seed: 2, purpose: .initialisation)
    let layer = Conv2D(2, 3, kernel: 3, normalised: true, using: &stream)
    #expect(layer.namedParameters.map(\.name) == ["weight", "bias", "spectral"])
    let x = Tensor([1, 4, 4, 2], (0..<32).map { Float($0 % 7) / 7 })
    for step in 0..<300 { _ = layer(Variable(x), .training(seed: 1, step: step)) }
    let error = GradientCheck.largestError(of: [layer.weight]) {
      for step in 0..<40 { _ = layer(Variable(x), .training(seed: 1, step: step)) }
      return weighted(layer(Variable(x)))
    }
    #expect(error < 1e-2)
  }

  @Test func `residual and U-shaped networks are differentiated right`() {
    var stream = Philox(seed: 3, purpose: .initialisation)
    var random = Philox(seed: 3, purpose: .generation)
    let networks: [(any Layer, [Int])] = [
      (ResNet.basic(2, 3, stride: 2, using: &stream), [2, 4, 4, 2]),
      (ResNet.bottleneck(3, 2, using: &stream), [2, 3, 3, 3]),
      (UNet(1, 2, widths: [2, 3], using: &stream), [1, 4, 4, 1]),
    ]
    for (network, shape) in networks {
      let x = random.weights(shape)
      // Smooth in place of rectifiers, whose corners no difference quotient agrees with.
      let error = GradientCheck.largestError(of: [x] + network.parameters, step: 1e-3) {
        weighted(network(x.variable))
      }
      #expect(error < 0.05, "\(network.title)")
    }
  }

  @Test(arguments: [(ResNet.Depth.resNet18, 11_689_512), (.resNet34, 21_797_672), (.resNet50, 25_557_032)])
  func `residual networks have as many parameters as published`(depth: ResNet.Depth, parameters: Int) {
    var stream = Philox(seed: 4, purpose: .initialisation)
    let network = ResNet.network(depth, classes: 1000, stem: .large, using: &stream)
    #expect(network.parameters.reduce(0) { $0 + $1.value.count } == parameters)
  }

  @Test func `a residual network's table counts its multiply-adds`() {
    var stream = Philox(seed: 4, purpose: .initialisation)
    let network = ResNet.network(.resNet18, channels: 1, classes: 10, stem: .small, width: 4, using: &stream)
    let table = ModelTable(network, input: [1, 8, 8, 1])
    #expect(table.rows.last?.output == [1, 10])
    let stem = table.rows.first { $0.title.hasPrefix("Conv2D 1→4") }
    #expect(stem?.output == [1, 8, 8, 4] && stem?.multiplyAdds == 64 * 4 * 9)
  }

  @Test func `all layers give the same bits with one, two and three threads`() {
    let results = withThreads {
      ImageLayerTests.layers(5).enumerated().flatMap { index, entry -> [Tensor] in
        var random = Philox(seed: UInt64(index), purpose: .generation)
        // Large enough to be cut into several tiles.
        let shape = [40] + entry.input.dropFirst().dropLast().map { 4 * $0 } + [entry.input.last ?? 1]
        let x = random.weights(shape)
        let y = entry.layer(x.variable)
        let value = y.value
        let gradients = weighted(y).backward()
        return [value] + ([x] + entry.layer.parameters).compactMap { gradients[$0] }
      }
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }
}
