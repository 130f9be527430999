import CKernels

/// Upsampling by repetition: each row is widened once and then copied.
struct NearestRows: UpsamplingRows {
  /// The factor of depth (1 for two axes), height and width.
  private let deep, high, wide: Int
  private let depth, height, width, channels: Int

  init(factor: [Int], shape: [Int]) {
    let factor = factor.count == 2 ? [1] + factor : factor
    (deep, high, wide) = (factor[0], factor[1], factor[2])
    depth = shape.count == 4 ? 1 : shape[1]
    (height, width, channels) = (shape[shape.count - 3], shape[shape.count - 2], shape[shape.count - 1])
  }

  var inputCount: Int { depth * height * width * channels }
  var outputCount: Int { inputCount * deep * high * wide }
  /// The elements of a row before and after.
  private var rowCount: Int { width * channels }
  private var wideCount: Int { rowCount * wide }

  func enlarge(_ x: UnsafePointer<Float>, into y: UnsafeMutablePointer<Float>) {
    for row in 0..<depth * height {
      let first = y + firstCopy(of: row)
      let source = x + row * rowCount
      for column in 0..<width {
        for copy in 0..<wide {
          let target = first + (column * wide + copy) * channels
          target.update(from: source + column * channels, count: channels)
        }
      }
      forEachFurtherCopy(of: row) { (y + $0).update(from: first, count: wideCount) }
    }
  }

  func gather(_ g: UnsafePointer<Float>, into x: UnsafeMutablePointer<Float>) {
    let scratch = TensorStorage(bytes: wideCount * MemoryLayout<Float>.stride)
    let sum = scratch.base.assumingMemoryBound(to: Float.self)
    for row in 0..<depth * height {
      sum.update(from: g + firstCopy(of: row), count: wideCount)
      forEachFurtherCopy(of: row) { plexus_add(sum, g + $0, Int64(wideCount)) }
      let target = x + row * rowCount
      for column in 0..<width {
        let first = sum + column * wide * channels
        let total = target + column * channels
        total.update(from: first, count: channels)
        for copy in 1..<max(1, wide) {
          for channel in 0..<channels { total[channel] += first[copy * channels + channel] }
        }
      }
    }
  }

  /// Where the first output row of input row `row` starts.
  private func firstCopy(of row: Int) -> Int {
    (row / height * deep * height + row % height) * high * wideCount
  }

  /// Calls `body` with where each other output row of `row` starts.
  private func forEachFurtherCopy(of row: Int, _ body: (Int) -> Void) {
    for plane in 0..<deep {
      for copy in 0..<high where plane + copy > 0 {
        body(firstCopy(of: row) + (plane * height * high + copy) * wideCount)
      }
    }
  }
}
