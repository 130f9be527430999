import Tensors

/// A tensor seen as rows of channels, the last axis, for sums over all the other axes.
///
/// Sums are taken over tiles of rows whose size depends on the shape alone, then over the tiles in their order, so
/// their bits do not depend on the number of threads; the relative error is that of sums of some hundred terms.
struct Columns {
  private let tensor: Tensor
  private let rows: Int
  private let channels: Int

  init(_ tensor: Tensor) {
    precondition(!tensor.shape.isEmpty, "Columns need a last axis, got a single number")
    self.tensor = tensor
    channels = tensor.shape[tensor.shape.count - 1]
    rows = channels == 0 ? 0 : tensor.count / channels
  }

  private var rowsPerTile: Int { max(1, 16_384 / max(1, channels)) }
  private var tiles: Int { (rows + rowsPerTile - 1) / rowsPerTile }

  /// The sum of each channel.
  func sums() -> Tensor {
    reduced { sum, x, _ in sum += x }
  }

  /// The mean of each channel.
  func means() -> Tensor {
    var means = sums()
    means.scale(by: 1 / Float(max(1, rows)))
    return means
  }

  /// The biased variance of each channel around its mean.
  func variances(around mean: Tensor) -> Tensor {
    var variances = mean.withUnsafeElements { mean in
      reduced { sum, x, channel in
        let distance = x - mean[channel]
        sum += distance * distance
      }
    }
    variances.scale(by: 1 / Float(max(1, rows)))
    return variances
  }

  /// The sum over each channel of its elements times those of `other`, from which `mean` is subtracted.
  func products(with other: Tensor, around mean: Tensor) -> Tensor {
    precondition(other.shape == tensor.shape, "Columns: shapes \(tensor.shape) and \(other.shape) differ")
    var partial = Tensor([tiles, channels])
    mean.withUnsafeElements { mean in
      other.withUnsafeElements { other in
        forEachTileOfRows(&partial) { rows, x, sums in
          for row in rows {
            let first = row * channels
            for c in 0..<channels { sums[c] += x[first + c] * (other[first + c] - mean[c]) }
          }
        }
      }
    }
    return partial.sumOfRows()
  }

  /// `x·slope + offset`.
  func affine(_ slope: Tensor, _ offset: Tensor) -> Tensor {
    var result = Tensor(uninitialized: tensor.shape)
    slope.withUnsafeElements { slope in
      offset.withUnsafeElements { offset in
        forEachRow(of: &result) { first, x, y in
          for c in 0..<channels { y[first + c] = x[first + c] * slope[c] + offset[c] }
        }
      }
    }
    return result
  }

  /// `slope·(x + pull·(other - mean) + rest)`.
  func pulled(
    _ slope: Tensor, by pull: Tensor, towards other: Tensor, around mean: Tensor, adding rest: Tensor
  ) -> Tensor {
    // One slope and one offset a channel: slope·x + (slope·pull)·other + slope·(rest - pull·mean).
    let pullSlope = slope.multiplied(by: pull)
    var offset = rest
    offset.combine(with: pull.multiplied(by: mean)) { $0 - $1 }
    offset.combine(with: slope) { $0 * $1 }
    var result = Tensor(uninitialized: tensor.shape)
    slope.withUnsafeElements { slope in
      pullSlope.withUnsafeElements { pull in
        offset.withUnsafeElements { offset in
          other.withUnsafeElements { other in
            forEachRow(of: &result) { first, x, y in
              for c in 0..<channels {
                y[first + c] = x[first + c] * slope[c] + other[first + c] * pull[c] + offset[c]
              }
            }
          }
        }
      }
    }
    return result
  }

  @inline(__always)
  private func reduced(_ add: @escaping (inout Float, _ x: Float, _ channel: Int) -> Void) -> Tensor {
    var partial = Tensor([tiles, channels])
    forEachTileOfRows(&partial) { rows, x, sums in
      for row in rows {
        let first = row * channels
        for c in 0..<channels { add(&sums[c], x[first + c], c) }
      }
    }
    return partial.sumOfRows()
  }

  /// Calls `body` with the rows of each tile, all elements, and the row of `partial` that belongs to the tile.
  @inline(__always)
  private func forEachTileOfRows(
    _ partial: inout Tensor,
    _ body: @escaping (Range<Int>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    let (rows, channels, rowsPerTile) = (rows, channels, rowsPerTile)
    tensor.withUnsafeElements { x in
      partial.withUnsafeMutableElements { partial in
        guard let x = x.baseAddress, let partial = partial.baseAddress else { return }
        ThreadPool.current.run(tiles: tiles) { tile in
          body(
            tile * rowsPerTile..<min(rows, (tile + 1) * rowsPerTile), x, partial + tile * channels)
        }
      }
    }
  }

  /// Calls `body` for each row with the place of its first element, all elements, and those of `result`.
  @inline(__always)
  private func forEachRow(
    of result: inout Tensor,
    _ body: @escaping (_ first: Int, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
  ) {
    let (rows, channels, rowsPerTile) = (rows, channels, rowsPerTile)
    tensor.withUnsafeElements { x in
      result.withUnsafeMutableElements { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        ThreadPool.current.run(tiles: tiles) { tile in
          for row in tile * rowsPerTile..<min(rows, (tile + 1) * rowsPerTile) { body(row * channels, x, y) }
        }
      }
    }
  }
}
