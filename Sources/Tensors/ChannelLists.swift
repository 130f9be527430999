import CKernels

/// The nonzeros of one image channel by channel, each with its place in the padded image.
struct ChannelLists {
  private let shape: SparseConvolutionShape
  private var places: TypedTensor<Int32>
  private var values: Tensor
  private var lengths: TypedTensor<Int32>

  init(_ shape: SparseConvolutionShape) {
    self.shape = shape
    places = TypedTensor(uninitialized: [shape.channels, shape.height * shape.width])
    values = Tensor(uninitialized: [shape.channels, shape.height * shape.width])
    lengths = TypedTensor(uninitialized: [shape.channels])
  }

  /// Lists an image whose nonzeros are `words`, as many for each of its rows.
  mutating func fill(_ image: UnsafePointer<Float>, _ words: UnsafeBufferPointer<UInt64>) {
    let (channels, room) = (shape.channels, shape.height * shape.width)
    let wordsPerRow = words.count / shape.height
    places.withUnsafeMutableElements { places in
      values.withUnsafeMutableElements { values in
        lengths.withUnsafeMutableElements { lengths in
          lengths.update(repeating: 0)
          for y in 0..<shape.height {
            for word in 0..<wordsPerRow {
              var left = words[y * wordsPerRow + word]
              while left != 0 {
                let element = word * BitMatrix.wordBits + left.trailingZeroBitCount
                let (x, channel) = element.quotientAndRemainder(dividingBy: channels)
                let next = channel * room + Int(lengths[channel])
                places[next] = Int32(truncatingIfNeeded: y * shape.paddedWidth + x)
                values[next] = image[y * shape.rowElements + element]
                lengths[channel] &+= 1
                left &= left - 1
              }
            }
          }
        }
      }
    }
  }

  /// Adds to `sums` `[channel, tap, outputChannel]` what the padded output gradient of this image gives.
  func gather(_ padded: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Float>) {
    let room = shape.height * shape.width
    let taps = shape.kernelElements / shape.channels
    places.withUnsafeElements { places in
      values.withUnsafeElements { values in
        lengths.withUnsafeElements { lengths in
          guard let places = places.baseAddress, let values = values.baseAddress else { return }
          for channel in 0..<shape.channels {
            plexus_gather_taps(
              sums + channel * taps, Int64(shape.kernelHeight), Int64(shape.kernelWidth), padded,
              Int64(shape.paddedWidth), Int64(shape.stride), places + channel * room, values + channel * room,
              Int64(lengths[channel]))
          }
        }
      }
    }
  }
}
