/// How the axes of a tensor fall into those that a reduction keeps and those that it sums up.
///
/// Neighbouring axes of one kind count as one. The last of these groups lies contiguously in memory: a reduced
/// one makes sums along rows, a kept one makes sums down columns.
struct ReductionLayout {
  /// The shape of the result, reduced axes left out.
  let shape: [Int]
  /// The same with length 1 for reduced axes.
  let shapeKeepingAxes: [Int]
  /// How many elements make up one of the result.
  let reducedCount: Int
  /// Whether the last group is reduced.
  let isAlongRows: Bool
  /// The length of the last group.
  let inner: Int
  /// The other groups that are kept, and those that are reduced.
  let kept, reduced: AxisGroups

  init(_ shape: [Int], axes: [Int]?) {
    let isReduced = ReductionLayout.flags(shape, axes)
    self.shape = zip(shape, isReduced).compactMap { $1 ? nil : $0 }
    shapeKeepingAxes = zip(shape, isReduced).map { $1 ? 1 : $0 }
    reducedCount = zip(shape, isReduced).reduce(1) { $1.1 ? $0 * $1.0 : $0 }
    var groups: [(length: Int, stride: Int, isReduced: Bool)] = []
    var stride = 1
    for (length, isReduced) in zip(shape, isReduced).reversed() where length != 1 {
      if let last = groups.last, last.isReduced == isReduced {
        groups[groups.count - 1].length *= length
      } else {
        groups.append((length, stride, isReduced))
      }
      stride *= length
    }
    isAlongRows = groups.first?.isReduced ?? true
    inner = groups.first?.length ?? 1
    let others = groups.dropFirst().reversed()
    kept = AxisGroups(others.filter { !$0.isReduced }.map { ($0.length, $0.stride) })
    reduced = AxisGroups(others.filter(\.isReduced).map { ($0.length, $0.stride) })
  }

  private static func flags(_ shape: [Int], _ axes: [Int]?) -> [Bool] {
    guard let axes else { return shape.map { _ in true } }
    var flags = shape.map { _ in false }
    for axis in axes {
      precondition(flags.indices.contains(axis), "a reduction over axis \(axis) does not fit shape \(shape)")
      flags[axis] = true
    }
    return flags
  }
}

/// Several axes that are walked through together, the last one fastest.
struct AxisGroups {
  /// How many places there are.
  let count: Int
  private let groups: [(length: Int, stride: Int)]

  init(_ groups: [(length: Int, stride: Int)]) {
    self.groups = groups
    count = groups.reduce(1) { $0 * $1.length }
  }

  /// Where the place `index` begins, in elements.
  func offset(_ index: Int) -> Int {
    if groups.count == 1 { return index * groups[0].stride }
    var rest = index
    var offset = 0
    for group in groups.reversed() {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: group.length)
      offset += remainder * group.stride
      rest = quotient
    }
    return offset
  }
}
