/// The nonzeros of one image in one list for each column, or one for all.
///
/// Each comes with its column and its place along it, `row·channels + channel`. Lists rise by rows, then columns, then
/// channels.
struct ImageLists {
  private let shape: SparseConvolutionShape
  private let count: Int
  /// Where the nonzeros of each row begin, `[list, row]`, and the end of the last row.
  private var starts: TypedTensor<Int32>
  /// Room for all elements, `[list, element]`.
  private var places, columns: TypedTensor<Int32>
  private var values: Tensor
  /// Where the next nonzero of each list goes.
  private var ends: TypedTensor<Int32>
  /// Channel, column and list of each element of an image row: a division for each nonzero takes longer.
  private var channelOf, columnOf, listOf: TypedTensor<Int32>

  init(_ shape: SparseConvolutionShape) {
    self.shape = shape
    count = shape.walksColumns ? shape.width : 1
    channelOf = TypedTensor(uninitialized: [shape.rowElements])
    columnOf = TypedTensor(uninitialized: [shape.rowElements])
    listOf = TypedTensor([shape.rowElements])
    for element in 0..<shape.rowElements {
      let (column, channel) = element.quotientAndRemainder(dividingBy: shape.channels)
      channelOf[element] = Int32(truncatingIfNeeded: channel)
      columnOf[element] = Int32(truncatingIfNeeded: column)
      if shape.walksColumns { listOf[element] = columnOf[element] }
    }
    starts = TypedTensor(uninitialized: [count, shape.height + 1])
    places = TypedTensor(uninitialized: [shape.height * shape.rowElements])
    columns = TypedTensor(uninitialized: places.shape)
    values = Tensor(uninitialized: places.shape)
    ends = TypedTensor(uninitialized: [count])
  }

  /// Lists an image whose nonzeros are `words`, as many for each of its rows.
  mutating func fill(_ image: UnsafePointer<Float>, _ words: UnsafeBufferPointer<UInt64>) {
    let shape = shape
    let (count, wordsPerRow, pitch) = (count, words.count / shape.height, shape.height + 1)
    let room = shape.height * shape.rowElements / count
    withUnsafeMemory { lists, ends, channelOf, columnOf, listOf in
      for list in 0..<count {
        ends[list] = Int32(truncatingIfNeeded: list * room)
        lists.starts[list * pitch] = ends[list]
      }
      for y in 0..<shape.height {
        let first = Int32(truncatingIfNeeded: y * shape.channels)
        let row = image + y * shape.rowElements
        for word in 0..<wordsPerRow {
          var left = words[y * wordsPerRow + word]
          while left != 0 {
            let element = word * BitMatrix.wordBits + left.trailingZeroBitCount
            let list = Int(listOf[element])
            let next = Int(ends[list])
            lists.places[next] = first &+ channelOf[element]
            lists.columns[next] = columnOf[element]
            lists.values[next] = row[element]
            ends[list] &+= 1
            left &= left - 1
          }
        }
        for list in 0..<count { lists.starts[list * pitch + y + 1] = ends[list] }
      }
    }
  }

  private mutating func withUnsafeMemory(
    _ body: (
      _ lists: Pointers, _ ends: UnsafeMutablePointer<Int32>, _ channelOf: UnsafePointer<Int32>,
      _ columnOf: UnsafePointer<Int32>, _ listOf: UnsafePointer<Int32>
    ) -> Void
  ) {
    let (channelOf, columnOf, listOf) = (channelOf, columnOf, listOf)
    var next = ends
    withUnsafeLists { lists in
      next.withUnsafeMutableElements { ends in
        channelOf.withUnsafeElements { channelOf in
          columnOf.withUnsafeElements { columnOf in
            listOf.withUnsafeElements { listOf in
              guard let ends = ends.baseAddress, let channelOf = channelOf.baseAddress,
                let columnOf = columnOf.baseAddress, let listOf = listOf.baseAddress
              else { return }
              body(lists, ends, channelOf, columnOf, listOf)
            }
          }
        }
      }
    }
  }

  /// The lists as pointers.
  struct Pointers {
    let starts, places, columns: UnsafeMutablePointer<Int32>
    let values: UnsafeMutablePointer<Float>
  }

  /// Calls `body` with the lists.
  mutating func withUnsafeLists(_ body: (Pointers) -> Void) {
    starts.withUnsafeMutableElements { starts in
      places.withUnsafeMutableElements { places in
        columns.withUnsafeMutableElements { columns in
          values.withUnsafeMutableElements { values in
            guard let starts = starts.baseAddress, let places = places.baseAddress,
              let columns = columns.baseAddress, let values = values.baseAddress
            else { return }
            body(Pointers(starts: starts, places: places, columns: columns, values: values))
          }
        }
      }
    }
  }
}
