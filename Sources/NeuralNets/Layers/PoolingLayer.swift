import Tensors

/// A pooling as a layer, of `[sample, …, channel]`.
extension Pooling: Layer {
  /// The largest of each square of images; squares lie side by side unless a stride is given.
  public static func max2D(_ size: Int, stride: Int? = nil, padding: SpatialPadding = .valid) -> Pooling {
    Pooling(.maximum, kernel: [size, size], stride: stride.map { [$0, $0] }, padding: padding)
  }

  /// The mean of each square of images; zeros of the padding count.
  public static func average2D(_ size: Int, stride: Int? = nil, padding: SpatialPadding = .valid) -> Pooling {
    Pooling(
      .average(countingPadding: true), kernel: [size, size], stride: stride.map { [$0, $0] }, padding: padding
    )
  }

  /// The largest of each cube of volumes.
  public static func max3D(_ size: Int, stride: Int? = nil, padding: SpatialPadding = .valid) -> Pooling {
    Pooling(.maximum, kernel: [size, size, size], stride: stride.map { [$0, $0, $0] }, padding: padding)
  }

  /// The mean of each cube of volumes; zeros of the padding count.
  public static func average3D(_ size: Int, stride: Int? = nil, padding: SpatialPadding = .valid) -> Pooling {
    Pooling(
      .average(countingPadding: true), kernel: [size, size, size], stride: stride.map { [$0, $0, $0] },
      padding: padding)
  }

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    let pooled = self(x.value)
    return .operation(pooled.output, of: x) { [positions = pooled.positions, inputShape = x.shape] gradient in
      inputGradient(of: gradient, positions: positions, inputShape: inputShape)
    }
  }

  public var title: String {
    let size = kernel.map(String.init).joined(separator: "×")
    return kind == .maximum ? "MaxPool \(size)" : "AvgPool \(size)"
  }
}

/// The mean over all axes but the first and the last: `[sample, …, channel]` becomes `[sample, channel]`.
public struct GlobalAveragePool: Layer {
  public init() {}

  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    precondition(x.shape.count >= 3, "GlobalAveragePool needs [sample, …, channel], got \(x.shape)")
    return x.mean(over: Array(1..<x.shape.count - 1))
  }
}

/// Enlarges images or volumes `[sample, …, channel]` by whole factors.
extension Upsampling: Layer {
  public func forward(_ x: consuming Variable, _ pass: Pass) -> Variable {
    .operation(self(x.value), of: x) { [inputShape = x.shape] gradient in
      inputGradient(of: gradient, inputShape: inputShape)
    }
  }

  public var title: String { "Upsampling ×\(factor.map(String.init).joined(separator: "×"))" }
}
