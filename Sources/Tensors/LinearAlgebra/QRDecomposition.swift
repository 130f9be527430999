/// A thin QR decomposition A = Q · R.
public struct QRDecomposition<Scalar: LAPACKScalar>: Sendable {
  /// Orthonormal columns, `[row of A, k]`; k counts to the smaller side of A.
  public let q: TypedTensor<Scalar>
  /// An upper triangle whose diagonal is not negative, `[k, column of A]`.
  public let r: TypedTensor<Scalar>

  /// Decomposes a matrix `[row, column]` by Householder reflections (LAPACK's geqrf).
  ///
  /// - Throws: `LinearAlgebraError.notFinite`.
  public init(_ matrix: TypedTensor<Scalar>) throws(LinearAlgebraError) {
    let (rows, columns) = try matrix.checkedSize("QR decomposition")
    let rank = min(rows, columns)
    // Column-major, as LAPACK wants it: `[column, row]`.
    var a = matrix.transposed
    var scales = TypedTensor<Scalar>(uninitialized: [Int(rank)])
    var triangle = TypedTensor<Scalar>([Int(rank), Int(columns)])
    guard rank > 0 else {
      (q, r) = (TypedTensor([Int(rows), 0]), triangle)
      return
    }
    var info: Int32 = 0
    a.withUnsafeMutableElements { a in
      scales.withUnsafeMutableElements { scales in
        LAPACK.withWork(Scalar.self) { work, length in
          Scalar.lapack.geqrf(
            [rows], [columns], a.baseAddress, [rows], scales.baseAddress, work, [length], &info)
        }
        LAPACK.checkArguments(info, "geqrf")
        triangle.withUnsafeMutableElements { triangle in
          for column in 0..<Int(columns) {
            for k in 0...min(column, Int(rank) - 1) {
              triangle[k * Int(columns) + column] = a[column * Int(rows) + k]
            }
          }
        }
        LAPACK.withWork(Scalar.self) { work, length in
          Scalar.lapack.orgqr(
            [rows], [rank], [rank], a.baseAddress, [rows], scales.baseAddress, work, [length], &info)
        }
        LAPACK.checkArguments(info, "orgqr")
      }
    }
    var columnsOfQ = a.rows(0..<Int(rank))
    for k in 0..<Int(rank) where triangle[k, k] < 0 {
      triangle.negateRow(k)
      columnsOfQ.negateRow(k)
    }
    (q, r) = (columnsOfQ.transposed, triangle)
  }
}

extension TypedTensor where Element: LAPACKScalar {
  fileprivate mutating func negateRow(_ row: Int) {
    let columns = shape[1]
    withUnsafeMutableElements { elements in
      for k in row * columns..<(row + 1) * columns { elements[k] = 0 - elements[k] }
    }
  }
}
