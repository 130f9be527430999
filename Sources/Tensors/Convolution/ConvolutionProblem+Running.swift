extension ConvolutionProblem {
  /// Writes the convolution of `x` into `y`, both with this problem's shapes.
  func forward(_ x: Tensor, _ weight: Tensor, _ bias: Tensor?, into y: inout Tensor) {
    let tiles = tiles(samples: x.shape[0])
    let counts = sampleCounts
    guard tiles.samples > 0 else { return }
    withPointers(x, weight, bias ?? weight, &y) { x, weight, bias, y in
      let weights = TiledWeights(self, .forward, tiles, weight)
      ThreadPool.current.run(tiles: tiles.count) { tile in
        let samples = tiles.range(of: tile)
        let primitive = weights.primitive(for: samples.count)
        let (x, y) = (x + samples.lowerBound * counts.input, y + samples.lowerBound * counts.output)
        if hasBias {
          primitive.run(.at(x), .shared(weights.packed.handle), .at(y), .at(bias))
        } else {
          primitive.run(.at(x), .shared(weights.packed.handle), .at(y))
        }
      }
    }
  }

  /// Writes the adjoint applied to `outputGradient` into `gradient`, and adds `bias` `[inputs]` everywhere.
  func inputGradient(
    _ outputGradient: Tensor, _ weight: Tensor, addingTo bias: Tensor? = nil, into gradient: inout Tensor
  ) {
    let tiles = tiles(samples: outputGradient.shape[0])
    let counts = sampleCounts
    guard tiles.samples > 0 else { return }
    let pattern = bias.map(RowPattern.init)
    if convolution.groups == 1 && convolution.inputs < NarrowInputGradient.channelLimit {
      let narrow = NarrowInputGradient(self, weight: weight)
      withPointers(outputGradient, weight, weight, &gradient) { output, _, _, input in
        ThreadPool.current.run(tiles: tiles.count) { tile in
          for sample in tiles.range(of: tile) {
            let target = input + sample * counts.input
            narrow.compute(output + sample * counts.output, into: target)
            pattern?.add(to: target, count: counts.input)
          }
        }
      }
      return
    }
    withPointers(outputGradient, weight, weight, &gradient) { output, weight, _, input in
      let weights = TiledWeights(self, .inputGradient, tiles, weight)
      ThreadPool.current.run(tiles: tiles.count) { tile in
        let samples = tiles.range(of: tile)
        let target = input + samples.lowerBound * counts.input
        weights.primitive(for: samples.count).run(
          .at(output + samples.lowerBound * counts.output), .shared(weights.packed.handle), .at(target))
        pattern?.add(to: target, count: samples.count * counts.input)
      }
    }
  }
}

/// The primitives of a batch's tiles, with the weights in the layout they want.
private struct TiledWeights {
  let packed: PackedWeights
  private let less, more: LibraryPrimitive
  private let lessSamples: Int

  init(
    _ problem: ConvolutionProblem, _ pass: ConvolutionPass, _ tiles: BatchTiles,
    _ weight: UnsafeMutablePointer<Float>
  ) {
    lessSamples = tiles.samples / tiles.count
    let plan = ConvolutionPlan.plan(problem, pass, samples: lessSamples, reference: lessSamples)
    packed = plan.packed(weight)
    less = plan.primitive
    more =
      tiles.samples % tiles.count == 0
      ? less
      : ConvolutionPlan.plan(problem, pass, samples: lessSamples + 1, reference: lessSamples).primitive
  }

  func primitive(for samples: Int) -> LibraryPrimitive { samples == lessSamples ? less : more }
}

/// Calls `body` with where the elements of three tensors to read and one to write start.
func withPointers(
  _ a: Tensor, _ b: Tensor, _ c: Tensor, _ target: inout Tensor,
  _ body: (
    UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>,
    UnsafeMutablePointer<Float>
  ) -> Void
) {
  a.withUnsafeElements { a in
    b.withUnsafeElements { b in
      c.withUnsafeElements { c in
        target.withUnsafeMutableElements { target in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress,
            let target = target.baseAddress
          else { return }
          // The library takes all pointers as mutable; it writes only to its outputs.
          body(
            UnsafeMutablePointer(mutating: a), UnsafeMutablePointer(mutating: b),
            UnsafeMutablePointer(mutating: c), target)
        }
      }
    }
  }
}
