/// The nonzero elements of a matrix, row by row.
///
/// Rows keep their elements in the order of the columns, so sums over them have one fixed order. Each row has
/// room for all columns, so that rows are filled independently of each other.
public struct SparseRows: Sendable {
  /// The number of rows of the matrix.
  public let rows: Int
  /// The number of columns of the matrix.
  public let columns: Int
  /// How many elements are not zero.
  public let nonzeros: Int
  /// The number of elements of each row.
  private let lengths: TypedTensor<Int32>
  /// The columns of the elements; row `r` begins at `r * columns`.
  private let indices: TypedTensor<Int32>
  /// The values of the elements, placed as `indices`.
  private let values: Tensor

  /// Below this share of elements that are not zero, adding up rows is faster than multiplying matrices.
  ///
  /// Measured for 128×784 by 784×800 on one core: at 19 % 1.1 ms against 1.6 ms.
  public static let densityLimit = 0.25

  /// Whether the matrix is sparse enough to gain from being treated so.
  public var isWorthwhile: Bool {
    Double(nonzeros) < SparseRows.densityLimit * Double(rows) * Double(columns)
  }

  private init(
    rows: Int, columns: Int, lengths: TypedTensor<Int32>, indices: TypedTensor<Int32>, values: Tensor
  ) {
    (self.rows, self.columns) = (rows, columns)
    (self.lengths, self.indices, self.values) = (lengths, indices, values)
    nonzeros = lengths.withUnsafeElements { $0.reduce(0) { $0 + Int($1) } }
  }

  /// The nonzero elements of `matrix` `[row, column]`.
  public init(_ matrix: Tensor) {
    precondition(matrix.shape.count == 2, "SparseRows needs a matrix, got shape \(matrix.shape)")
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    var lengths = TypedTensor<Int32>(uninitialized: [rows])
    var indices = TypedTensor<Int32>(uninitialized: [rows, columns])
    var values = Tensor(uninitialized: [rows, columns])
    matrix.withUnsafeElements { matrix in
      lengths.withUnsafeMutableElements { lengths in
        indices.withUnsafeMutableElements { indices in
          values.withUnsafeMutableElements { values in
            let rowsPerTile = 32
            ThreadPool.current.run(tiles: (rows + rowsPerTile - 1) / rowsPerTile) { tile in
              for row in tile * rowsPerTile..<min(rows, (tile + 1) * rowsPerTile) {
                let start = row * columns
                var next = start
                // Written always and kept if not zero: no branch to mispredict.
                for column in 0..<columns {
                  let value = matrix[start + column]
                  indices[next] = Int32(truncatingIfNeeded: column)
                  values[next] = value
                  next += value == 0 ? 0 : 1
                }
                lengths[row] = Int32(truncatingIfNeeded: next - start)
              }
            }
          }
        }
      }
    }
    self.init(rows: rows, columns: columns, lengths: lengths, indices: indices, values: values)
  }

  /// The transposed matrix.
  public var transposed: SparseRows {
    var lengths = TypedTensor<Int32>([columns])
    var indices = TypedTensor<Int32>(uninitialized: [columns, rows])
    var values = Tensor(uninitialized: [columns, rows])
    lengths.withUnsafeMutableElements { lengths in
      indices.withUnsafeMutableElements { indices in
        values.withUnsafeMutableElements { values in
          for row in 0..<rows {
            withUnsafeRow(row) { columns, elements in
              for (column, value) in zip(columns, elements) {
                let place = Int(column) * rows + Int(lengths[Int(column)])
                indices[place] = Int32(truncatingIfNeeded: row)
                values[place] = value
                lengths[Int(column)] += 1
              }
            }
          }
        }
      }
    }
    return SparseRows(rows: columns, columns: rows, lengths: lengths, indices: indices, values: values)
  }

  /// Calls `body` with the columns and the values of one row's elements.
  @inline(__always)
  func withUnsafeRow<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Float>) -> Result
  ) -> Result {
    lengths.withUnsafeElements { lengths in
      indices.withUnsafeElements { indices in
        values.withUnsafeElements { values in
          let places = row * columns..<row * columns + Int(lengths[row])
          return body(
            UnsafeBufferPointer(rebasing: indices[places]), UnsafeBufferPointer(rebasing: values[places]))
        }
      }
    }
  }
}
