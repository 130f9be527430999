import CKernels

/// A convolution with stride 1 of images that are mostly zeros: each nonzero adds its kernels to the outputs that it
/// reaches, instead of each output multiplying all that reaches it.
///
/// Images are `[image, height, width, channel]`, kernels `[kernelHeight, kernelWidth, channel, outputChannel]`;
/// the output is `[image, height + 2·padding - kernelHeight + 1, …, outputChannel]`. Every element has one order of
/// summation, so the bits are the same for any number of threads.
public struct SparseConvolution: Sendable, Equatable {
  /// Rows of zeros above and below an image.
  public let verticalPadding: Int
  /// Columns of zeros left and right of an image.
  public let horizontalPadding: Int

  /// A convolution of images with so many zeros around them, fewer than the kernel is long.
  public init(verticalPadding: Int = 0, horizontalPadding: Int = 0) {
    precondition(
      verticalPadding >= 0 && horizontalPadding >= 0,
      "SparseConvolution: paddings \(verticalPadding), \(horizontalPadding) must not be negative")
    (self.verticalPadding, self.horizontalPadding) = (verticalPadding, horizontalPadding)
  }

  /// Below this share of elements that are not zero, adding kernels is faster than the dense convolution.
  ///
  /// Measured on one core with AVX-512 beside the dense convolution, forward and weight gradient, images of random places:
  ///
  /// | share                  | 10 %       | 20 %       | 25 %       | 30 %       | 40 %       |
  /// |------------------------|------------|------------|------------|------------|------------|
  /// | 640×14×14×15 → 40, 5×5 | 0.70, 0.41 | 0.94, 0.64 | 1.07, 0.76 | 1.21, 0.87 | 1.44, 1.12 |
  /// | 64×16×16×64 → 64, 3×3  | 0.60, 0.28 | 0.92, 0.51 | 1.05, 0.70 | 1.22, 0.80 | 1.59, 0.99 |
  ///
  /// Both together, as in training, gain up to 30 %; the forward pass alone up to 22 %.
  public static let densityLimit = 0.25
  /// Windows of fewer elements, over all channels, are convolved densely, unless the output is used up in the caches.
  ///
  /// Measured for 640×28×28×1 to 15 channels (windows of 25), as above: at 10 % forward 1.9, weight gradient 1.7.
  public static let leastWindow = 128

  /// Whether `images` have so few nonzeros that `forward` and `weightGradient` gain from skipping zeros.
  public static func isWorthwhile(_ images: Tensor, kernels: [Int]) -> Bool {
    SparseImages(images, ifWorthwhileFor: kernels) != nil
  }

  /// The convolution of `images` with `kernels`, plus `bias` `[outputChannel]` if there is one.
  public func forward(_ images: SparseImages, _ kernels: Tensor, bias: Tensor? = nil) -> Tensor {
    let rows = SparseImageRows(self, images, kernels, bias: bias)
    let shape = rows.shape
    var output = Tensor(uninitialized: shape.output)
    let imagesPerTile = 8
    output.withUnsafeMutableElements { output in
      guard let output = output.baseAddress else { return }
      ThreadPool.current.run(tiles: (shape.images + imagesPerTile - 1) / imagesPerTile) { tile in
        var room = SparseImageRows.Room(rows)
        for image in tile * imagesPerTile..<min(shape.images, (tile + 1) * imagesPerTile) {
          rows.withRows(of: image, &room, packed: true) { compute in
            compute(0..<shape.outputHeight, output + image * shape.outputElements)
          }
        }
      }
    }
    return output
  }

  /// The gradient of the images, of `imageShape`, for a gradient of the output that is mostly zeros.
  public func inputGradient(
    of outputGradient: SparseImages, _ kernels: Tensor, imageShape: [Int]
  ) -> Tensor {
    let shape = SparseConvolutionShape(self, images: imageShape, kernels: kernels.shape)
    outputGradient.images.requireShape(shape.output, "the output's gradient")
    let around = SparseConvolution(
      verticalPadding: shape.kernelHeight - 1 - verticalPadding,
      horizontalPadding: shape.kernelWidth - 1 - horizontalPadding)
    return around.forward(outputGradient, shape.turnedAround(kernels))
  }

  /// The gradient of the kernels, which are `kernelHeight` by `kernelWidth`, for the gradient of the output.
  public func weightGradient(
    _ images: SparseImages, outputGradient: Tensor, kernelHeight: Int, kernelWidth: Int
  ) -> Tensor {
    let channels = images.shape[3]
    let shape = SparseConvolutionShape(
      self, images: images.shape,
      kernels: [kernelHeight, kernelWidth, channels, outputGradient.shape.last ?? 0])
    precondition(
      outputGradient.shape == shape.output,
      "SparseConvolution: output gradient \(outputGradient.shape) for an output of shape \(shape.output)")
    let tiles = min(4, max(1, shape.images))
    var sums = Tensor([tiles, channels, kernelHeight * kernelWidth, shape.stride])
    outputGradient.withUnsafeElements { gradient in
      sums.withUnsafeMutableElements { sums in
        guard let sums = sums.baseAddress, let gradient = gradient.baseAddress else { return }
        ThreadPool.current.run(tiles: tiles) { tile in
          var lists = ChannelLists(shape)
          var padded = Tensor([shape.paddedHeight, shape.paddedWidth, shape.stride])
          padded.withUnsafeMutableElements { padded in
            guard let padded = padded.baseAddress else { return }
            for index in tile * shape.images / tiles..<(tile + 1) * shape.images / tiles {
              shape.pad(gradient + index * shape.outputElements, into: padded)
              images.withUnsafeImage(index) { lists.fill($0, $1) }
              lists.gather(padded, into: sums + tile * shape.kernelElements)
            }
          }
        }
      }
    }
    return shape.turnedBack(sums)
  }

  /// How many weights the nonzeros of `images` meet, whether these have one common value, and the number of
  /// multiplications if zeros were not skipped.
  public func operations(_ images: Tensor, kernels: [Int]) -> (sparse: Int, isUniform: Bool, dense: Int) {
    let shape = SparseConvolutionShape(self, images: images.shape, kernels: kernels)
    let (bits, common) = BitMatrix.nonzeros(ofRows: images)
    let reachedRows = (0..<shape.height).map { shape.reach(of: $0, vertically: true) }
    let reachedColumns = (0..<shape.width).map { shape.reach(of: $0, vertically: false) }
    var reached = 0
    bits.withUnsafeWords { words in
      for row in 0..<bits.rows {
        var columns = 0
        for word in 0..<bits.words {
          var left = words[row * bits.words + word]
          while left != 0 {
            columns +=
              reachedColumns[(word * BitMatrix.wordBits + left.trailingZeroBitCount) / shape.channels]
            left &= left - 1
          }
        }
        reached += columns * reachedRows[row % shape.height]
      }
    }
    let outputs = shape.images * shape.outputHeight * shape.outputWidth
    return (reached * shape.outputChannels, common != nil, outputs * kernels.reduce(1, *))
  }
}
