/// A layer that can be computed in one go with a neighbour, so that what lies between them is never stored.
public protocol FusableLayer: Layer {
  /// This layer and the one behind it as one layer that gives the same bits, forward and backward; nil if there is none
  /// for these two.
  func fused(with next: any Layer) -> (any Layer)?
  /// The layer before this one and this one as one layer that gives the same bits, forward and backward; nil if there is
  /// none for these two.
  func fused(behind previous: any Layer) -> (any Layer)?
}

extension FusableLayer {
  public func fused(with next: any Layer) -> (any Layer)? { nil }
  public func fused(behind previous: any Layer) -> (any Layer)? { nil }
}
