/// Several lists of nodes in one buffer.
public struct NodeLists: Sendable, Equatable, RandomAccessCollection {
  /// All lists, one after the other.
  public private(set) var nodes: [UInt32] = []
  private var ends: [UInt32] = []

  /// No lists.
  public init() {}

  /// The lists that are given.
  public init(_ lists: some Sequence<[UInt32]>) {
    for list in lists { append(list) }
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { ends.count }

  /// The nodes of one list, in order.
  public subscript(index: Int) -> ArraySlice<UInt32> {
    nodes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// Adds a list at the end.
  public mutating func append(_ list: some Sequence<UInt32>) {
    nodes.append(contentsOf: list)
    ends.append(UInt32(nodes.count))
  }

  /// Adds the lists of `other` at the end.
  public mutating func append(contentsOf other: NodeLists) {
    let count = UInt32(nodes.count)
    nodes.append(contentsOf: other.nodes)
    ends.append(contentsOf: other.ends.lazy.map { $0 + count })
  }

  /// Adds a node to a list that ``closeList()`` ends.
  mutating func appendNode(_ node: UInt32) { nodes.append(node) }

  mutating func closeList() { ends.append(UInt32(nodes.count)) }
}
