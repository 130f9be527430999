import Tensors

/// All axes but the first made into one: `[sample, …]` becomes `[sample, feature]`.
public struct Flatten: Layer {
  public init() {}

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable { x.flattened }
}
