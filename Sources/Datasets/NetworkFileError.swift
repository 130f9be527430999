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

  /// Creates an error about `file`.
  public init(file: String, line: Int?, problem: String, remedy: String) {
    self.file = file
    self.line = line
    self.problem = problem
    self.remedy = remedy
  }

  init(unknown name: String, file: String, line: Int, nodes: String) {
    self.init(
      file: file, line: line, problem: "unknown node '\(shown(name))'",
      remedy: "Add it to \(nodes), or correct the name")
  }

  /// One sentence on what is wrong and where, and one on what to do.
  public var description: String {
    let place = line.map { ":\($0)" } ?? ""
    return "\(file)\(place): \(problem). \(remedy)."
  }
}
