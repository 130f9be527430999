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
  /// See `docs/spiking-kernels.md` for the measurement.
  public static let densityLimit = 0.25

  /// Whether `images` have so few nonzeros that `forward` and `weightGradient` gain from skipping zeros.
  public static func isWorthwhile(_ images: Tensor) -> Bool {
    Double(images.countNonzeros()) < densityLimit * Double(images.count)
  }

  /// The convolution of `images` with `kernels`.
  public func forward(_ images: Tensor, _ kernels: Tensor) -> Tensor {
    let shape = SparseConvolutionShape(self, images: images.shape, kernels: kernels.shape)
    var output = Tensor(uninitialized: shape.output)
    let bits = BitMatrix.nonzeros(of: images.reshaped([shape.images * shape.height, shape.rowElements])).bits
    let places = shape.places
    let turned = shape.turned(kernels)
    output.withUnsafeMutableElements { output in
      images.withUnsafeElements { images in
        turned.withUnsafeElements { kernels in
          places.withUnsafeElements { places in
            bits.withUnsafeWords { words in
              guard let output = output.baseAddress, let images = images.baseAddress, let words = words.baseAddress
              else { return }
              ThreadPool.current.run(tiles: shape.images) { image in
                var padded = Tensor([shape.paddedHeight, shape.paddedWidth, shape.stride])
                padded.withUnsafeMutableElements { padded in
                  guard let padded = padded.baseAddress else { return }
                  for y in 0..<shape.height {
                    let row = image * shape.height + y
                    plexus_scatter_kernels(
                      padded + y * shape.pitch, Int64(shape.pitch), kernels.baseAddress,
                      Int64(shape.kernelHeight), Int64(shape.kernelWidth * shape.stride / 16),
                      words + row * bits.words, Int64(bits.words), images + row * shape.rowElements,
                      places.baseAddress)
                  }
                  shape.unpad(padded, into: output + image * shape.outputElements)
                }
              }
            }
          }
        }
      }
    }
    return output
  }

  /// The gradient of the kernels, which are `kernelHeight` by `kernelWidth`, for the gradient of the output.
  public func weightGradient(
    _ images: Tensor, outputGradient: Tensor, kernelHeight: Int, kernelWidth: Int
  ) -> Tensor {
    let channels = images.shape.last ?? 0
    let shape = SparseConvolutionShape(
      self, images: images.shape, kernels: [kernelHeight, kernelWidth, channels, outputGradient.shape.last ?? 0])
    precondition(
      outputGradient.shape == shape.output,
      "SparseConvolution: output gradient \(outputGradient.shape) for an output of shape \(shape.output)")
    let bits = BitMatrix.nonzeros(of: images.reshaped([shape.images * shape.height, shape.rowElements])).bits
    let tiles = min(4, max(1, shape.images))
    var sums = Tensor([tiles, channels, kernelHeight * kernelWidth, shape.stride])
    images.withUnsafeElements { images in
      outputGradient.withUnsafeElements { gradient in
        sums.withUnsafeMutableElements { sums in
          bits.withUnsafeWords { words in
            guard let sums = sums.baseAddress, let gradient = gradient.baseAddress,
              let images = images.baseAddress
            else { return }
            ThreadPool.current.run(tiles: tiles) { tile in
              var lists = ChannelLists(shape)
              var padded = Tensor([shape.paddedHeight, shape.paddedWidth, shape.stride])
              padded.withUnsafeMutableElements { padded in
                guard let padded = padded.baseAddress else { return }
                for image in tile * shape.images / tiles..<(tile + 1) * shape.images / tiles {
                  shape.pad(gradient + image * shape.outputElements, into: padded)
                  let first = image * shape.height
                  lists.fill(
                    images + first * shape.rowElements,
                    UnsafeBufferPointer(rebasing: words[first * bits.words..<(first + shape.height) * bits.words]))
                  lists.add(to: sums + tile * shape.kernelElements, padded)
                }
              }
            }
          }
        }
      }
    }
    return shape.turnedBack(sums)
  }
}

extension TypedTensor where Element == Float {
  /// How many elements are not zero.
  public func countNonzeros() -> Int {
    guard count > 0 else { return 0 }
    let rows = (count + (1 << 14) - 1) >> 14
    guard count % rows == 0 else { return BitMatrix.nonzeros(of: reshaped([1, count])).bits.count }
    return BitMatrix.nonzeros(of: reshaped([rows, count / rows])).bits.count
  }
}
