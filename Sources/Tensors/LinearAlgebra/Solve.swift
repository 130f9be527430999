/// The solution X of A · X = B, by LU decomposition with row exchanges (LAPACK's getrf).
///
/// - Parameters:
///   - a: a square matrix `[n, n]`.
///   - b: right-hand sides, `[n, k]`.
/// - Returns: `[n, k]`.
/// - Throws: `LinearAlgebraError.singular` if a pivot is exactly 0; `.notFinite`.
public func solve<Scalar: LAPACKScalar>(
  _ a: TypedTensor<Scalar>, _ b: TypedTensor<Scalar>
) throws(LinearAlgebraError) -> TypedTensor<Scalar> {
  let name = "solution of linear equations"
  let (count, columns) = try a.checkedSize(name)
  let (rows, sides) = try b.checkedSize(name)
  precondition(count == columns && count == rows, "solve: shapes \(a.shape) and \(b.shape) do not fit")
  guard count > 0, sides > 0 else { return b }
  var factors = a
  var x = b.transposed
  var pivots = TypedTensor<Int32>(uninitialized: [Int(count)])
  var (factored, solved): (Int32, Int32) = (0, 0)
  OpenBLAS.computeOnCallingThread()
  factors.withUnsafeMutableElements { factors in
    pivots.withUnsafeMutableElements { pivots in
      x.withUnsafeMutableElements { x in
        Scalar.lapack.getrf([count], [count], factors.baseAddress, [count], pivots.baseAddress, &factored)
        guard factored == 0 else { return }
        // To LAPACK the matrix is its transpose, so the transposed system is the one that is meant.
        Scalar.lapack.getrs(
          "T", [count], [sides], factors.baseAddress, [count], pivots.baseAddress, x.baseAddress, [count],
          &solved)
      }
    }
  }
  LAPACK.checkArguments(factored, "getrf")
  LAPACK.checkArguments(solved, "getrs")
  guard factored == 0 else { throw .singular(routine: name, shape: a.shape) }
  return x.transposed
}

/// The X with the least ‖A · X − B‖ in every column, by QR decomposition (LAPACK's gels).
///
/// - Parameters:
///   - a: a matrix `[m, n]` of full rank with m ≥ n.
///   - b: right-hand sides, `[m, k]`.
/// - Returns: `[n, k]`.
/// - Throws: `LinearAlgebraError.singular` if the rank is exactly less than n; `.notFinite`.
public func leastSquares<Scalar: LAPACKScalar>(
  _ a: TypedTensor<Scalar>, _ b: TypedTensor<Scalar>
) throws(LinearAlgebraError) -> TypedTensor<Scalar> {
  let name = "least squares"
  let (rows, columns) = try a.checkedSize(name)
  let (sideRows, sides) = try b.checkedSize(name)
  precondition(
    rows >= columns && rows == sideRows,
    "leastSquares: shapes \(a.shape) and \(b.shape) do not fit, or there are too few equations")
  guard columns > 0, sides > 0 else { return TypedTensor([Int(columns), Int(sides)]) }
  var factors = a
  var x = b.transposed
  var info: Int32 = 0
  factors.withUnsafeMutableElements { factors in
    x.withUnsafeMutableElements { x in
      LAPACK.withWork(Scalar.self) { work, length in
        Scalar.lapack.gels(
          "T", [columns], [rows], [sides], factors.baseAddress, [columns], x.baseAddress, [rows], work,
          [length], &info)
      }
    }
  }
  LAPACK.checkArguments(info, "gels")
  guard info == 0 else { throw .singular(routine: name, shape: a.shape) }
  return x.slice(1, 0..<Int(columns)).transposed
}
