import CKernels
import NeuralNets
import Tensors

/// The images of a window cut into strips: the rows of one sample, at all steps, that make some rows of the pooled image.
struct PooledStrips: Sendable {
  let inputShape, outputShape: [Int]
  let steps: Int
  /// How many strips there are.
  let count: Int
  /// Neurons of a strip, and outputs.
  let places: Int
  private let outputs: Int
  private let samples, strips, rows, width, channels: Int
  private let kernel: [Int]
  private let share: Float

  /// A strip is as large as fits well into the second cache: what lies together in memory is then read at its full speed.
  private static let bytes = 192 << 10

  /// The strips of images `[step·sample, height, width, channel]`; nil if squares of the pooling do not cover them.
  init?(_ pooling: Pooling, shape: [Int], steps: Int) {
    guard shape.count == 4, shape[0] % steps == 0, shape[1] % pooling.kernel[0] == 0,
      shape[2] % pooling.kernel[1] == 0, shape.allSatisfy({ $0 > 0 })
    else { return nil }
    (inputShape, outputShape, self.steps) = (shape, pooling.outputShape(for: shape), steps)
    kernel = pooling.kernel
    (samples, width, channels) = (shape[0] / steps, shape[2], shape[3])
    let perRow = steps * kernel[0] * width * channels * MemoryLayout<Float>.stride
    let pooledRows = outputShape[1]
    rows = (1...pooledRows).last { pooledRows % $0 == 0 && $0 * perRow <= PooledStrips.bytes } ?? 1
    strips = pooledRows / rows
    count = samples * strips
    places = rows * kernel[0] * width * channels
    outputs = rows * outputShape[2] * channels
    share = 1 / Float(kernel.reduce(1, *))
  }

  /// Words for the bits of a strip's membranes.
  var words: Int { steps * ((places + 15) / 16) }

  /// The numbers of a strip, and after them room for a vector that reaches beyond the end.
  var room: Int { (steps * places + 31) / 16 * 16 }

  /// Calls `body` in parallel with each strip and working memory for two.
  func forEach(_ body: @escaping (_ strip: Int, _ room: UnsafeMutablePointer<Float>) -> Void) {
    ThreadPool.current.run(tiles: count) { strip in
      var memory = Tensor(uninitialized: [2 * room])
      memory.withUnsafeMutableElements { if let memory = $0.baseAddress { body(strip, memory) } }
    }
  }

  /// Calls `body` with as many neurons of a strip at a time as a kernel takes.
  func forEachTile(_ body: (_ first: Int64, _ end: Int64) -> Void) {
    for first in stride(from: 0, to: places, by: neuronsPerTile) {
      body(Int64(first), Int64(min(places, first + neuronsPerTile)))
    }
  }

  /// The numbers of an image's step: a strip lies together within each.
  var pitch: Int { samples * strips * places }

  private func output(_ strip: Int, _ step: Int) -> Int { (step * samples * strips + strip) * outputs }

  /// Copies a strip of images to `[step, place]`.
  func copy(_ images: UnsafePointer<Float>, _ strip: Int, to room: UnsafeMutablePointer<Float>) {
    for step in 0..<steps {
      (room + step * places).update(from: images + step * pitch + strip * places, count: places)
    }
  }

  /// Copies `[step, place]` back to a strip of images.
  func copy(_ room: UnsafePointer<Float>, to images: UnsafeMutablePointer<Float>, _ strip: Int) {
    for step in 0..<steps {
      (images + step * pitch + strip * places).update(from: room + step * places, count: places)
    }
  }

  /// Writes the means of a strip's squares.
  func pool(_ room: UnsafePointer<Float>, to pooled: UnsafeMutablePointer<Float>, _ strip: Int) {
    let squares = width / kernel[1]
    for step in 0..<steps {
      let (from, to) = (room + step * places, pooled + output(strip, step))
      for square in 0..<rows * squares {
        let corner = (square / squares * kernel[0] * width + square % squares * kernel[1]) * channels
        for channel in stride(from: 0, to: channels, by: 16) {
          var sum = SIMD16<Float>.zero
          for row in 0..<kernel[0] {
            for column in 0..<kernel[1] {
              let place = corner + (row * width + column) * channels + channel
              sum += UnsafeRawPointer(from + place).loadUnaligned(as: SIMD16<Float>.self)
            }
          }
          // A vector may reach into the next square, which is written later, but not beyond the strip.
          store(sum * share, to, square * channels + channel, end: outputs)
        }
      }
    }
  }

  /// Writes to each entry of a square its share of the square's gradient, from left to right: a vector may reach into
  /// the next entry.
  func unpool(_ gradient: UnsafePointer<Float>, _ strip: Int, to room: UnsafeMutablePointer<Float>) {
    let (squares, row) = (width / kernel[1], width * channels)
    for step in 0..<steps {
      let from = gradient + output(strip, step)
      for pooledRow in 0..<rows {
        let to = room + step * places + pooledRow * kernel[0] * row
        for square in 0..<squares {
          for column in square * kernel[1]..<(square + 1) * kernel[1] {
            for channel in stride(from: 0, to: channels, by: 16) {
              let first = (pooledRow * squares + square) * channels + channel
              let block = load(from, first, end: outputs) * share
              let place = UnsafeMutableRawPointer(to + column * channels + channel)
              place.storeBytes(of: block, as: SIMD16<Float>.self)
            }
          }
        }
        for further in 1..<max(1, kernel[0]) { (to + further * row).update(from: to, count: row) }
      }
    }
  }

  @inline(__always)
  private func load(_ row: UnsafePointer<Float>, _ first: Int, end: Int) -> SIMD16<Float> {
    if first + 16 <= end { return UnsafeRawPointer(row + first).loadUnaligned(as: SIMD16<Float>.self) }
    var block = SIMD16<Float>.zero
    for lane in 0..<end - first { block[lane] = row[first + lane] }
    return block
  }

  @inline(__always)
  private func store(
    _ block: SIMD16<Float>, _ row: UnsafeMutablePointer<Float>, _ first: Int, end: Int
  ) {
    if first + 16 <= end {
      UnsafeMutableRawPointer(row + first).storeBytes(of: block, as: SIMD16<Float>.self)
    } else {
      for lane in 0..<end - first { row[first + lane] = block[lane] }
    }
  }
}
