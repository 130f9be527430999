/// A pooling of inputs of one size.
struct PoolingProblem: Hashable, Sendable {
  let pooling: Pooling
  let samples, channels: Int
  let spatial: [Int]

  init(_ pooling: Pooling, shape: [Int]) {
    self.pooling = pooling
    samples = shape[0]
    channels = shape[shape.count - 1]
    spatial = Array(shape[1..<shape.count - 1])
  }

  /// Average and maximum read and write memory at its full speed, so tiles are cut to the caches alone.
  private var tiles: BatchTiles {
    let counts = sampleCounts
    return BatchTiles(
      samples: samples, bytesPerSample: (counts.input + counts.output) * MemoryLayout<Float>.stride,
      operationsPerSample: counts.input * 8)
  }

  private var sampleCounts: (input: Int, output: Int) {
    (spatial.reduce(channels, *), pooling.window.output(for: spatial).reduce(channels, *))
  }

  private var positionBytesPerSample: Int {
    sampleCounts.output * pooling.bytesPerPosition
  }

  /// Room for the positions of the maxima.
  var positions: TypedTensor<UInt8> { TypedTensor(uninitialized: [samples, positionBytesPerSample]) }

  func forward(_ x: Tensor, into y: inout Tensor, positions: inout TypedTensor<UInt8>) {
    run(.forward, x, &y) { body in
      positions.withUnsafeMutableElements { positions in
        if let start = positions.baseAddress { body(start) }
      }
    }
  }

  func backward(_ outputGradient: Tensor, _ positions: TypedTensor<UInt8>, into gradient: inout Tensor) {
    run(.backward, outputGradient, &gradient) { body in
      positions.withUnsafeElements { positions in
        if let start = positions.baseAddress { body(UnsafeMutablePointer(mutating: start)) }
      }
    }
  }

  /// Runs a pass tile by tile; `withPositions` calls with where the positions start.
  private func run(
    _ pass: PoolingPlan.Pass, _ source: Tensor, _ target: inout Tensor,
    _ withPositions: ((UnsafeMutablePointer<UInt8>) -> Void) -> Void
  ) {
    guard samples > 0 else { return }
    let (tiles, counts) = (tiles, sampleCounts)
    let (from, to) = pass == .forward ? (counts.input, counts.output) : (counts.output, counts.input)
    let positionBytes = positionBytesPerSample
    withPointers(source, source, source, &target) { source, _, _, target in
      withPositions { positions in
        ThreadPool.current.run(tiles: tiles.count) { tile in
          let range = tiles.range(of: tile)
          let plan = PoolingPlan.plan(self, pass, samples: range.count)
          let (source, target) = (source + range.lowerBound * from, target + range.lowerBound * to)
          if positionBytes > 0 {
            plan.run(.at(source), .at(target), .at(positions + range.lowerBound * positionBytes))
          } else {
            plan.run(.at(source), .at(target))
          }
        }
      }
    }
  }
}
