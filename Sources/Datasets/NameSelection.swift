/// Nodes that a file lists by name, one a line; a name that stands there twice counts once.
public struct NameSelection: Sendable, Equatable {
  /// A listed name that no node has.
  public struct UnknownName: Sendable, Equatable {
    /// The name, as it stands in the file.
    public let name: String
    /// The first line with it, from 1.
    public let line: Int
  }

  /// The ids of the listed nodes, in order of their lines.
  public let known: [UInt32]
  /// The other names, in order of their lines.
  public let unknown: [UnknownName]
  /// The file that was read.
  public let file: DataFile

  /// Reads the file at `path`; names that are new to `interner` are the unknown ones.
  init(_ path: String, _ interner: inout NameInterner) throws(NetworkFileError) {
    let count = interner.count
    var isListed = [Bool](repeating: false, count: count)
    var known: [UInt32] = []
    var unknown: [UnknownName] = []
    var reader = try LineReader(path)
    while let name = try reader.nextName() {
      let id = Int(interner.id(of: name))
      if id == count + unknown.count {
        unknown.append(UnknownName(name: String(decoding: name, as: UTF8.self), line: reader.number))
      } else if id < count && !isListed[id] {
        isListed[id] = true
        known.append(UInt32(id))
      }
    }
    self.known = known
    self.unknown = unknown
    file = reader.file
  }
}
