import CKernels

/// The nonzeros of one image channel by channel, each with its place in the padded image.
struct ChannelLists {
  private let shape: SparseConvolutionShape
  private var places: TypedTensor<Int32>
  private var values: Tensor
  private var lengths: TypedTensor<Int32>
  /// The channel and the column of each element of an image row: a division for each nonzero takes longer.
  private var channels, columns: TypedTensor<Int32>

  init(_ shape: SparseConvolutionShape) {
    self.shape = shape
    channels = TypedTensor(uninitialized: [shape.rowElements])
    columns = TypedTensor(uninitialized: [shape.rowElements])
    for element in 0..<shape.rowElements {
      let (column, channel) = element.quotientAndRemainder(dividingBy: shape.channels)
      channels[element] = Int32(truncatingIfNeeded: channel)
      columns[element] = Int32(truncatingIfNeeded: column)
    }
    places = TypedTensor(uninitialized: [shape.channels, shape.pixels])
    values = Tensor(uninitialized: [shape.channels, shape.pixels])
    lengths = TypedTensor(uninitialized: [shape.channels])
  }

  /// Lists an image whose nonzeros are `words`, as many for each of its rows.
  mutating func fill(_ image: UnsafePointer<Float>, _ words: UnsafeBufferPointer<UInt64>) {
    let shape = shape
    let wordsPerRow = words.count / shape.height
    lengths.withUnsafeMutableElements { $0.update(repeating: 0) }
    withUnsafeMemory { places, values, lengths, channels, columns in
      for y in 0..<shape.height {
        let first = Int32(truncatingIfNeeded: y * shape.paddedWidth)
        let row = image + y * shape.rowElements
        for word in 0..<wordsPerRow {
          var left = words[y * wordsPerRow + word]
          while left != 0 {
            let element = word * BitMatrix.wordBits + left.trailingZeroBitCount
            let channel = Int(channels[element])
            let next = channel * shape.pixels + Int(lengths[channel])
            places[next] = first &+ columns[element]
            values[next] = row[element]
            lengths[channel] &+= 1
            left &= left - 1
          }
        }
      }
    }
  }

  private mutating func withUnsafeMemory(
    _ body: (
      _ places: UnsafeMutablePointer<Int32>, _ values: UnsafeMutablePointer<Float>,
      _ lengths: UnsafeMutablePointer<Int32>, _ channels: UnsafePointer<Int32>,
      _ columns: UnsafePointer<Int32>
    ) -> Void
  ) {
    places.withUnsafeMutableElements { places in
      values.withUnsafeMutableElements { values in
        lengths.withUnsafeMutableElements { lengths in
          channels.withUnsafeElements { channels in
            columns.withUnsafeElements { columns in
              guard let places = places.baseAddress, let values = values.baseAddress,
                let lengths = lengths.baseAddress, let channels = channels.baseAddress,
                let columns = columns.baseAddress
              else { return }
              body(places, values, lengths, channels, columns)
            }
          }
        }
      }
    }
  }

  /// Adds to `sums` `[channel, tap, outputChannel]` what the padded output gradient of this image gives.
  func gather(_ padded: UnsafePointer<Float>, into sums: UnsafeMutablePointer<Float>) {
    let room = shape.pixels
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
