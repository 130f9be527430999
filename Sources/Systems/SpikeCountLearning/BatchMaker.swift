import Datasets
import Tensors

/// Makes batches of network input from grey images, shifted at random if asked.
///
/// The shifts are ours, not the paper's: each presentation moves the image by up to `maximumShift` pixels
/// along both axes; what leaves the frame is lost and background comes in.
public struct BatchMaker: Sendable {
  /// The images.
  public let images: ImageSet
  /// The largest shift in pixels along each axis.
  public let maximumShift: Int
  /// Fixes the shifts.
  public let seed: UInt64

  public init(images: ImageSet, maximumShift: Int = 0, seed: UInt64 = 0) {
    precondition(maximumShift >= 0, "BatchMaker: a shift of \(maximumShift) pixels")
    (self.images, self.maximumShift, self.seed) = (images, maximumShift, seed)
  }

  /// The grey values in 0…1 of some samples, `[sample, pixel]`.
  ///
  /// - Parameter pass: tells presentations of the same sample apart (an epoch).
  public func batch(_ samples: [Int], pass: UInt32) -> Tensor {
    var batch = Tensor(uninitialized: [samples.count, images.pixelsPerImage])
    batch.withUnsafeMutableElements { batch in
      images.pixels.withUnsafeBufferPointer { pixels in
        ThreadPool.current.run(tiles: samples.count) { row in
          let shift = shift(of: samples[row], pass: pass)
          write(samples[row], pixels, shift, to: batch, at: row * images.pixelsPerImage)
        }
      }
    }
    return batch
  }

  /// The classes of some samples.
  public func labels(_ samples: [Int]) -> [Int] { samples.map { Int(images.labels[$0]) } }

  private func shift(of sample: Int, pass: UInt32) -> (rows: Int, columns: Int) {
    guard maximumShift > 0 else { return (0, 0) }
    let stream = Philox(
      seed: seed, purpose: .augmentation, index: UInt32(sample), position: 2 * UInt64(pass))
    var draws = stream
    let choices = UInt64(2 * maximumShift + 1)
    let rows = Int(((draws.next() >> 32) * choices) >> 32) - maximumShift
    let columns = Int(((draws.next() >> 32) * choices) >> 32) - maximumShift
    return (rows, columns)
  }

  private func write(
    _ sample: Int, _ pixels: UnsafeBufferPointer<UInt8>, _ shift: (rows: Int, columns: Int),
    to batch: UnsafeMutableBufferPointer<Float>, at start: Int
  ) {
    let (height, width) = (images.rows, images.columns)
    let source = sample * images.pixelsPerImage
    for row in 0..<height {
      let from = row - shift.rows
      for column in 0..<width {
        let fromColumn = column - shift.columns
        let isInside = from >= 0 && from < height && fromColumn >= 0 && fromColumn < width
        batch[start + row * width + column] =
          isInside ? Float(pixels[source + from * width + fromColumn]) * (1 / 255) : 0
      }
    }
  }
}
