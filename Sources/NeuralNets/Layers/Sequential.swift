import Tensors

/// Layers one after another.
public struct Sequential: Layer {
  /// The layers, first to last; their names are their numbers from 0.
  public let layers: [any Layer]
  /// The same with neighbours put together where that saves memory.
  private let fused: [any Layer]

  /// A network of these layers.
  public init(_ layers: [any Layer]) {
    self.layers = layers
    fused = Sequential.fused(layers)
  }

  /// A network of these layers.
  public init(_ layers: any Layer...) { self.init(layers) }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    var x = x
    // Handed over, so that a layer may write over an input that nobody else holds.
    // A model table wants every layer by itself.
    for layer in pass.table == nil ? fused : layers { x = layer(consume x, pass) }
    return x
  }

  private static func fused(_ layers: [any Layer]) -> [any Layer] {
    var fused: [any Layer] = []
    for layer in layers {
      if let last = fused.last, let both = Sequential.fused(last, layer) {
        fused[fused.count - 1] = both
      } else {
        fused.append(layer)
      }
    }
    return fused
  }

  private static func fused(_ first: any Layer, _ second: any Layer) -> (any Layer)? {
    (first as? any FusableLayer)?.fused(with: second) ?? (second as? any FusableLayer)?.fused(behind: first)
  }

  public var children: [(name: String, layer: any Layer)] {
    layers.enumerated().map { (String($0.offset), $0.element) }
  }
}
