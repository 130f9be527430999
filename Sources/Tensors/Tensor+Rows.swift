extension TypedTensor where Element == Float {
  /// Adds `vector` `[column]` to every row of this matrix `[row, column]`.
  public mutating func addToRows(_ vector: Tensor) {
    precondition(
      shape.count == 2 && vector.shape == [shape[1]],
      "addToRows: vector \(vector.shape) does not fit \(shape)")
    let shape = shape
    let columns = shape[1]
    vector.withUnsafeElements { vector in
      withUnsafeMutableElements { elements in
        guard let vector = vector.baseAddress, let elements = elements.baseAddress else { return }
        let (rows, rowsPerTile) = (shape[0], max(1, elementsPerTile / max(1, columns)))
        ThreadPool.current.run(tiles: (rows + rowsPerTile - 1) / rowsPerTile) { tile in
          for row in tile * rowsPerTile..<min(rows, (tile + 1) * rowsPerTile) {
            let row = elements + row * columns
            for column in 0..<columns { row[column] += vector[column] }
          }
        }
      }
    }
  }

  /// The sum over the rows of this matrix `[row, column]`, added up in the order of the rows: `[column]`.
  public func sumOfRows() -> Tensor {
    precondition(shape.count == 2, "sumOfRows needs a matrix, got shape \(shape)")
    var sum = Tensor([shape[1]])
    let (rows, columns, columnsPerTile) = (shape[0], shape[1], 128)
    withUnsafeElements { elements in
      sum.withUnsafeMutableElements { sum in
        guard let elements = elements.baseAddress, let sum = sum.baseAddress else { return }
        ThreadPool.current.run(tiles: (columns + columnsPerTile - 1) / columnsPerTile) { tile in
          let range = tile * columnsPerTile..<min(columns, (tile + 1) * columnsPerTile)
          for row in 0..<rows {
            let row = elements + row * columns
            for column in range { sum[column] += row[column] }
          }
        }
      }
    }
    return sum
  }

  /// The index of each row's largest element, the first of them if several are equal.
  public func largestColumns() -> [Int] {
    precondition(shape.count == 2 && shape[1] > 0, "largestColumns needs columns, got shape \(shape)")
    let columns = shape[1]
    return withUnsafeElements { elements in
      (0..<shape[0]).map { row in
        var best = 0
        for column in 1..<columns where elements[row * columns + column] > elements[row * columns + best] {
          best = column
        }
        return best
      }
    }
  }
}

extension TypedTensor where Element == Float {
  /// Multiplies every element by `factor`.
  public mutating func scale(by factor: Float) {
    withUnsafeMutableElements { elements in
      for i in elements.indices { elements[i] *= factor }
    }
  }
}
