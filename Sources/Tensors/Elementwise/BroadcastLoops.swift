/// How the elements of two tensors meet under the broadcasting rule: shapes are aligned at their last axes, and
/// an axis of length 1 stands for any length.
@usableFromInline
struct BroadcastLoops: Sendable {
  /// The shape of the result.
  @usableFromInline let shape: [Int]
  /// The length of the innermost loop, and whether each operand moves along with it (1) or stands still (0).
  @usableFromInline let inner: Int
  @usableFromInline let firstStep, secondStep: Int
  /// How many innermost loops there are.
  @usableFromInline let rows: Int
  private let outer: [(length: Int, firstStride: Int, secondStride: Int)]

  @usableFromInline
  init(_ first: [Int], _ second: [Int]) {
    let rank = max(first.count, second.count)
    let a = Array(repeating: 1, count: rank - first.count) + first
    let b = Array(repeating: 1, count: rank - second.count) + second
    precondition(
      zip(a, b).allSatisfy { $0 == $1 || $0 == 1 || $1 == 1 },
      "shapes \(first) and \(second) cannot be broadcast together")
    shape = zip(a, b).map { $0 == 1 ? $1 : $0 }
    var groups: [(length: Int, firstStride: Int, secondStride: Int)] = []
    var (firstStride, secondStride) = (1, 1)
    for axis in (0..<rank).reversed() where shape[axis] != 1 {
      let strides = (a[axis] == 1 ? 0 : firstStride, b[axis] == 1 ? 0 : secondStride)
      if let last = groups.last, strides.0 == last.firstStride * last.length,
        strides.1 == last.secondStride * last.length
      {
        groups[groups.count - 1].length *= shape[axis]
      } else {
        groups.append((shape[axis], strides.0, strides.1))
      }
      firstStride *= a[axis]
      secondStride *= b[axis]
    }
    let innermost = groups.first ?? (1, 1, 1)
    inner = innermost.length
    (firstStep, secondStep) = (innermost.firstStride, innermost.secondStride)
    outer = Array(groups.dropFirst())
    rows = outer.reduce(1) { $0 * $1.length }
  }

  /// Where row `index` begins in both operands.
  @usableFromInline
  func offsets(_ index: Int) -> (first: Int, second: Int) {
    var rest = index
    var (first, second) = (0, 0)
    for group in outer {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: group.length)
      first += remainder * group.firstStride
      second += remainder * group.secondStride
      rest = quotient
    }
    return (first, second)
  }
}
