/// How many zeros a convolution or a pooling sees around its input.
public enum SpatialPadding: Sendable, Hashable {
  /// None.
  case valid
  /// So many that a stride of 1 keeps the size: half of `dilated kernel - 1` before, the rest after.
  case same
  /// The same number before and after, one number per axis.
  case symmetric([Int])
  /// One number per axis before, and one after.
  case uneven(before: [Int], after: [Int])

  /// The zeros before and after each axis for a window that spans `extent` positions.
  func amounts(extent: [Int]) -> (before: [Int], after: [Int]) {
    let amounts: (before: [Int], after: [Int]) =
      switch self {
      case .valid: (extent.map { _ in 0 }, extent.map { _ in 0 })
      case .same: (extent.map { ($0 - 1) / 2 }, extent.map { $0 / 2 })
      case .symmetric(let both): (both, both)
      case .uneven(let before, let after): (before, after)
      }
    precondition(
      amounts.before.count == extent.count && amounts.after.count == extent.count
        && (amounts.before + amounts.after).allSatisfy { $0 >= 0 },
      "padding \(self) does not fit a window of \(extent.count) axes")
    return amounts
  }
}
