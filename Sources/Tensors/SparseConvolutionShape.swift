import CKernels

/// The lengths of a `SparseConvolution`, and how its operands are laid out for the kernels.
///
/// The output's gradient is kept in a padded image on which each nonzero, wherever it is, meets a whole window.
/// Output channels are filled up to a multiple of 16; the sums for a channel's taps are turned by 180 degrees.
struct SparseConvolutionShape {
  let images, height, width, channels: Int
  let kernelHeight, kernelWidth, outputChannels: Int
  let outputHeight, outputWidth: Int
  /// Output channels, filled up.
  let stride: Int
  let verticalPadding, horizontalPadding: Int

  init(_ convolution: SparseConvolution, images: [Int], kernels: [Int]) {
    precondition(
      images.count == 4 && kernels.count == 4 && images[3] == kernels[2],
      "SparseConvolution: images \(images) and kernels \(kernels) do not fit")
    (self.images, height, width, channels) = (images[0], images[1], images[2], images[3])
    (kernelHeight, kernelWidth, outputChannels) = (kernels[0], kernels[1], kernels[3])
    outputHeight = height + 2 * convolution.verticalPadding - kernelHeight + 1
    outputWidth = width + 2 * convolution.horizontalPadding - kernelWidth + 1
    verticalPadding = convolution.verticalPadding
    horizontalPadding = convolution.horizontalPadding
    stride = (outputChannels + 15) / 16 * 16
    precondition(
      top >= 0 && left >= 0 && outputHeight > 0 && outputWidth > 0,
      "SparseConvolution: kernels \(kernels) with paddings \(convolution.verticalPadding), "
        + "\(convolution.horizontalPadding) do not fit images \(images)")
  }

  /// Where the output begins in the padded image.
  private var top: Int { kernelHeight - 1 - verticalPadding }
  private var left: Int { kernelWidth - 1 - horizontalPadding }
  var output: [Int] { [images, outputHeight, outputWidth, outputChannels] }
  var outputElements: Int { outputHeight * outputWidth * outputChannels }
  /// The pixels of an input image.
  var pixels: Int { height * width }
  /// Numbers in a row of an input image.
  var rowElements: Int { width * channels }
  var paddedHeight: Int { height + kernelHeight - 1 }
  var paddedWidth: Int { width + kernelWidth - 1 }
  /// Numbers in a row of a padded image.
  var pitch: Int { paddedWidth * stride }
  /// Numbers in all kernels, filled up.
  var kernelElements: Int { channels * kernelHeight * kernelWidth * stride }

  /// How many outputs a nonzero in row (or column) `place` reaches along its column (or row).
  func reach(of place: Int, vertically: Bool) -> Int {
    let (kernel, before, length) =
      vertically ? (kernelHeight, top, outputHeight) : (kernelWidth, left, outputWidth)
    return max(0, min(place + kernel, before + length) - max(place, before))
  }

  /// The kernels `[row, column, outputChannel, channel]` of the convolution that gives the gradient of the images.
  func turnedAround(_ kernels: Tensor) -> Tensor {
    var turned = Tensor(uninitialized: [kernelHeight, kernelWidth, outputChannels, channels])
    let taps = kernelHeight * kernelWidth
    kernels.withUnsafeElements { kernels in
      turned.withUnsafeMutableElements { turned in
        for tap in 0..<taps {
          let (from, to) = (tap * channels * outputChannels, (taps - 1 - tap) * channels * outputChannels)
          for channel in 0..<channels {
            for output in 0..<outputChannels {
              turned[to + output * channels + channel] = kernels[from + channel * outputChannels + output]
            }
          }
        }
      }
    }
    return turned
  }

  /// The sum of the tiles' gradients `[tile, channel, tap, outputChannel]` in their order, as the kernels are laid out.
  func turnedBack(_ sums: Tensor) -> Tensor {
    var gradient = Tensor([kernelHeight, kernelWidth, channels, outputChannels])
    sums.withUnsafeElements { sums in
      gradient.withUnsafeMutableElements { gradient in
        for tile in 0..<sums.count / max(1, kernelElements) {
          forEachTap { tap, own in
            let from = tile * kernelElements + own
            for output in 0..<outputChannels { gradient[tap + output] += sums[from + output] }
          }
        }
      }
    }
    return gradient
  }

  /// Calls `body` with where the output channels of a tap begin in the kernels, and where in the turned ones.
  private func forEachTap(_ body: (_ tap: Int, _ turned: Int) -> Void) {
    for row in 0..<kernelHeight {
      for column in 0..<kernelWidth {
        for channel in 0..<channels {
          let (turnedRow, turnedColumn) = (kernelHeight - 1 - row, kernelWidth - 1 - column)
          body(
            ((row * kernelWidth + column) * channels + channel) * outputChannels,
            ((channel * kernelHeight + turnedRow) * kernelWidth + turnedColumn) * stride)
        }
      }
    }
  }

  /// Copies an output into a padded image whose margins are zero; the channels filled up are undefined.
  func pad(_ output: UnsafePointer<Float>, into padded: UnsafeMutablePointer<Float>) {
    for y in 0..<outputHeight {
      plexus_copy_rows(
        padded + (top + y) * pitch + left * stride, Int64(stride),
        output + y * outputWidth * outputChannels, Int64(outputChannels), Int64(outputChannels),
        Int64(outputWidth))
    }
  }
}
