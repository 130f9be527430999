/// What is wrong with a theme's file, and where.
public struct ThemeError: Error, Hashable, Sendable {
  /// The file.
  public var file: String
  /// The line, from 1; nil where the file as a whole is meant.
  public var line: Int?
  /// What is wrong, and what to do.
  public var message: String

  /// An error in a file.
  public init(file: String, line: Int?, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }
}

extension ThemeError: CustomStringConvertible {
  /// File, line and message, as compilers print them.
  public var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
