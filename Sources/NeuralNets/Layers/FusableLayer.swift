/// A layer that can be computed in one go with a neighbour, so that what lies between them is never stored.
///
/// With gradients, both as one layer give the same bits as one after another, forward and backward. Without, they may add up
/// in another order where the fused layer's documentation says so.
public protocol FusableLayer: Layer {
  /// This layer and the one behind it as one layer; nil if there is none for these two.
  func fused(with next: any Layer) -> (any Layer)?
  /// The layer before this one and this one as one layer; nil if there is none for these two.
  func fused(behind previous: any Layer) -> (any Layer)?
}

extension FusableLayer {
  public func fused(with next: any Layer) -> (any Layer)? { nil }
  public func fused(behind previous: any Layer) -> (any Layer)? { nil }
}
