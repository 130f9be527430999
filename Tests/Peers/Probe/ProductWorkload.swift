import COpenBLAS
import Tensors

/// A product of two matrices of random numbers, by our own function.
final class ProductWorkload: Workload {
  private let a, b: Tensor
  private let transposing: TransposedOperand
  private var c: Tensor

  init(_ settings: Settings) throws {
    let size = try ProductSetting(settings)
    (a, b, transposing) = (size.first, size.second, size.transposing)
    c = Tensor([size.rows, size.columns])
  }

  func step() { matmul(a, b, transposing: transposing, into: &c) }
}

/// The same product by a call of OpenBLAS with its own threads.
final class BareProductWorkload: Workload {
  private let size: ProductSetting
  private let a, b: Tensor
  private var c: Tensor

  init(_ settings: Settings, threads: Int) throws {
    size = try ProductSetting(settings)
    (a, b, c) = (size.first, size.second, Tensor([size.rows, size.columns]))
    openblas_set_num_threads(Int32(threads))
  }

  func step() {
    a.withUnsafeElements { a in
      b.withUnsafeElements { b in
        c.withUnsafeMutableElements { c in
          cblas_sgemm(
            CblasRowMajor, size.transposing == .first ? CblasTrans : CblasNoTrans,
            size.transposing == .second ? CblasTrans : CblasNoTrans, Int32(size.rows), Int32(size.columns),
            Int32(size.depth), 1, a.baseAddress, Int32(self.a.shape[1]), b.baseAddress,
            Int32(self.b.shape[1]), 0, c.baseAddress, Int32(size.columns))
        }
      }
    }
  }
}

/// The shape of a product: `[rows, depth]` times `[depth, columns]`, one of them stored transposed or none.
struct ProductSetting {
  let rows, columns, depth: Int
  let transposing: TransposedOperand

  init(_ settings: Settings) throws {
    rows = try settings.integer("rows")
    columns = try settings.integer("columns")
    depth = try settings.integer("depth")
    let name = try settings.text("transposing")
    switch name {
    case "none": transposing = .none
    case "first": transposing = .first
    case "second": transposing = .second
    default: throw ProbeError("there is no operand '\(name)'")
    }
  }

  var first: Tensor { randomTensor(transposing == .first ? [depth, rows] : [rows, depth], seed: 1) }
  var second: Tensor { randomTensor(transposing == .second ? [columns, depth] : [depth, columns], seed: 2) }
}
