/// Bilinear upsampling: each output row mixes two input rows, and then neighbours within the mixture.
struct BilinearRows: UpsamplingRows {
  private let vertical, horizontal: [Mix]
  private let height, width, channels: Int

  /// An output position as a mixture of two input positions.
  private struct Mix {
    let lower, upper: Int
    let share: Float
  }

  init(factor: [Int], aligningCorners: Bool, shape: [Int]) {
    (height, width, channels) = (shape[1], shape[2], shape[3])
    vertical = BilinearRows.mixes(shape[1], factor[0], aligningCorners)
    horizontal = BilinearRows.mixes(shape[2], factor[1], aligningCorners)
  }

  /// Where the outputs of an axis of `length` positions lie between its inputs.
  private static func mixes(_ length: Int, _ factor: Int, _ aligned: Bool) -> [Mix] {
    (0..<length * factor).map { output in
      let place =
        aligned
        ? Double(output) * Double(length - 1) / Double(max(1, length * factor - 1))
        : max(0, (Double(output) + 0.5) / Double(factor) - 0.5)
      let lower = min(length - 1, Int(place))
      return Mix(lower: lower, upper: min(length - 1, lower + 1), share: Float(place - Double(lower)))
    }
  }

  var inputCount: Int { height * width * channels }
  var outputCount: Int { vertical.count * horizontal.count * channels }
  private var rowCount: Int { width * channels }

  func enlarge(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>) {
    withScratchRow { mixture in
      var target = y
      for mix in vertical {
        let (upper, lower) = (x + mix.upper * rowCount, x + mix.lower * rowCount)
        for i in 0..<rowCount { mixture[i] = (1 - mix.share) * lower[i] + mix.share * upper[i] }
        for mix in horizontal {
          let (upper, lower) = (mixture + mix.upper * channels, mixture + mix.lower * channels)
          for i in 0..<channels { target[i] = (1 - mix.share) * lower[i] + mix.share * upper[i] }
          target += channels
        }
      }
    }
  }

  func gather(_ g: UnsafePointer<Float>, into x: UnsafeMutablePointer<Float>) {
    x.update(repeating: 0, count: inputCount)
    withScratchRow { mixture in
      var source = g
      for mix in vertical {
        mixture.update(repeating: 0, count: rowCount)
        for mix in horizontal {
          let (upper, lower) = (mixture + mix.upper * channels, mixture + mix.lower * channels)
          for i in 0..<channels { lower[i] += (1 - mix.share) * source[i] }
          for i in 0..<channels { upper[i] += mix.share * source[i] }
          source += channels
        }
        let (upper, lower) = (x + mix.upper * rowCount, x + mix.lower * rowCount)
        for i in 0..<rowCount { lower[i] += (1 - mix.share) * mixture[i] }
        for i in 0..<rowCount { upper[i] += mix.share * mixture[i] }
      }
    }
  }

  private func withScratchRow(_ body: (UnsafeMutablePointer<Float>) -> Void) {
    let scratch = TensorStorage(bytes: rowCount * MemoryLayout<Float>.stride)
    body(scratch.base.assumingMemoryBound(to: Float.self))
  }
}
