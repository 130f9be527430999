/// A layer that can be computed in one go with the layer behind it, so that what lies between them is never stored.
public protocol FusableLayer: Layer {
  /// Both as one layer that gives the same bits, forward and backward; nil if there is none for these two.
  func fused(with next: any Layer) -> (any Layer)?
}
