/// How an upsampling fills the positions between those of its input.
public enum UpsamplingKind: Sendable, Hashable {
  /// Repeats the nearest position.
  case nearest
  /// Interpolates between the four around; with aligned corners the outermost positions of input and output
  /// coincide, without them the outer edges do (as `align_corners` of PyTorch).
  case bilinear(aligningCorners: Bool)
}

/// Enlarges the spatial axes of `[sample, spatial…, channel]` by whole factors: two or three axes by repetition,
/// two by interpolation.
///
/// Results are the same bits for any number of threads.
public struct Upsampling: Sendable, Hashable {
  /// How positions between those of the input are filled.
  public let kind: UpsamplingKind
  /// By how much each spatial axis grows.
  public let factor: [Int]

  /// An upsampling with one factor per spatial axis.
  public init(_ kind: UpsamplingKind, factor: [Int]) {
    precondition(
      (2...(kind == .nearest ? 3 : 2)).contains(factor.count) && factor.allSatisfy { $0 >= 1 },
      "Upsampling: factors \(factor) do not suit \(kind)")
    self.kind = kind
    self.factor = factor
  }

  /// The shape of the output for an input of `shape`.
  public func outputShape(for shape: [Int]) -> [Int] {
    precondition(
      shape.count == factor.count + 2 && shape.dropFirst().allSatisfy { $0 > 0 },
      "Upsampling: shape \(shape) is not [sample, \(factor.count) spatial axes, channel]")
    return [shape[0]] + zip(shape.dropFirst(), factor).map { $0 * $1 } + [shape[factor.count + 1]]
  }

  /// The enlarged `x`.
  public func callAsFunction(_ x: Tensor) -> Tensor {
    let rows = rows(for: x.shape)
    var y = Tensor(uninitialized: outputShape(for: x.shape))
    run(rows, samples: x.shape[0], x, &y, from: rows.inputCount, to: rows.outputCount) {
      rows.enlarge($0, into: $1)
    }
    return y
  }

  /// The gradient of the input: each position gathers from the outputs it went into, with the same shares.
  public func inputGradient(of outputGradient: Tensor, inputShape: [Int]) -> Tensor {
    outputGradient.requireShape(outputShape(for: inputShape), "the output's gradient")
    let rows = rows(for: inputShape)
    var gradient = Tensor(uninitialized: inputShape)
    run(rows, samples: inputShape[0], outputGradient, &gradient, from: rows.outputCount, to: rows.inputCount)
    {
      rows.gather($0, into: $1)
    }
    return gradient
  }

  private func rows(for shape: [Int]) -> any UpsamplingRows {
    switch kind {
    case .nearest: NearestRows(factor: factor, shape: shape)
    case .bilinear(let aligned): BilinearRows(factor: factor, aligningCorners: aligned, shape: shape)
    }
  }

  private func run(
    _ rows: any UpsamplingRows, samples: Int, _ source: Tensor, _ target: inout Tensor, from: Int, to: Int,
    _ body: @escaping (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    guard samples > 0 else { return }
    let tiles = BatchTiles(
      samples: samples, bytesPerSample: (from + to) * MemoryLayout<Float>.stride,
      operationsPerSample: rows.outputCount * 8)
    withPointers(source, source, source, &target) { source, _, _, target in
      ThreadPool.current.run(tiles: tiles.count) { tile in
        for sample in tiles.range(of: tile) { body(source + sample * from, target + sample * to) }
      }
    }
  }
}

/// One sample's upsampling, row by row.
protocol UpsamplingRows: Sendable {
  /// The elements of a sample before and after.
  var inputCount: Int { get }
  var outputCount: Int { get }
  /// Writes the enlarged sample.
  func enlarge(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>)
  /// Writes the adjoint applied to `g`.
  func gather(_ g: UnsafePointer<Float>, into x: UnsafeMutablePointer<Float>)
}
