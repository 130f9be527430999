/// Where names that stand one after the other in a buffer begin and end: little more than a byte a name.
///
/// Names have few bytes, so their lengths are kept in one each, and where every sixteenth name begins. The lengths
/// of the rare longer ones are kept apart.
struct NameRanges: Sendable, Equatable {
  private var begins: [UInt32] = []
  private var lengths: [UInt8] = []
  private var longLengths: [Int: Int] = [:]
  /// Where the last name ends.
  private(set) var end = 0

  private static let block = 16

  /// The number of names.
  var count: Int { lengths.count }

  /// Where the name `id` stands.
  subscript(id: Int) -> Range<Int> {
    let first = id / NameRanges.block * NameRanges.block
    var begin = Int(begins[id / NameRanges.block])
    for other in first..<id { begin += length(other) }
    return begin..<begin + length(id)
  }

  /// Adds a name of `length` bytes behind the others.
  mutating func append(_ length: Int) {
    precondition(end + length <= Int(UInt32.max), "NodeNames: node names have at most 2^32 − 1 bytes in all")
    if count % NameRanges.block == 0 { begins.append(UInt32(end)) }
    if length >= Int(UInt8.max) { longLengths[count] = length }
    lengths.append(UInt8(clamping: length))
    end += length
  }

  private func length(_ id: Int) -> Int {
    lengths[id] < .max ? Int(lengths[id]) : longLengths[id, default: 0]
  }
}
