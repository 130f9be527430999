import CKernels

/// The nonzero elements of a matrix, row by row, as a sum over rows of another matrix wants them.
///
/// The columns are cut into segments of at most 1024, so that the rows of the other matrix that belong to one segment stay
/// in the second cache. Rows keep their elements in the order of the columns, so sums over them have one fixed order.
/// Values are kept only if they are not all the same, as those of spikes are. A row of spikes takes a bit per column, two
/// bytes per spike and four bytes per segment.
public struct SparseRows: Sendable {
  /// The number of rows of the matrix.
  public let rows: Int
  /// The number of columns of the matrix.
  public let columns: Int
  /// How many elements are not zero.
  public let nonzeros: Int
  /// The value of all nonzeros if they have `values` of nil.
  let common: Float
  /// How many segments the columns are cut into.
  let segments: Int
  /// The nonzeros as bits.
  private let bits: BitMatrix
  /// Where the elements of segment `s` of row `r` begin, at `r·segments + s`, and the end of the last.
  private let starts: TypedTensor<Int32>
  /// The columns of the elements, counted from the beginning of their segment.
  private let positions: TypedTensor<Int16>
  /// The values of the elements, or nil if all are `common`.
  private let values: Tensor?

  /// Whether all nonzeros have the same value, so that a product needs no multiplications.
  public var isUniform: Bool { values == nil }

  /// Below this share of elements that are not zero, adding up rows is faster than multiplying matrices.
  ///
  /// Measured on one core with AVX-512, listing the nonzeros included, at a share of 40 %: 1280×784 by 784×800 in 10.3
  /// against 18.2 ms, 640×1960 by 1960×300 in 7.1 against 10.1 ms; at 10 %: 4.2 against 18.3 and 2.8 against 10.0 ms.
  public static let densityLimit = 0.4

  /// The same limit for products with at most `narrowOutputs` columns, where listing the nonzeros takes longer than
  /// adding them up.
  ///
  /// Measured as above, 1280×800 by 800×10: 0.49 against 0.51 ms at 10 %, 0.70 against 0.55 ms at 30 %.
  public static let narrowDensityLimit = 0.15
  /// Products of up to so many columns are narrow.
  public static let narrowOutputs = 32

  /// Whether the matrix is sparse enough to gain from being treated so in a product with `outputs` columns.
  public func isWorthwhile(outputs: Int) -> Bool {
    SparseRows.isWorthwhile(nonzeros, of: rows * columns, outputs: outputs)
  }

  private static func isWorthwhile(_ nonzeros: Int, of elements: Int, outputs: Int) -> Bool {
    let limit = outputs <= narrowOutputs ? narrowDensityLimit : densityLimit
    return Double(nonzeros) < limit * Double(elements)
  }

  /// The nonzero elements of `matrix` `[row, column]`.
  public init(_ matrix: Tensor) {
    precondition(matrix.shape.count == 2, "SparseRows needs a matrix, got shape \(matrix.shape)")
    let (bits, common) = BitMatrix.nonzeros(of: matrix)
    let starts = SparseRows.starts(bits)
    self.init(bits, starts, common: common, matrix)
  }

  /// The nonzero elements of `matrix` `[row, column]`, or nil if multiplying it as it is to get `outputs` columns is
  /// faster.
  public init?(_ matrix: Tensor, ifWorthwhileFor outputs: Int) {
    precondition(matrix.shape.count == 2, "SparseRows needs a matrix, got shape \(matrix.shape)")
    let (bits, common) = BitMatrix.nonzeros(of: matrix)
    let starts = SparseRows.starts(bits)
    let nonzeros = Int(starts[starts.count - 1])
    guard SparseRows.isWorthwhile(nonzeros, of: matrix.count, outputs: outputs) else { return nil }
    self.init(bits, starts, common: common, matrix)
  }

  /// A matrix of zeros and, where bits are set, ones.
  init(ones bits: BitMatrix) {
    let starts = SparseRows.starts(bits)
    self.init(bits, starts, SparseRows.positions(bits, starts), common: 1, nil)
  }

  private init(_ bits: BitMatrix, _ starts: TypedTensor<Int32>, common: Float?, _ matrix: Tensor) {
    let positions = SparseRows.positions(bits, starts)
    var values: Tensor?
    if common == nil {
      var picked = Tensor(uninitialized: [positions.count], capacity: SparseRows.capacity(of: bits))
      SparseRows.pick(from: matrix, positions, starts, bits, into: &picked)
      values = picked
    }
    self.init(bits, starts, positions, common: common ?? 1, values)
  }

