import CLAPACK
import COpenBLAS

/// A number that matrices can be decomposed in.
public protocol LAPACKScalar: TensorElement, BinaryFloatingPoint {
  /// LAPACK's routines for this type; for the library's own use.
  static var lapack: LAPACKRoutines<Self> { get }
}

extension Float: LAPACKScalar {
  public static var lapack: LAPACKRoutines<Float> {
    LAPACKRoutines(
      gesdd: sgesdd_, geqrf: sgeqrf_, orgqr: sorgqr_, syevd: ssyevd_, getrf: sgetrf_, getrs: sgetrs_,
      gels: sgels_)
  }
}

extension Double: LAPACKScalar {
  public static var lapack: LAPACKRoutines<Double> {
    LAPACKRoutines(
      gesdd: dgesdd_, geqrf: dgeqrf_, orgqr: dorgqr_, syevd: dsyevd_, getrf: dgetrf_, getrs: dgetrs_,
      gels: dgels_)
  }
}

/// The routines of LAPACK that are used, by their names there.
public struct LAPACKRoutines<Scalar> {
  typealias Numbers = UnsafeMutablePointer<Scalar>?
  typealias Constants = UnsafePointer<Scalar>?
  typealias Sizes = UnsafePointer<Int32>?
  typealias Integers = UnsafeMutablePointer<Int32>?
  typealias Flags = UnsafePointer<CChar>?

  let gesdd:
    (
      Flags, Sizes, Sizes, Numbers, Sizes, Numbers, Numbers, Sizes, Numbers, Sizes, Numbers, Sizes, Integers,
      Integers
    ) -> Void
  let geqrf: (Sizes, Sizes, Numbers, Sizes, Numbers, Numbers, Sizes, Integers) -> Void
  let orgqr: (Sizes, Sizes, Sizes, Numbers, Sizes, Constants, Numbers, Sizes, Integers) -> Void
  let syevd: (Flags, Flags, Sizes, Numbers, Sizes, Numbers, Numbers, Sizes, Integers, Sizes, Integers) -> Void
  let getrf: (Sizes, Sizes, Numbers, Sizes, Integers, Integers) -> Void
  let getrs: (Flags, Sizes, Sizes, Constants, Sizes, Sizes, Numbers, Sizes, Integers) -> Void
  let gels: (Flags, Sizes, Sizes, Sizes, Numbers, Sizes, Numbers, Sizes, Numbers, Sizes, Integers) -> Void
}

/// Why a matrix could not be decomposed.
public enum LinearAlgebraError: Error, Equatable, CustomStringConvertible {
  /// An element is NaN or infinite.
  case notFinite(routine: String, shape: [Int])
  /// The iteration did not converge.
  case notConverged(routine: String, shape: [Int])
  /// The matrix has no full rank, so that there is no single solution.
  case singular(routine: String, shape: [Int])

  public var description: String {
    switch self {
    case .notFinite(let routine, let shape):
      "\(routine): the matrix of shape \(shape) holds NaN or infinity. Look for a run that diverged."
    case .notConverged(let routine, let shape):
      "\(routine) did not converge on the matrix of shape \(shape). Scale the matrix or add noise to it."
    case .singular(let routine, let shape):
      "\(routine): the matrix of shape \(shape) is singular. Add a multiple of the identity to it."
    }
  }
}

/// Calls of LAPACK with their work memory.
enum LAPACK {
  /// Calls a routine twice: first with a work length of −1, for the length it wants, then with that much memory.
  static func withWork<Scalar: LAPACKScalar>(
    _: Scalar.Type, _ call: (UnsafeMutablePointer<Scalar>, Int32) -> Void
  ) {
    OpenBLAS.computeOnCallingThread()
    var wanted = Scalar.zero
    call(&wanted, -1)
    // A Float has too few digits for long lengths and may be rounded down.
    var work = TypedTensor<Scalar>(uninitialized: [Int(wanted + wanted.ulp) + 1])
    let count = Int32(work.count)
    work.withUnsafeMutableElements { call($0.baseAddress!, count) }
  }

  /// Ends the program for a call with arguments that LAPACK refuses: a fault of ours.
  static func checkArguments(_ info: Int32, _ routine: String) {
    precondition(info >= 0, "LAPACK: argument \(-info) of \(routine) is wrong")
  }
}

/// What all calls of OpenBLAS need.
enum OpenBLAS {
  private static let isSingleThreaded: Void = openblas_set_num_threads(1)

  /// Makes OpenBLAS compute on the calling thread only; threads are `ThreadPool`'s affair.
  static func computeOnCallingThread() { _ = isSingleThreaded }
}

extension TypedTensor where Element: LAPACKScalar {
  /// Rows and columns of this matrix, which must be finite.
  func checkedSize(_ routine: String) throws(LinearAlgebraError) -> (rows: Int32, columns: Int32) {
    precondition(shape.count == 2, "\(routine) needs a matrix, got shape \(shape)")
    guard withUnsafeElements({ $0.allSatisfy(\.isFinite) }) else {
      throw .notFinite(routine: routine, shape: shape)
    }
    return (Int32(shape[0]), Int32(shape[1]))
  }
}
