import Foundation

/// Why a session cannot be opened, written or used: what is wrong, and what to do.
public enum SessionError: Error, Sendable, Hashable, CustomStringConvertible {
  case notFound(path: String)
  case notASession(path: String)
  case newerFormat(path: String, format: Int)
  case damaged(path: String, detail: String)
  case unreadable(path: String, detail: String)
  case exists(path: String)
  case noFolder(path: String, folder: String)
  case notWritable(path: String, detail: String)
  /// A session that is there already cannot be changed.
  case notChangeable(path: String, detail: String)
  case notExported(path: String, detail: String)
  case isFolder(path: String)
  /// A name that no session can have.
  case badName(String)
  case inUse(path: String)
  case otherSystem(path: String, recorded: String, given: String)
  case nothingToResume(path: String, status: SessionStatus)

  /// The file that the error is about.
  public var path: String {
    switch self {
    case .notFound(let path), .notASession(let path), .newerFormat(let path, _), .damaged(let path, _),
      .unreadable(let path, _), .exists(let path), .noFolder(let path, _), .notWritable(let path, _),
      .notChangeable(let path, _), .notExported(let path, _), .isFolder(let path), .badName(let path),
      .inUse(let path),
      .otherSystem(let path, _, _), .nothingToResume(let path, _):
      path
    }
  }

  public var description: String { "\(problem). \(remedy)" }

  /// One sentence on what is wrong, without its full stop.
  public var problem: String {
    switch self {
    case .notFound(let path): "there is no session \(path)"
    case .notASession(let path): "\(path) is not a Plexus session"
    case .newerFormat(let path, let format):
      "\(path) has session format \(format), this Plexus reads up to \(SessionSchema.format)"
    case .damaged(let path, let detail): "\(path) is damaged: \(detail)"
    case .unreadable(let path, let detail): "\(path) cannot be read: \(detail)"
    case .exists(let path): "\(path) exists"
    case .noFolder(let path, let folder): "\(path) cannot be written, as there is no folder \(folder)"
    case .notWritable(let path, let detail), .notExported(let path, let detail):
      "\(path == "-" ? "standard output" : path) cannot be written: \(SessionError.words(detail))"
    case .notChangeable(let path, let detail):
      "\(path) cannot be changed: \(SessionError.words(detail))"
    case .isFolder(let path): "\(path) is a folder"
    case .badName(let name): "a session cannot be called \(name)"
    case .inUse(let path): "\(path) is being recorded by a running process"
    case .otherSystem(let path, let recorded, let given):
      "\(path) is a session of \(recorded), not of \(given)"
    case .nothingToResume(let path, .failed): "\(path) cannot go on, because its run failed"
    case .nothingToResume(let path, _): "\(path) cannot go on, because its run came to its end"
    }
  }

  /// What a system call or library says, without the full stop that follows.
  private static func words(_ detail: String) -> String {
    detail.hasSuffix(".") ? String(detail.dropLast()) : detail
  }

  /// One sentence on what to do, without its full stop.
  public var remedy: String {
    switch self {
    case .notFound: "List what there is with: plexus list sessions"
    case .notASession: "Give a file that plexus run has written; their names end in .plexus"
    case .newerFormat: "Open it with the version of Plexus that wrote it, or a later one"
    case .damaged: "Restore it from a copy, or record the run again"
    case .unreadable: "Check that the path is right and that you may read it"
    case .exists: "Choose another name, or overwrite it with --force"
    case .noFolder(_, let folder): "Create \(folder), or choose another place"
    case .notWritable: "Choose another place with --save FILE, or record nothing with --no-save"
    case .notChangeable: "Copy it to a place where you may write and use the copy"
    case .notExported(let path, _):
      path == "-" ? "Check where it leads to" : "Make room there, or name another place with -o"
    case .isFolder(let path):
      "Name a file in it, as in -o \((path as NSString).appendingPathComponent("curves.csv"))"
    case .badName: "Choose a name without / that does not begin with a full stop, of at most 200 characters"
    case .inUse: "Follow it with plexus watch, or wait until it has ended"
    case .otherSystem(_, let recorded, _): "Use the system \(recorded)"
    case .nothingToResume: "Only interrupted and stopped runs go on; start it anew with plexus run"
    }
  }
}
