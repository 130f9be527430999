import CKernels

/// A `SparseConvolution` image by image, for what uses its output while it lies in the first caches.
///
/// A row of the output walks along the columns of the image. The sums that the present column reaches, one for each tap
/// of a kernel row and sixteen channels of them at a time, stay in registers, and the sixteen channels' kernels in the
/// first cache: the weights of each nonzero are read once for each kernel row and nothing else is. Their bytes bound the
/// speed: measured for 14×14×15 to 40 channels with 5×5 kernels, 86 % of what the first cache gives. Where a kernel sees
/// few elements of a column, most columns would have no nonzero; there the nonzeros of a row's window are added to its
/// sums one by one.
package struct SparseImageRows: Sendable {
  let shape: SparseConvolutionShape
  private let images: SparseImages
  /// `[tap group, sixteen channels, kernel row, channel, tap, channel of sixteen]`, a group's taps from right to left.
  private let kernels: Tensor
  /// What the sums start with, `[stride]`.
  private let bias: Tensor
  private let tapGroups: [Range<Int>]

  /// The convolution of `images` with `kernels`, plus `bias` `[outputChannel]` if there is one.
  package init(
    _ convolution: SparseConvolution, _ images: SparseImages, _ kernels: Tensor, bias: Tensor?
  ) {
    shape = SparseConvolutionShape(convolution, images: images.shape, kernels: kernels.shape)
    bias?.requireShape([shape.outputChannels], "the bias")
    self.images = images
    var filled = Tensor([shape.stride])
    for channel in 0..<shape.outputChannels { filled[channel] = bias?[channel] ?? 0 }
    self.bias = filled
    self.kernels = shape.grouped(kernels)
    tapGroups = shape.tapGroups
  }

  /// The shape of all rows together, `[image, height, width, outputChannel]`.
  package var outputShape: [Int] { shape.output }
  /// Numbers from a pixel of a row to the next: the output channels, filled up to a multiple of 16.
  package var stride: Int { shape.stride }

  /// Calls `body` with a function that computes rows of an image into `[row, width, stride]` sums, aligned to 64 bytes,
  /// or `[row, width, outputChannel]` sums if they are packed.
  package func withRows(
    of image: Int, _ room: inout Room, packed: Bool = false,
    _ body: ((_ rows: Range<Int>, _ sums: UnsafeMutablePointer<Float>) -> Void) -> Void
  ) {
    images.withUnsafeImage(image) { room.lists.fill($0, $1) }
    room.lists.withUnsafeLists { lists in
      kernels.withUnsafeElements { kernels in
        bias.withUnsafeElements { bias in
          room.padded.withUnsafeMutableElements { padded in
            guard let kernels = kernels.baseAddress, let bias = bias.baseAddress,
              let padded = padded.baseAddress
            else { return }
            body { rows, sums in compute(rows, lists, kernels, bias, padded, into: sums, packed) }
          }
        }
      }
    }
  }

  private func compute(
    _ rows: Range<Int>, _ lists: ImageLists.Pointers, _ kernels: UnsafePointer<Float>,
    _ bias: UnsafePointer<Float>, _ padded: UnsafeMutablePointer<Float>,
    into sums: UnsafeMutablePointer<Float>, _ packed: Bool
  ) {
    let pitch = packed ? shape.outputChannels : shape.stride
    // The last channels first: behind the channels that there are, vectors reach into the next pixel.
    for block in (0..<shape.stride / 16).reversed() {
      let channels = Int64(packed ? min(16, shape.outputChannels - 16 * block) : 16)
      for group in tapGroups {
        let rowElements = shape.channels * group.count * 16
        let start = kernels + shape.stride * shape.kernelHeight * shape.channels * group.lowerBound
        for y in rows {
          let top = y - shape.verticalPadding
          let (first, end) = (max(0, top), min(shape.height, top + shape.kernelHeight))
          let sums = sums + (y - rows.lowerBound) * shape.outputWidth * pitch + 16 * block
          // Places count from the image's first row, kernels from the first row that the output sees.
          let kernel = start + (block * shape.kernelHeight - top) * rowElements
          if shape.walksColumns {
            plexus_convolve_row(
              sums, Int64(pitch), Int64(shape.outputWidth), channels, bias + 16 * block,
              group.lowerBound > 0 ? 1 : 0, kernel, Int64(group.count),
              Int64(shape.horizontalPadding - group.lowerBound), lists.starts + first, lists.starts + end,
              Int64(shape.height + 1), Int64(shape.width), lists.places, lists.values)
          } else {
            let listed = Int(lists.starts[first])
            plexus_scatter_row(
              sums, Int64(pitch), Int64(shape.outputWidth), channels, padded, bias + 16 * block, kernel,
              Int64(shape.kernelWidth), Int64(shape.horizontalPadding), Int64(shape.width),
              lists.places + listed, lists.columns + listed, lists.values + listed,
              Int64(lists.starts[end]) - Int64(listed))
          }
        }
      }
    }
  }

  /// How many rows, a multiple of `least`, are best computed at once: all, so that the kernels of sixteen channels stay in
  /// the first cache for as long as can be, unless there are no others.
  package func rowsAtOnce(least: Int) -> Int { shape.stride > 16 ? shape.outputHeight : least }

  /// Working memory for the rows of one image.
  package struct Room {
    fileprivate var lists: ImageLists
    /// The sums of a row, sixteen channels, with those beyond its ends.
    fileprivate var padded: Tensor

    package init(_ rows: SparseImageRows) {
      lists = ImageLists(rows.shape)
      padded = Tensor(uninitialized: [rows.shape.paddedWidth, 16])
    }
  }
}

extension SparseConvolutionShape {
  /// Whether a kernel sees so many elements of a column that few columns have no nonzero at the usual densities.
  var walksColumns: Bool { kernelHeight * channels >= 16 }

  /// The taps of a kernel row in as few parts as the kernel takes.
  fileprivate var tapGroups: [Range<Int>] {
    let most = walksColumns ? Int(plexus_most_taps) : kernelWidth
    return Swift.stride(from: 0, to: kernelWidth, by: most).map { $0..<min(kernelWidth, $0 + most) }
  }

  /// Kernels as `SparseImageRows` wants them.
  fileprivate func grouped(_ kernels: Tensor) -> Tensor {
    var grouped = Tensor([kernels.count / max(1, outputChannels), stride])
    kernels.withUnsafeElements { kernels in
      grouped.withUnsafeMutableElements { grouped in
        var next = 0
        for group in tapGroups {
          for block in Swift.stride(from: 0, to: stride, by: 16) {
            for row in 0..<kernelHeight {
              for channel in 0..<channels {
                for tap in group.reversed() {
                  let from = ((row * kernelWidth + tap) * channels + channel) * outputChannels
                  for output in block..<min(block + 16, outputChannels) {
                    grouped[next + output - block] = kernels[from + output]
                  }
                  next += 16
                }
              }
            }
          }
        }
      }
    }
    return grouped
  }
}
