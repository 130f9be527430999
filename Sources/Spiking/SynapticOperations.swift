import Tensors

/// How many operations the synapses of event-driven layers really did, and what as many would cost in hardware.
///
/// A nonzero input costs one operation for each weight that it meets: an addition if the inputs are spikes (or have
/// one common value), else a multiplication and an addition. Zeros cost nothing; weights that a convolution's window
/// has beyond the image's edge are not met.
public struct SynapticOperations: Sendable, Equatable {
  /// Additions of a weight.
  public private(set) var additions: Int
  /// Multiplications of a weight, each with an addition.
  public private(set) var multiplyAdds: Int
  /// The multiply-accumulates of the same layers if no zero were skipped.
  public private(set) var denseMultiplyAdds: Int

  /// No operations.
  public init() { (additions, multiplyAdds, denseMultiplyAdds) = (0, 0, 0) }

  private init(_ operations: Int, uniform: Bool, dense: Int) {
    additions = uniform ? operations : 0
    multiplyAdds = uniform ? 0 : operations
    denseMultiplyAdds = dense
  }

  /// The operations of a fully connected layer of `outputs` neurons on `input` `[row, input]`.
  public init(linear input: SparseRows, outputs: Int) {
    self.init(
      input.nonzeros * outputs, uniform: input.isUniform, dense: input.rows * input.columns * outputs)
  }

  /// The operations of `convolution` on `images` `[image, height, width, channel]` with kernels of shape `kernels`.
  public init(_ convolution: SparseConvolution, images: Tensor, kernels: [Int]) {
    let counts = convolution.operations(images, kernels: kernels)
    self.init(counts.sparse, uniform: counts.isUniform, dense: counts.dense)
  }

  /// Adds the operations of other layers or samples.
  public static func += (sum: inout SynapticOperations, other: SynapticOperations) {
    sum.additions += other.additions
    sum.multiplyAdds += other.multiplyAdds
    sum.denseMultiplyAdds += other.denseMultiplyAdds
  }

  /// Estimated joules, with the constants of `SpikeStatistics`.
  public var energy: Double {
    Double(additions) * SpikeStatistics.energyPerAddition
      + Double(multiplyAdds) * SpikeStatistics.energyPerMultiplyAccumulate
  }

  /// Estimated joules if no zero were skipped.
  public var denseEnergy: Double {
    Double(denseMultiplyAdds) * SpikeStatistics.energyPerMultiplyAccumulate
  }
}
