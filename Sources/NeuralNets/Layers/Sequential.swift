import Tensors

/// Layers one after another.
public struct Sequential: Layer {
  /// The layers, first to last; their names are their numbers from 0.
  public let layers: [any Layer]

  /// A network of these layers.
  public init(_ layers: [any Layer]) { self.layers = layers }

  /// A network of these layers.
  public init(_ layers: any Layer...) { self.init(layers) }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    var x = x
    // Handed over, so that a layer may write over an input that nobody else holds.
    for layer in layers { x = layer(consume x, pass) }
    return x
  }

  public var children: [(name: String, layer: any Layer)] {
    layers.enumerated().map { (String($0.offset), $0.element) }
  }
}
