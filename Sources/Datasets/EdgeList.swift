/// A directed network as a plain list of edges, in the order of its file.
///
/// The text form has one edge a line, `from to`, separated by blanks, tabs or commas. Further columns must be
/// numbers (weights, time stamps) and are ignored. Lines that are empty or begin with `#` or `%` are skipped;
/// so are a byte order mark and carriage returns at line ends. A name is any run of bytes without separators.
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
  ///   - selection: A file that lists some of the nodes, one name a line.
  /// - Returns: The edges, the listed nodes if there is a list, and all files that were read.
  /// - Throws: ``NetworkFileError`` for a file that cannot be read, a malformed line, or, with `nodes`, a name
  ///   that is not in the node set.
  public static func read(
    _ path: String, nodes: String? = nil, selection: String? = nil
  ) throws(NetworkFileError) -> (list: EdgeList, selection: NameSelection?, files: [DataFile]) {
    var interner = NameInterner()
    var files: [DataFile] = []
    if let nodes {
      var reader = try LineReader(nodes)
      while let name = try reader.nextName() { _ = interner.id(of: name) }
      files.append(reader.file)
    }
    var reader = try LineReader(path)
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    while let (from, to) = try reader.nextEdge() {
      if let nodes {
        for name in [from, to] where interner.knownID(of: name) == nil {
          throw NetworkFileError(
            unknown: String(decoding: name, as: UTF8.self), file: path, line: reader.number, nodes: nodes)
        }
      }
      if tails.count == tails.capacity {
        // One allocation guessed from what has been read, instead of a copy at every doubling.
        let guess = Int(Double(tails.count) / max(reader.shareRead, 1e-3) * 1.02)
        tails.reserveCapacity(max(guess, 2 * tails.count) + 1024)
        heads.reserveCapacity(max(guess, 2 * tails.count) + 1024)
      }
      tails.append(interner.id(of: from))
      heads.append(interner.id(of: to))
    }
    files.append(reader.file)
    let names = interner.names
    var listed: NameSelection?
    if let selection {
      let found = try NameSelection(selection, &interner)
      if let nodes, let first = found.unknown.first {
        throw NetworkFileError(unknown: first.name, file: selection, line: first.line, nodes: nodes)
      }
      files.append(found.file)
      listed = found
    }
    return (EdgeList(names: names, tails: tails, heads: heads), listed, files)
  }
}
