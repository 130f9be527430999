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

  /// Reads the edge list in the file at `path`.
  ///
  /// - Parameters:
  ///   - path: The file; a relative path is relative to the working directory.
  ///   - nodes: A file that fixes the node set, one name a line, ids in its order. Without it the nodes are
  ///     those that the edges name.
  /// - Throws: ``NetworkFileError`` for a file that cannot be read, a malformed line, or, with `nodes`, a name
  ///   that is not in the node set.
  public init(path: String, nodes: String? = nil) throws(NetworkFileError) {
    let interner = NameInterner()
    if let nodes {
      var reader = try LineReader(path: nodes)
      while let name = try reader.nextName() { _ = interner.id(of: name) }
    }
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var reader = try LineReader(path: path)
    while let (from, to) = try reader.nextEdge() {
      if tails.count == tails.capacity {
        // One allocation guessed from what has been read, instead of a copy at every doubling.
        let expected = Int(Double(tails.count) / max(reader.shareRead, 1e-3) * 1.02) + 1024
        tails.reserveCapacity(expected)
        heads.reserveCapacity(expected)
      }
      for name in [from, to] where nodes != nil && interner.knownID(of: name) == nil {
        throw reader.fault("unknown node '\(shown(name))'", "add it to \(nodes ?? ""), or correct the name")
      }
      tails.append(interner.id(of: from))
      heads.append(interner.id(of: to))
    }
    self.init(names: interner.names(), tails: tails, heads: heads)
  }
}

/// A network file that cannot be used: where, what is wrong, and what to do.
public struct NetworkFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file as it was named.
  public let file: String
  /// The line, from 1; nothing when the fault is not in one line.
  public let line: Int?
  /// What is wrong; text from the file stands in it with control characters made visible.
  public let problem: String
  /// What to do about it.
  public let remedy: String

  /// A fault in `file`.
  public init(file: String, line: Int?, problem: String, remedy: String) {
    self.file = file
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String {
    let place = line.map { ", line \($0)" } ?? ""
    return "\(file)\(place): \(problem). To mend it: \(remedy)."
  }
}
