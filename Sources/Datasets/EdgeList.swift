/// A directed network as a plain list of edges, in the order of its file.
///
/// The text form has one edge a line, `from to`, separated by blanks, tabs or commas. Further columns must be
/// numbers (weights, time stamps) and are ignored. Lines that are empty or begin with `#` or `%` are skipped; so
/// are a byte order mark and carriage returns at line ends. A name is any run of bytes without separators.
/// Ids are given in order of first appearance, so the same file always gives the same ids.
public struct EdgeList: Sendable, Equatable {
  /// The name of every node.
  public var names: NodeNames
  /// The node that each edge leaves, `[edge]`.
  public let tails: [UInt32]
  /// The node that each edge enters, `[edge]`.
  public let heads: [UInt32]

  /// A network of the edges `tails[k]` → `heads[k]`.
  public init(names: NodeNames, tails: [UInt32], heads: [UInt32]) {
    precondition(tails.count == heads.count, "EdgeList: \(tails.count) tails, but \(heads.count) heads")
    self.names = names
    self.tails = tails
    self.heads = heads
  }

  /// Reads the edge list in the file at `path`, relative to the working directory.
  ///
  /// - Parameters:
  ///   - path: The file with the edges.
  ///   - nodes: A file that fixes the node set, one name a line, ids in its order. Without it the nodes are
  ///     those that the edges name.
  /// - Returns: The edges, and the files that were read.
  /// - Throws: ``NetworkFileError`` for a file that cannot be read, a malformed line, or, with `nodes`, a name
  ///   that is not in the node set.
  public static func read(
    _ path: String, nodes: String? = nil
  ) throws(NetworkFileError) -> (list: EdgeList, files: [DataFile]) {
    let interner = NameInterner()
    var files: [DataFile] = []
    if let nodes {
      var reader = try LineReader(nodes)
      while let name = try reader.nextName() { _ = interner.id(of: name) }
      files.append(reader.file)
    }
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var reader = try LineReader(path)
    while let (from, to) = try reader.nextEdge() {
      if tails.count == tails.capacity {
        // One allocation guessed from what has been read, instead of a copy at every doubling.
        let expected = Int(Double(tails.count) / max(reader.shareRead, 1e-3) * 1.02) + 1024
        tails.reserveCapacity(expected)
        heads.reserveCapacity(expected)
      }
      for name in [from, to] where nodes != nil && interner.knownID(of: name) == nil {
        throw reader.fault("unknown node '\(shown(name))'", "Add it to \(nodes ?? ""), or correct the name")
      }
      tails.append(interner.id(of: from))
      heads.append(interner.id(of: to))
    }
    files.append(reader.file)
    return (EdgeList(names: interner.names(), tails: tails, heads: heads), files)
  }
}
