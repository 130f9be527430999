import CKernels

/// The nonzeros of one image row by row, with the place in the list where each pixel begins.
struct PixelLists {
  private let shape: SparseConvolutionShape
  /// `[row, column]`, one column more than the image has.
  private var starts: TypedTensor<Int32>
  private var elements, places: TypedTensor<Int32>
  private var values, picked: Tensor

  /// What the kernels may read and write beyond the end of a list.
  private static let slack = 16

  init(_ shape: SparseConvolutionShape) {
    self.shape = shape
    starts = TypedTensor(uninitialized: [shape.height, shape.width + 1])
    elements = TypedTensor([shape.height * shape.rowElements + PixelLists.slack])
    values = Tensor([elements.count])
    let window = shape.kernelHeight * shape.kernelWidth * shape.channels
    places = TypedTensor(uninitialized: [window + PixelLists.slack])
    picked = Tensor(uninitialized: [places.count])
  }

  /// Lists an image whose nonzeros are `words`, as many for each of its rows.
  mutating func fill(_ image: UnsafePointer<Float>, _ words: UnsafeBufferPointer<UInt64>) {
    let wordsPerRow = words.count / shape.height
    starts.withUnsafeMutableElements { starts in
      elements.withUnsafeMutableElements { elements in
        values.withUnsafeMutableElements { values in
          var next = 0
          for y in 0..<shape.height {
            let row = y * (shape.width + 1)
            // The pixels that begin before the next nonzero.
            var begun = 0
            for word in 0..<wordsPerRow {
              var left = words[y * wordsPerRow + word]
              while left != 0 {
                let element = word * BitMatrix.wordBits + left.trailingZeroBitCount
                let pixel = element / shape.channels
                while begun <= pixel {
                  starts[row + begun] = Int32(truncatingIfNeeded: next)
                  begun += 1
                }
                elements[next] = Int32(truncatingIfNeeded: element)
                values[next] = image[y * shape.rowElements + element]
                next += 1
                left &= left - 1
              }
            }
            for pixel in begun...shape.width { starts[row + pixel] = Int32(truncatingIfNeeded: next) }
          }
        }
      }
    }
  }

  /// Writes the output `[row, column, outputChannel]` that the kernels `[row, column, channel, outputChannel]`, filled
  /// up, make of this image.
  mutating func convolve(_ kernels: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>) {
    let shape = shape
    starts.withUnsafeElements { starts in
      elements.withUnsafeElements { elements in
        values.withUnsafeElements { values in
          places.withUnsafeMutableElements { places in
            picked.withUnsafeMutableElements { picked in
              guard let starts = starts.baseAddress else { return }
              for y in 0..<shape.outputHeight {
                let rows = shape.rowsOfWindow(y)
                let firstKernelRow = rows.lowerBound - (y - shape.verticalPadding)
                plexus_gather_windows(
                  output + y * shape.outputWidth * shape.outputChannels, Int64(shape.outputWidth),
                  Int64(shape.outputChannels),
                  kernels + firstKernelRow * shape.kernelWidth * shape.channels * shape.stride,
                  Int64(shape.stride), Int64(shape.kernelWidth), Int64(shape.channels),
                  Int64(shape.horizontalPadding), Int64(rows.count),
                  starts + rows.lowerBound * (shape.width + 1), Int64(shape.width), elements.baseAddress,
                  values.baseAddress, places.baseAddress, picked.baseAddress)
              }
            }
          }
        }
      }
    }
  }
}