  private init(
    _ bits: BitMatrix, _ starts: TypedTensor<Int32>, _ positions: TypedTensor<Int16>, common: Float,
    _ values: Tensor?
  ) {
    (rows, columns, nonzeros) = (bits.rows, bits.columns, positions.count)
    (self.bits, self.starts, self.positions) = (bits, starts, positions)
    (self.common, self.values) = (common, values)
    segments = SparseRows.segments(of: bits)
  }

  /// The matrix with its zeros.
  package var matrix: Tensor {
    var matrix = Tensor([rows, columns])
    withUnsafeLists { lists in
      matrix.withUnsafeMutableElements { matrix in
        for row in 0..<rows {
          for segment in 0..<segments {
            let entry = row * segments + segment
            let first = row * columns + start(of: segment)
            for place in Int(lists.starts[entry])..<Int(lists.starts[entry + 1]) {
              matrix[first + Int(lists.positions[place])] = lists.values?[place] ?? common
            }
          }
        }
      }
    }
    return matrix
  }

  /// The transposed matrix.
  public var transposed: SparseRows { transposed(keeping: nil) }

  /// The transposed matrix without what stands in rows of this one that are zero in `other`, `[row, …]`.
  ///
  /// In a product with `other` those elements would be multiplied by zeros.
  func transposed(skippingZeroRowsOf other: Tensor) -> SparseRows {
    var keeps = TypedTensor<UInt8>(uninitialized: [rows])
    let width = other.count / max(1, rows)
    other.withUnsafeElements { other in
      keeps.withUnsafeMutableElements { keeps in
        for row in 0..<rows {
          keeps[row] = other[row * width..<(row + 1) * width].contains { $0 != 0 } ? 1 : 0
        }
      }
    }
    return keeps.withUnsafeElements { transposed(keeping: $0) }
  }

  private func transposed(keeping keeps: UnsafeBufferPointer<UInt8>?) -> SparseRows {
    let turned = bits.transposed(keeping: keeps?.baseAddress)
    let turnedStarts = SparseRows.starts(turned)
    let turnedPositions = SparseRows.positions(turned, turnedStarts)
    var turnedValues: Tensor?
    if let values {
      var moved = Tensor(uninitialized: [turnedPositions.count], capacity: SparseRows.capacity(of: bits))
      move(values, keeping: keeps, to: turnedStarts, turned, &moved)
      turnedValues = moved
    }
    return SparseRows(turned, turnedStarts, turnedPositions, common: common, turnedValues)
  }

  /// Puts each value where its element stands in the transposed matrix.
  private func move(
    _ values: Tensor, keeping keeps: UnsafeBufferPointer<UInt8>?, to turnedStarts: TypedTensor<Int32>,
    _ turned: BitMatrix, _ moved: inout Tensor
  ) {
    let turnedSegments = SparseRows.segments(of: turned)
    // Where the next element of each column goes; from the pool, as it is too large for the stack.
    var places = TypedTensor<Int32>(uninitialized: [columns])
    withUnsafeLists { own in
      turnedStarts.withUnsafeElements { turnedStarts in
        moved.withUnsafeMutableElements { moved in
          places.withUnsafeMutableElements { places in
            ThreadPool.current.run(tiles: segments) { [rows, columns, segments, bits] segment in
              let first = SparseRows.start(of: segment, bits)
              for column in first..<min(columns, SparseRows.start(of: segment + 1, bits)) {
                places[column] = turnedStarts[column * turnedSegments]
              }
              for row in 0..<rows where keeps?[row] != 0 {
                let entry = row * segments + segment
                for place in Int(own.starts[entry])..<Int(own.starts[entry + 1]) {
                  let column = Int(own.positions[place])
                  moved[Int(places[first + column])] = own.values![place]
                  places[first + column] += 1
                }
              }
            }
          }
        }
      }
    }
  }
}

// MARK: Segments

extension SparseRows {
  /// The most words of columns a segment has: in blocks of 64 columns its rows are 256 KiB.
  ///
  /// Segments of a fifth of that, which fit the first cache, are slower: their lists are so short that the branch at their
  /// ends, which is often mispredicted, and the sums in between, stored and loaded again, take longer. Measured for
  /// inference of 784-800-10 at 9 % on one core with AVX-512: 3.6 against 4.5 ms.
  private static let wordsPerSegment = 16

