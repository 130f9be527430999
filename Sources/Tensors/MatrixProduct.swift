import COpenBLAS

/// Which operand of a matrix product is used transposed.
public enum TransposedOperand: Sendable {
  case none, first, second
}

/// The version of the library that multiplies matrices, and the processor its kernels are made for, as in
/// `0.3.21 SkylakeX`; another one may give other bits.
public let matrixLibraryVersion: String = {
  let words = String(cString: openblas_get_config()).split(separator: " ")
  return "\(words.dropFirst().first ?? "unknown") \(String(cString: openblas_get_corename()))"
}()

/// The product of two matrices: `a·b`, `aᵀ·b` or `a·bᵀ`.
public func matmul(_ a: Tensor, _ b: Tensor, transposing: TransposedOperand = .none) -> Tensor {
  let size = ProductSize(a, b, transposing)
  var c = Tensor(uninitialized: [size.rows, size.columns])
  matmul(a, b, transposing: transposing, into: &c)
  return c
}

/// Writes `scale·a·b` (or with one operand transposed) into `c`, or adds it to `c`.
///
/// The output is cut into pieces by its shape alone, so the bits are the same for any number of threads.
public func matmul(
  _ a: Tensor, _ b: Tensor, transposing: TransposedOperand = .none, scale: Float = 1,
  addingTo adds: Bool = false, into c: inout Tensor
) {
  let size = ProductSize(a, b, transposing)
  precondition(
    c.shape == [size.rows, size.columns],
    "matmul: shapes \(a.shape) and \(b.shape) (\(transposing)) do not give shape \(c.shape)")
  guard c.count > 0 else { return }
  let (lda, ldb) = (a.shape[1], b.shape[1])
  a.withUnsafeElements { a in
    b.withUnsafeElements { b in
      c.withUnsafeMutableElements { c in
        guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
        let product = ProductPieces(
          size: size, transposing: transposing, a: a, lda: lda, b: b, ldb: ldb, c: c,
          scale: scale, keep: adds ? 1 : 0)
        ThreadPool.current.run(tiles: size.pieces) { product.compute(piece: $0) }
      }
    }
  }
}

/// The three lengths of a product, and how its output is cut.
private struct ProductSize {
  let rows, columns, depth: Int

  init(_ a: Tensor, _ b: Tensor, _ transposing: TransposedOperand) {
    precondition(
      a.shape.count == 2 && b.shape.count == 2, "matmul needs two matrices, got \(a.shape) and \(b.shape)")
    rows = transposing == .first ? a.shape[1] : a.shape[0]
    columns = transposing == .second ? b.shape[0] : b.shape[1]
    depth = transposing == .first ? a.shape[0] : a.shape[1]
    let other = transposing == .second ? b.shape[1] : b.shape[0]
    precondition(depth == other, "matmul: shapes \(a.shape) and \(b.shape) (\(transposing)) do not fit")
  }

  /// Whether rows of the output are cut, which costs a little less than cutting as many columns.
  var cutsRows: Bool { 4 * rows >= 3 * columns }
  /// The length that is cut.
  private var length: Int { cutsRows ? rows : columns }

  /// Two pieces, from eight million multiply-adds on; more only where each is at least 512 long.
  ///
  /// Every piece lays out the other operand anew; an even number keeps two threads busy alike.
  /// Measured on one core with AVX-512, 1024×1024 by 1024×1024: two pieces take 1.07 of the time of one, four 1.14, eight
  /// 1.25; 128×784 by 784×800: 1.03, 1.05, 1.12; with AVX2 they take half of that longer.
  var pieces: Int {
    let work = rows * columns * max(depth, 1)
    let most = length >= 4096 ? 8 : length >= 2048 ? 4 : length >= 64 ? 2 : 1
    return work >> 22 >= most ? most : work >> 22 >= 2 ? min(most, 2) : 1
  }

  /// The part of the output's axis that `piece` covers; cut at multiples of 16 for the library's kernels.
  func span(of piece: Int) -> Range<Int> {
    let step = ((length + pieces - 1) / pieces + 15) / 16 * 16
    return min(length, piece * step)..<min(length, (piece + 1) * step)
  }
}

/// Writes `aᵀ·bᵀ` of `a` `[depth, rows]` and `b` `[columns, depth]` into `c`, on the calling thread.
func singleThreadedProduct(
  rows: Int, columns: Int, depth: Int, _ a: UnsafePointer<Float>?, _ b: UnsafePointer<Float>,
  into c: UnsafeMutablePointer<Float>
) {
  OpenBLAS.computeOnCallingThread()
  cblas_sgemm(
    CblasRowMajor, CblasTrans, CblasTrans, Int32(rows), Int32(columns), Int32(depth), 1, a, Int32(rows), b,
    Int32(depth), 0, c, Int32(columns))
}

/// One product as pointers, computed piece by piece with the single-threaded library.
private struct ProductPieces {
  let size: ProductSize
  let transposing: TransposedOperand
  let a: UnsafePointer<Float>
  let lda: Int
  let b: UnsafePointer<Float>
  let ldb: Int
  let c: UnsafeMutablePointer<Float>
  let scale, keep: Float

  func compute(piece: Int) {
    OpenBLAS.computeOnCallingThread()
    let span = size.span(of: piece)
    guard !span.isEmpty else { return }
    var (a, b, c) = (a, b, c)
    if size.cutsRows {
      a += transposing == .first ? span.lowerBound : span.lowerBound * lda
      c += span.lowerBound * size.columns
    } else {
      b += transposing == .second ? span.lowerBound * ldb : span.lowerBound
      c += span.lowerBound
    }
    cblas_sgemm(
      CblasRowMajor, transposing == .first ? CblasTrans : CblasNoTrans,
      transposing == .second ? CblasTrans : CblasNoTrans,
      Int32(size.cutsRows ? span.count : size.rows), Int32(size.cutsRows ? size.columns : span.count),
      Int32(size.depth), scale, a, Int32(max(1, lda)), b, Int32(max(1, ldb)), keep, c, Int32(size.columns))
  }
}
