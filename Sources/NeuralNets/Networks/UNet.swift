import Tensors

/// An encoder and a decoder of convolutions with shortcuts between their levels: images to images.
///
/// O. Ronneberger, P. Fischer, T. Brox, "U-Net: convolutional networks for biomedical image segmentation",
/// MICCAI 2015, arXiv:1505.04597; convolutions are padded and followed by batch norm, as is usual today. Height and
/// width must be multiples of 2 to the power of the number of levels below the first.
public struct UNet: Layer {
  /// Two 3×3 convolutions per level on the way down, the finest first; the last is the bottom.
  public let down: [Sequential]
  /// A transposed 2×2 convolution per level on the way up, the coarsest first.
  public let up: [TransposedConv2D]
  /// Two 3×3 convolutions per level on the way up, after the shortcut has come in.
  public let merge: [Sequential]
  /// A 1×1 convolution to the output channels.
  public let head: Conv2D
  private let pool = Pooling.max2D(2)

  /// A network with `widths` channels per level, the finest first.
  public init(
    _ inputs: Int, _ outputs: Int, widths: [Int] = [64, 128, 256, 512, 1024], using stream: inout Philox
  ) {
    precondition(!widths.isEmpty, "UNet needs at least one level")
    var (down, up, merge): ([Sequential], [TransposedConv2D], [Sequential]) = ([], [], [])
    for (from, to) in zip([inputs] + widths, widths) { down.append(UNet.pair(from, to, using: &stream)) }
    for (fine, coarse) in zip(widths, widths.dropFirst()).reversed() {
      up.append(TransposedConv2D(coarse, fine, kernel: 2, stride: 2, using: &stream))
      merge.append(UNet.pair(2 * fine, fine, using: &stream))
    }
    (self.down, self.up, self.merge) = (down, up, merge)
    head = Conv2D(widths[0], outputs, kernel: 1, using: &stream)
  }

  /// Twice a 3×3 convolution, batch norm and a rectifier.
  public static func pair(_ inputs: Int, _ outputs: Int, using stream: inout Philox) -> Sequential {
    Sequential(
      Conv2D(inputs, outputs, kernel: 3, padding: .same, bias: false, using: &stream), BatchNorm(outputs),
      ReLU(),
      Conv2D(outputs, outputs, kernel: 3, padding: .same, bias: false, using: &stream), BatchNorm(outputs),
      ReLU())
  }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    var levels = [down[0](x, pass)]
    for block in down.dropFirst() { levels.append(block(pool(levels[levels.count - 1], pass), pass)) }
    var y = levels.removeLast()
    for (up, merge) in zip(up, merge) { y = merge(.concatenated([levels.removeLast(), up(y, pass)]), pass) }
    return head(y, pass)
  }

  public var children: [(name: String, layer: any Layer)] {
    let named = { (name: String, layers: [any Layer]) in
      layers.enumerated().map { ("\(name)\($0.offset)", $0.element) }
    }
    return named("down", down) + named("up", up) + named("merge", merge) + [("head", head)]
  }
}
