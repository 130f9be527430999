/// The nonzero elements of a matrix, row by row.
///
/// Rows keep their elements in the order of the columns, so sums over them have one fixed order.
public struct SparseRows: Sendable {
  /// The shape of the matrix: rows, columns.
  public let rows, columns: Int
  /// Row `r` has the elements `starts[r]..<starts[r + 1]`.
  public let starts: TypedTensor<Int32>
  /// The column of each element.
  public let indices: TypedTensor<Int32>
  /// The value of each element.
  public let values: Tensor

  /// How many elements are not zero.
  public var nonzeros: Int { indices.count }

  /// Rows given by their parts; see the properties.
  public init(rows: Int, columns: Int, starts: TypedTensor<Int32>, indices: TypedTensor<Int32>, values: Tensor) {
    precondition(
      starts.count == rows + 1 && indices.count == values.count,
      "SparseRows: \(starts.count) starts for \(rows) rows, \(indices.count) indices, \(values.count) values")
    (self.rows, self.columns, self.starts) = (rows, columns, starts)
    (self.indices, self.values) = (indices, values)
  }

  /// The nonzero elements of `matrix` `[row, column]`.
  public init(_ matrix: Tensor) {
    precondition(matrix.shape.count == 2, "SparseRows needs a matrix, got shape \(matrix.shape)")
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    let nonzeros = matrix.withUnsafeElements { $0.reduce(0) { $1 == 0 ? $0 : $0 + 1 } }
    var starts = TypedTensor<Int32>(uninitialized: [rows + 1])
    var indices = TypedTensor<Int32>(uninitialized: [nonzeros])
    var values = Tensor(uninitialized: [nonzeros])
    matrix.withUnsafeElements { matrix in
      starts.withUnsafeMutableElements { starts in
        indices.withUnsafeMutableElements { indices in
          values.withUnsafeMutableElements { values in
            var next = 0
            for row in 0..<rows {
              starts[row] = Int32(next)
              for column in 0..<columns where matrix[row * columns + column] != 0 {
                indices[next] = Int32(column)
                values[next] = matrix[row * columns + column]
                next += 1
              }
            }
            starts[rows] = Int32(next)
          }
        }
      }
    }
    self.init(rows: rows, columns: columns, starts: starts, indices: indices, values: values)
  }

  /// The transposed matrix.
  public var transposed: SparseRows {
    var starts = TypedTensor<Int32>([columns + 1])
    var indices = TypedTensor<Int32>(uninitialized: [nonzeros])
    var values = Tensor(uninitialized: [nonzeros])
    starts.withUnsafeMutableElements { newStarts in
      indices.withUnsafeMutableElements { newIndices in
        values.withUnsafeMutableElements { newValues in
          withUnsafeParts { starts, indices, values in
            for column in indices { newStarts[Int(column) + 1] += 1 }
            for column in 0..<columns { newStarts[column + 1] += newStarts[column] }
            for row in 0..<rows {
              for element in Int(starts[row])..<Int(starts[row + 1]) {
                // While rows are filled, a start serves as the next free place; it ends one row further.
                let place = Int(newStarts[Int(indices[element])])
                newStarts[Int(indices[element])] += 1
                newIndices[place] = Int32(row)
                newValues[place] = values[element]
              }
            }
            for column in stride(from: columns, to: 0, by: -1) { newStarts[column] = newStarts[column - 1] }
            newStarts[0] = 0
          }
        }
      }
    }
    return SparseRows(rows: columns, columns: rows, starts: starts, indices: indices, values: values)
  }

  func withUnsafeParts<Result>(
    _ body: (UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Float>) -> Result
  ) -> Result {
    starts.withUnsafeElements { starts in
      indices.withUnsafeElements { indices in values.withUnsafeElements { body(starts, indices, $0) } }
    }
  }
}
