/// Eigenvalues and eigenvectors of a symmetric matrix, A = V · diag(λ) · Vᵀ.
public struct SymmetricEigen<Scalar: LAPACKScalar>: Sendable {
  /// The eigenvalues, from the smallest on, `[k]`.
  public let values: TypedTensor<Scalar>
  /// The eigenvectors as orthonormal columns, `[row of A, k]`.
  public let vectors: TypedTensor<Scalar>

  /// Decomposes a symmetric matrix by divide and conquer (LAPACK's syevd); only its upper triangle is read.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`, or `.notConverged`, which is rare.
  public init(_ matrix: TypedTensor<Scalar>) throws(LinearAlgebraError) {
    let name = "eigenvalue decomposition"
    let (count, columns) = try matrix.checkedSize(name)
    precondition(
      count == columns, "an eigenvalue decomposition needs a square matrix, got shape \(matrix.shape)")
    var a = matrix
    var values = TypedTensor<Scalar>(uninitialized: [Int(count)])
    var integers = TypedTensor<Int32>(uninitialized: [3 + 5 * Int(count)])
    let integerCount = Int32(integers.count)
    var info: Int32 = 0
    a.withUnsafeMutableElements { a in
      values.withUnsafeMutableElements { values in
        integers.withUnsafeMutableElements { integers in
          LAPACK.withWork(Scalar.self) { work, length in
            // Row-major upper is column-major lower.
            Scalar.lapack.syevd(
              "V", "L", [count], a.baseAddress, [max(1, count)], values.baseAddress, work, [length],
              integers.baseAddress, [integerCount], &info)
          }
        }
      }
    }
    LAPACK.checkArguments(info, "syevd")
    guard info == 0 else { throw .notConverged(routine: name, shape: matrix.shape) }
    (self.values, vectors) = (values, a.transposed)
  }
}
