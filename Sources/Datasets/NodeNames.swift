/// The names of a network's nodes: bytes in one buffer, addressed by node id.
public struct NodeNames: Sendable, Equatable {
  private(set) var bytes: [UInt8]
  private(set) var ranges: NameRanges

  /// The names of a list, in its order; they must differ from each other.
  public init(_ names: some Sequence<String>) {
    bytes = []
    ranges = NameRanges()
    for name in names { append(name) }
  }

  init(bytes: [UInt8], ranges: NameRanges) {
    self.bytes = bytes
    self.ranges = ranges
  }

  /// The decimal numbers `0..<count`.
  public init(numbered count: Int) {
    self.init((0..<count).lazy.map { String($0) })
  }

  /// The number of nodes.
  public var count: Int { ranges.count }

  /// The name of node `id`; bytes that are not UTF-8 read as U+FFFD.
  public subscript(id: Int) -> String {
    bytes.withUnsafeBufferPointer { String(decoding: NameBytes(rebasing: $0[ranges[id]]), as: UTF8.self) }
  }

  /// The name of node `id` as it may stand in a message: at most 60 characters, none that steers a terminal.
  public func shown(_ id: Int) -> String { Datasets.shown(self[id]) }

  /// The id of the node called `name`, searched from the first; nil if there is none.
  public func id(of name: String) -> Int? {
    let wanted = Array(name.utf8)
    return (0..<count).first { bytes[ranges[$0]].elementsEqual(wanted) }
  }

  /// Adds a name that is not among these yet; its id is the count before.
  public mutating func append(_ name: String) {
    bytes.append(contentsOf: name.utf8)
    ranges.append(name.utf8.count)
  }

  /// Looks up the names that a file lists, one a line.
  ///
  /// - Throws: ``NetworkFileError`` for a file that cannot be read or a line with more than one name.
  public func lookUp(namesIn path: String) throws(NetworkFileError) -> NameSelection {
    var interner = NameInterner(self)
    return try NameSelection(path, &interner)
  }
}
