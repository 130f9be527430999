import Tensors

/// Adds a shortcut around layers: `body(x) + shortcut(x)`, then a rectifier.
///
/// K. He, X. Zhang, S. Ren, J. Sun, "Deep residual learning for image recognition", CVPR 2016, arXiv:1512.03385.
public struct Residual: Layer {
  /// What the block computes.
  public let body: Sequential
  /// What makes the input fit the output; nil passes it as it is.
  public let shortcut: Sequential?

  /// A block of these layers.
  public init(body: Sequential, shortcut: Sequential? = nil) {
    (self.body, self.shortcut) = (body, shortcut)
  }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    let direct = shortcut?(copy x, pass) ?? copy x
    return relu(body(consume x, pass) + direct)
  }

  public var children: [(name: String, layer: any Layer)] {
    [("body", body)] + (shortcut.map { [("shortcut", $0)] } ?? [])
  }
}
