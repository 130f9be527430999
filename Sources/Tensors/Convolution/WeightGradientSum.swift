import CKernels

extension ConvolutionProblem {
  /// Writes the gradient of the weights: the sum over all samples and positions.
  func weightGradient(_ input: Tensor, _ outputGradient: Tensor, into weight: inout Tensor) {
    guard input.shape[0] > 0 else {
      weight = Tensor(weight.shape)
      return
    }
    let sum = WeightGradientSum(self, samples: input.shape[0])
    withPointers(input, outputGradient, input, &weight) { input, output, _, weight in
      sum.compute(input, output)
      sum.addUp(into: weight)
    }
  }
}

/// The weight gradient of a batch as partial sums.
///
/// The batch falls into at most four pieces, whose sums are added in order. A piece goes through its samples in
/// chunks that stay in a processor's cache if the weights are small against them, else all at once.
private struct WeightGradientSum {
  let problem: ConvolutionProblem
  let pieces: BatchTiles
  let chunksPerPiece: Int
  /// A number of samples whose plan sets the layout of the weights.
  let reference: Int
  /// The floats of the weights in the library's layout, padding included.
  let weightCount: Int
  /// Per piece its sum, and room for a chunk's.
  private let memory: TensorStorage
  private let stride: Int

  /// Fewer multiply-adds than these are not worth a piece of their own.
  private static let leastWork = 1 << 23

  init(_ problem: ConvolutionProblem, samples: Int) {
    self.problem = problem
    let work = samples * problem.multiplyAddsPerSample
    pieces = BatchTiles(samples: samples, count: max(1, min(4, samples, work / WeightGradientSum.leastWork)))
    let perPiece = samples / pieces.count
    let chunks = problem.tiles(samples: perPiece)
    let counts = problem.sampleCounts
    let weights = problem.convolution.weightShape.reduce(1, *)
    let areSmall = weights * 8 <= perPiece / chunks.count * (counts.input + counts.output)
    chunksPerPiece = areSmall ? chunks.count : 1
    reference = perPiece / chunksPerPiece
    let plan = ConvolutionPlan.plan(problem, .weightGradient, samples: reference, reference: reference)
    weightCount = plan.weightLayout.bytes / MemoryLayout<Float>.stride
    stride = (weightCount + 15) / 16 * 16
    memory = TensorStorage(bytes: pieces.count * 2 * stride * MemoryLayout<Float>.stride)
  }

  private func sum(of piece: Int) -> UnsafeMutablePointer<Float> {
    memory.base.assumingMemoryBound(to: Float.self) + piece * 2 * stride
  }

  func compute(_ input: UnsafeMutablePointer<Float>, _ output: UnsafeMutablePointer<Float>) {
    let counts = problem.sampleCounts
    ThreadPool.current.run(tiles: pieces.count) { piece in
      let range = pieces.range(of: piece)
      let chunks = BatchTiles(samples: range.count, count: chunksPerPiece)
      for chunk in 0..<chunks.count {
        let samples = chunks.range(of: chunk)
        let first = range.lowerBound + samples.lowerBound
        let target = sum(of: piece) + (chunk == 0 ? 0 : stride)
        let plan = ConvolutionPlan.plan(
          problem, .weightGradient, samples: samples.count, reference: reference)
        plan.primitive.run(
          .at(input + first * counts.input), .at(output + first * counts.output), .at(target))
        if chunk > 0 { plexus_add(sum(of: piece), target, Int64(weightCount)) }
      }
    }
  }

  /// Adds the pieces in order and hands out the result in the caller's layout.
  func addUp(into weight: UnsafeMutablePointer<Float>) {
    for piece in 1..<max(1, pieces.count) { plexus_add(sum(of: 0), sum(of: piece), Int64(weightCount)) }
    ConvolutionPlan.plan(problem, .weightGradient, samples: reference, reference: reference)
      .unpack(sum(of: 0), to: weight)
  }
}
