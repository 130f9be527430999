import Tensors

/// Networks of residual blocks.
///
/// Table 1 of K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR 2016,
/// arXiv:1512.03385, with the stride of a bottleneck at its 3×3 convolution (as PyTorch).
public enum ResNet {
  /// How deep it is.
  public enum Depth: Int, Sendable, CaseIterable {
    case resNet18 = 18
    case resNet34 = 34
    case resNet50 = 50

    var blocks: [Int] { self == .resNet18 ? [2, 2, 2, 2] : [3, 4, 6, 3] }
    var isBottleneck: Bool { self == .resNet50 }
  }

  /// What the first layers are.
  public enum Stem: Sendable {
    /// 7×7 convolution of stride 2 and max pooling, for images of about 224×224.
    case large
    /// 3×3 convolution, for images of about 32×32.
    case small
  }

  /// A network from images `[sample, height, width, channel]` to logits `[sample, class]`.
  ///
  /// - Parameter width: channels of the first stage; 64 in the paper.
  public static func network(
    _ depth: Depth, channels: Int = 3, classes: Int, stem: Stem, width: Int = 64, using stream: inout Philox
  ) -> Sequential {
    var layers: [any Layer] = []
    switch stem {
    case .large:
      layers += [
        Conv2D(channels, width, kernel: 7, stride: 2, padding: .same, bias: false, using: &stream),
        BatchNorm(width), ReLU(), Pooling.max2D(3, stride: 2, padding: .same),
      ]
    case .small:
      layers += [
        Conv2D(channels, width, kernel: 3, padding: .same, bias: false, using: &stream), BatchNorm(width),
        ReLU(),
      ]
    }
    var inputs = width
    for (stage, count) in depth.blocks.enumerated() {
      let inner = width << stage
      for block in 0..<count {
        let stride = stage > 0 && block == 0 ? 2 : 1
        let next =
          depth.isBottleneck
          ? bottleneck(inputs, inner, stride: stride, using: &stream)
          : basic(inputs, inner, stride: stride, using: &stream)
        layers.append(next)
        inputs = depth.isBottleneck ? 4 * inner : inner
      }
    }
    return Sequential(layers + [GlobalAveragePool(), Linear(inputs, classes, using: &stream)])
  }

  /// Two 3×3 convolutions around which a shortcut leads.
  public static func basic(_ inputs: Int, _ outputs: Int, stride: Int = 1, using stream: inout Philox)
    -> Residual
  {
    Residual(
      body: Sequential(
        Conv2D(inputs, outputs, kernel: 3, stride: stride, padding: .same, bias: false, using: &stream),
        BatchNorm(outputs), ReLU(),
        Conv2D(outputs, outputs, kernel: 3, padding: .same, bias: false, using: &stream), BatchNorm(outputs)),
      shortcut: projection(inputs, outputs, stride, using: &stream))
  }

  /// A 1×1, a 3×3 and a 1×1 convolution to four times as many channels as `inner`, around which a shortcut leads.
  public static func bottleneck(
    _ inputs: Int, _ inner: Int, stride: Int = 1, using stream: inout Philox
  ) -> Residual {
    Residual(
      body: Sequential(
        Conv2D(inputs, inner, kernel: 1, bias: false, using: &stream), BatchNorm(inner), ReLU(),
        Conv2D(inner, inner, kernel: 3, stride: stride, padding: .same, bias: false, using: &stream),
        BatchNorm(inner), ReLU(),
        Conv2D(inner, 4 * inner, kernel: 1, bias: false, using: &stream), BatchNorm(4 * inner)),
      shortcut: projection(inputs, 4 * inner, stride, using: &stream))
  }

  private static func projection(
    _ inputs: Int, _ outputs: Int, _ stride: Int, using stream: inout Philox
  ) -> Sequential? {
    guard stride != 1 || inputs != outputs else { return nil }
    return Sequential(
      Conv2D(inputs, outputs, kernel: 1, stride: stride, bias: false, using: &stream), BatchNorm(outputs))
  }
}
