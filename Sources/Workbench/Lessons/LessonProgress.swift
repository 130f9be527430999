import Foundation

/// Which lessons a person has finished: a text file with one name a line.
public struct LessonProgress: Sendable {
  public let path: String

  public init(path: String) { self.path = path }

  /// `$XDG_STATE_HOME/plexus/lessons`, or below `~/.local/state`.
  public static func standard(_ environment: [String: String] = ProcessInfo.processInfo.environment) -> Self {
    LessonProgress(path: UserFiles.state("lessons", environment))
  }

  /// The names of the finished lessons; none where the file cannot be read.
  public var done: Set<String> {
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return Set(text.split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty })
  }

  /// Adds a name, in alphabetical order.
  ///
  /// - Throws: what the file system says.
  public func add(_ name: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let names = done.union([name]).sorted()
    try Data((names.joined(separator: "\n") + "\n").utf8).write(
      to: URL(fileURLWithPath: path), options: .atomic)
  }
}
