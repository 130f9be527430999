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
  /// - Parameter kernels: `[kernelHeight, kernelWidth, channel, outputChannel]`.
  public init?(_ images: Tensor, ifWorthwhileFor kernels: [Int]) {
    guard kernels.dropLast().reduce(1, *) >= SparseConvolution.leastWindow else { return nil }
    self.init(images)
    guard Double(bits.count) < SparseConvolution.densityLimit * Double(images.count) else { return nil }
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
