/// A thin singular value decomposition A = U · diag(σ) · Vᵀ.
public struct SingularValues<Scalar: LAPACKScalar>: Sendable {
  /// Orthonormal columns, `[row of A, k]`.
  public let u: TypedTensor<Scalar>
  /// The singular values, from the largest on, `[k]`; k counts to the smaller side of A.
  public let values: TypedTensor<Scalar>
  /// Orthonormal rows, `[k, column of A]`.
  public let vt: TypedTensor<Scalar>

  /// Decomposes a matrix `[row, column]` by divide and conquer (LAPACK's gesdd).
  ///
  /// Backward stable: the product differs from A by a small multiple of ε‖A‖. The bits do not depend on threads.
  ///
  /// - Throws: `LinearAlgebraError.notFinite`, or `.notConverged`, which is rare.
  public init(_ matrix: TypedTensor<Scalar>) throws(LinearAlgebraError) {
    let name = "singular value decomposition"
    let (rows, columns) = try matrix.checkedSize(name)
    let rank = min(rows, columns)
    // To LAPACK the matrix is its transpose: A = U Σ Vᵀ as Aᵀ = V Σ Uᵀ, so U and Vᵀ change places, and each is
    // row-major as it comes.
    var a = matrix
    var values = TypedTensor<Scalar>(uninitialized: [Int(rank)])
    var u = TypedTensor<Scalar>(uninitialized: [Int(rows), Int(rank)])
    var vt = TypedTensor<Scalar>(uninitialized: [Int(rank), Int(columns)])
    guard rank > 0 else {
      (self.u, self.values, self.vt) = (u, values, vt)
      return
    }
    var integers = TypedTensor<Int32>(uninitialized: [8 * Int(rank)])
    var info: Int32 = 0
    a.withUnsafeMutableElements { a in
      values.withUnsafeMutableElements { values in
        u.withUnsafeMutableElements { u in
          vt.withUnsafeMutableElements { vt in
            integers.withUnsafeMutableElements { integers in
              LAPACK.withWork(Scalar.self) { work, length in
                Scalar.lapack.gesdd(
                  "S", [columns], [rows], a.baseAddress, [columns], values.baseAddress, vt.baseAddress,
                  [columns], u.baseAddress, [rank], work, [length], integers.baseAddress, &info)
              }
            }
          }
        }
      }
    }
    LAPACK.checkArguments(info, "gesdd")
    guard info == 0 else { throw .notConverged(routine: name, shape: matrix.shape) }
    (self.u, self.values, self.vt) = (u, values, vt)
  }
}
