/// Images `[image, height, width, channel]`, and as bits which of their elements are not zero, for several computations of
/// a `SparseConvolution`.
public struct SparseImages: Sendable {
  /// The elements.
  public let images: Tensor
  /// A row for each row of an image.
  let bits: BitMatrix

  /// The length of each axis.
  public var shape: [Int] { images.shape }

  /// Looks through `images` for their nonzeros.
  public init(_ images: Tensor) {
    precondition(
      images.shape.count == 4, "SparseImages: \(images.shape) is not [image, height, width, channel]")
    self.images = images
    bits = BitMatrix.nonzeros(ofRows: images).bits
  }

  /// The same if there are so few nonzeros that a convolution with `kernels` gains from skipping zeros, else nil.
  ///
  /// - Parameters:
  ///   - kernels: `[kernelHeight, kernelWidth, channel, outputChannel]`.
  ///   - inCaches: whether what the convolution gives is used up while it lies in the first caches.
  public init?(_ images: Tensor, ifWorthwhileFor kernels: [Int], inCaches: Bool = false) {
    let window = kernels.dropLast().reduce(1, *)
    guard inCaches || window >= SparseConvolution.leastWindow else { return nil }
    self.init(images)
    guard Double(bits.count) < SparseConvolution.densityLimit * Double(images.count) else { return nil }
  }

  /// Calls `body` with the elements of an image, and as bits which of them are not zero.
  func withUnsafeImage(
    _ image: Int, _ body: (_ elements: UnsafePointer<Float>, _ nonzeros: UnsafeBufferPointer<UInt64>) -> Void
  ) {
    let words = shape[1] * bits.words
    images.withUnsafeElements { elements in
      bits.withUnsafeWords { all in
        guard let elements = elements.baseAddress else { return }
        body(
          elements + image * shape[1] * shape[2] * shape[3],
          UnsafeBufferPointer(rebasing: all[image * words..<(image + 1) * words]))
      }
    }
  }
}

extension BitMatrix {
  /// Which elements of images are not zero, a row of bits for each row of an image, and their common value if they have
  /// one.
  static func nonzeros(ofRows images: Tensor) -> (bits: BitMatrix, common: Float?) {
    let shape = images.shape
    return nonzeros(of: images.reshaped([shape[0] * shape[1], shape[2] * shape[3]]))
  }
}
