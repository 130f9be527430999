import Tensors

/// Handwritten-like digits that are drawn, not collected: 28×28 grey images as those of MNIST.
///
/// A sample is a pure function of seed, part and number. Its skeleton is one of several ways to write the
/// digit (`DigitSkeleton`); its control points are moved, the whole is slanted, rotated, stretched and bent
/// by a smooth random field, then drawn with a pen of changing pressure (`DigitPen`), fitted into a box of
/// 20×20 pixels and centred by mass as MNIST's digits are. Only sums, products, quotients and square roots
/// are taken, so that the bytes are the same on every machine.
///
/// How much each of these varies was chosen so that MNIST's mean ink, widths and slants are met and a linear
/// classifier (`LinearClassifier`) stays several points behind a network with a hidden layer.
public struct DrawnDigits: Sendable, Equatable {
  /// Which digits are drawn: another seed gives other samples of the same kind.
  public let seed: UInt64

  /// Digits of one seed.
  public init(seed: UInt64 = 0) { self.seed = seed }

  /// How many samples a part has unless told otherwise: 10,000 for training, 2,000 for the test.
  public static func defaultCount(_ part: DatasetPart) -> Int { part == .training ? 10_000 : 2_000 }

  /// The first `count` samples of a part, drawn by at most `threads` threads.
  ///
  /// Each ten samples in a row hold each digit once, in random order.
  public func images(_ part: DatasetPart, count: Int? = nil, threads: Int = 1) -> ImageSet {
    let count = count ?? DrawnDigits.defaultCount(part)
    precondition(count >= 0 && count < 1 << 31, "DrawnDigits: cannot draw \(count) samples")
    let size = DigitPen.side * DigitPen.side
    let pixels = [UInt8](unsafeUninitializedCapacity: count * size) { buffer, initialised in
      // Shares write to parts of the buffer that do not overlap.
      nonisolated(unsafe) let target = buffer
      let shares = max(1, min(threads, count))
      ThreadPool.shared(threads: shares).run(tiles: shares) { share in
        var hand = DigitHand()
        var pen = DigitPen()
        for sample in count * share / shares..<count * (share + 1) / shares {
          let digit = digits(ofTen: sample - sample % 10, part)[sample % 10]
          var random = Philox(seed: seed, purpose: .generation, index: stream(part, sample))
          hand.trace(DigitSkeleton.all[digit], random: &random)
          pen.draw(hand.path, random: &random)
          pen.write(to: UnsafeMutableBufferPointer(rebasing: target[sample * size..<(sample + 1) * size]))
        }
      }
      initialised = count * size
    }
    var labels: [UInt8] = []
    for ten in stride(from: 0, to: count, by: 10) {
      labels += digits(ofTen: ten, part).prefix(count - ten).map(UInt8.init)
    }
    return ImageSet(
      rows: DigitPen.side, columns: DigitPen.side, pixels: pixels, labels: labels,
      classNames: ImageDataset.drawnDigits.classNames)
  }

  /// The digits of samples `first ..< first + 10`.
  private func digits(ofTen first: Int, _ part: DatasetPart) -> [Int] {
    var random = Philox(seed: seed, purpose: .shuffling, index: stream(part, first))
    return random.permutation(10)
  }

  /// The two parts draw from the two halves of the stream numbers.
  private func stream(_ part: DatasetPart, _ sample: Int) -> UInt32 {
    UInt32(sample) | (part == .test ? 1 << 31 : 0)
  }
}
