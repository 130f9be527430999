import CKernels

/// Which elements of a matrix are not zero, a bit each; rows are whole words.
struct BitMatrix: Sendable {
  let rows, columns: Int
  /// Words per row.
  let words: Int
  // Two numbers a word, the lower half first.
  private var bits: TypedTensor<UInt32>

  /// The bits of one word.
  static let wordBits = 64

  /// Bits that are undefined until written.
  init(uninitialized rows: Int, _ columns: Int) {
    (self.rows, self.columns) = (rows, columns)
    words = (columns + BitMatrix.wordBits - 1) / BitMatrix.wordBits
    bits = TypedTensor(uninitialized: [rows, 2 * words])
  }

  /// The elements of `matrix` `[row, column]` that are not zero, and their common value if they have one.
  static func nonzeros(of matrix: Tensor) -> (bits: BitMatrix, common: Float?) {
    let (rows, columns) = (matrix.shape[0], matrix.shape[1])
    var result = BitMatrix(uninitialized: rows, columns)
    let words = result.words
    let rowsPerTile = 64
    let tiles = (rows + rowsPerTile - 1) / rowsPerTile
    // The value of the first nonzero of each tile; NaN where others differ from it.
    var commons = Tensor([tiles])
    matrix.withUnsafeElements { matrix in
      result.withUnsafeMutableWords { bits in
        commons.withUnsafeMutableElements { commons in
          guard let base = matrix.baseAddress, let bits = bits.baseAddress else { return }
          ThreadPool.current.run(tiles: tiles) { tile in
            var common: Float = 0
            for row in tile * rowsPerTile..<min(rows, (tile + 1) * rowsPerTile) {
              let elements = UnsafeBufferPointer(start: base + row * columns, count: columns)
              if common == 0 { common = elements.first { $0 != 0 } ?? 0 }
              let differ = plexus_nonzero_bits(
                bits + row * words, elements.baseAddress, Int64(columns), common)
              if differ != 0 { common = .nan }
            }
            commons[tile] = common
          }
        }
      }
    }
    let found = commons.elements.filter { $0 != 0 }
    return (result, found.allSatisfy { $0 == found[0] } ? found.first ?? 1 : nil)
  }

  /// How many bits are set.
  var count: Int { withUnsafeWords { $0.reduce(0) { $0 + $1.nonzeroBitCount } } }

  /// The transposed bits; rows `r` for which `keeps[r]` is 0 count as empty.
  func transposed(keeping keeps: UnsafePointer<UInt8>? = nil) -> BitMatrix {
    var result = BitMatrix(uninitialized: columns, rows)
    let (side, ownWords) = (BitMatrix.wordBits, words)
    let otherWords = result.words
    withUnsafeWords { bits in
      result.withUnsafeMutableWords { transposed in
        ThreadPool.current.run(tiles: ownWords) { [rows, columns] word in
          withUnsafeTemporaryAllocation(of: UInt64.self, capacity: side) { square in
            for first in stride(from: 0, to: rows, by: side) {
              for r in 0..<side {
                let kept = first + r < rows && keeps?[first + r] != 0
                square[r] = kept ? bits[(first + r) * ownWords + word] : 0
              }
              BitMatrix.transpose(square)
              for c in 0..<min(side, columns - word * side) {
                transposed[(word * side + c) * otherWords + first / side] = square[c]
              }
            }
          }
        }
      }
    }
    return result
  }

  /// Transposes 64×64 bits by swapping halves of halves, as in section 7-3 of Warren's "Hacker's Delight".
  private static func transpose(_ square: UnsafeMutableBufferPointer<UInt64>) {
    var width = 32
    var mask: UInt64 = 0xFFFF_FFFF
    while width > 0 {
      var row = 0
      while row < wordBits {
        for r in row..<row + width {
          let swapped = (square[r] >> UInt64(width) ^ square[r + width]) & mask
          square[r + width] ^= swapped
          square[r] ^= swapped << UInt64(width)
        }
        row += 2 * width
      }
      width /= 2
      mask ^= mask << UInt64(width)
    }
  }

  /// Calls `body` with the words of all rows.
  func withUnsafeWords<Result>(_ body: (UnsafeBufferPointer<UInt64>) -> Result) -> Result {
    bits.withUnsafeElements { $0.withMemoryRebound(to: UInt64.self, body) }
  }

  /// Calls `body` with the words of all rows to be written.
  mutating func withUnsafeMutableWords(_ body: (UnsafeMutableBufferPointer<UInt64>) -> Void) {
    bits.withUnsafeMutableElements { $0.withMemoryRebound(to: UInt64.self, body) }
  }
}