  static func segments(of bits: BitMatrix) -> Int {
    max(1, (bits.words + wordsPerSegment - 1) / wordsPerSegment)
  }

  /// The first word of a segment.
  private static func word(of segment: Int, _ bits: BitMatrix) -> Int {
    segment * bits.words / segments(of: bits)
  }

  /// The first column of a segment.
  static func start(of segment: Int, _ bits: BitMatrix) -> Int {
    word(of: segment, bits) * BitMatrix.wordBits
  }

  /// The first column of a segment.
  func start(of segment: Int) -> Int { SparseRows.start(of: segment, bits) }
}

// MARK: Lists

extension SparseRows {
  /// The lists as pointers.
  struct Lists {
    let starts: UnsafePointer<Int32>
    let positions: UnsafePointer<Int16>
    let values: UnsafePointer<Float>?
  }

  /// Calls `body` with the lists.
  func withUnsafeLists(_ body: (Lists) -> Void) {
    starts.withUnsafeElements { starts in
      positions.withUnsafeElements { positions in
        guard let starts = starts.baseAddress, let positions = positions.baseAddress else { return }
        guard let values else { return body(Lists(starts: starts, positions: positions, values: nil)) }
        values.withUnsafeElements {
          body(Lists(starts: starts, positions: positions, values: $0.baseAddress))
        }
      }
    }
  }

  /// Memory for as many nonzeros as are worth listing, as the number of spikes varies from step to step.
  private static func capacity(of bits: BitMatrix) -> Int {
    Int(densityLimit * Double(bits.rows * bits.columns))
  }

  private static let rowsPerTile = 64

  private static func forEachTile(of rows: Int, _ body: @escaping (Range<Int>) -> Void) {
    ThreadPool.current.run(tiles: (rows + rowsPerTile - 1) / rowsPerTile) { tile in
      body(tile * rowsPerTile..<min(rows, (tile + 1) * rowsPerTile))
    }
  }

  private static func starts(_ bits: BitMatrix) -> TypedTensor<Int32> {
    let segments = segments(of: bits)
    var starts = TypedTensor<Int32>(uninitialized: [bits.rows * segments + 1])
    bits.withUnsafeWords { words in
      starts.withUnsafeMutableElements { starts in
        forEachTile(of: bits.rows) { rows in
          for row in rows {
            for segment in 0..<segments {
              var count = 0
              for word in word(of: segment, bits)..<word(of: segment + 1, bits) {
                count += words[row * bits.words + word].nonzeroBitCount
              }
              starts[row * segments + segment + 1] = Int32(truncatingIfNeeded: count)
            }
          }
        }
        starts[0] = 0
        for entry in 0..<bits.rows * segments { starts[entry + 1] += starts[entry] }
      }
    }
    return starts
  }

  private static func positions(
    _ bits: BitMatrix, _ starts: TypedTensor<Int32>
  ) -> TypedTensor<Int16> {
    let segments = segments(of: bits)
    var positions = TypedTensor<Int16>(
      uninitialized: [Int(starts[starts.count - 1])], capacity: capacity(of: bits))
    bits.withUnsafeWords { words in
      starts.withUnsafeElements { starts in
        positions.withUnsafeMutableElements { positions in
          guard let words = words.baseAddress, let positions = positions.baseAddress else { return }
          forEachTile(of: bits.rows) { rows in
            for row in rows {
              var next = positions + Int(starts[row * segments])
              for segment in 0..<segments {
                let first = word(of: segment, bits)
                next = plexus_bit_positions(
                  next, words + row * bits.words + first, Int64(word(of: segment + 1, bits) - first))
              }
            }
          }
        }
      }
    }
    return positions
  }

  private static func pick(
    from matrix: Tensor, _ positions: TypedTensor<Int16>, _ starts: TypedTensor<Int32>, _ bits: BitMatrix,
    into picked: inout Tensor
  ) {
    let segments = segments(of: bits)
    matrix.withUnsafeElements { matrix in
      positions.withUnsafeElements { positions in
        starts.withUnsafeElements { starts in
          picked.withUnsafeMutableElements { picked in
            forEachTile(of: bits.rows) { rows in
              for row in rows {
                for segment in 0..<segments {
                  let entry = row * segments + segment
                  let first = row * bits.columns + start(of: segment, bits)
                  for place in Int(starts[entry])..<Int(starts[entry + 1]) {
                    picked[place] = matrix[first + Int(positions[place])]
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
