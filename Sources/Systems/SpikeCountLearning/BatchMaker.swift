import Datasets
import Tensors

/// Makes batches of network input from grey images, displaced at random if asked.
///
/// The displacements are ours, not the paper's; what leaves the frame is lost and background comes in.
public struct BatchMaker: Sendable {
  /// The images.
  public let images: ImageSet
  /// How images are displaced; nil for not at all.
  public let shift: RandomShift?

  public init(images: ImageSet, shift: RandomShift? = nil) {
    (self.images, self.shift) = (images, shift)
  }

  /// The grey values in 0…1 of some samples, `[sample, pixel]`.
  ///
  /// - Parameter epoch: tells presentations of the same sample apart.
  public func batch(_ samples: [Int], epoch: Int) -> Tensor {
    var batch = Tensor(uninitialized: [samples.count, images.pixelsPerImage])
    batch.withUnsafeMutableElements { batch in
      ThreadPool.current.run(tiles: samples.count) { row in
        let place = row * images.pixelsPerImage..<(row + 1) * images.pixelsPerImage
        images.write(
          samples[row], to: UnsafeMutableBufferPointer(rebasing: batch[place]),
          movedBy: shift?.offset(epoch: epoch, sample: samples[row]) ?? .zero)
      }
    }
    return batch
  }

  /// The classes of some samples.
  public func labels(_ samples: [Int]) -> [Int] { samples.map { Int(images.labels[$0]) } }
}
