import Glibc

/// Where a terminal is found.
public struct TerminalPlace: Sendable {
  /// The descriptor that keys come from; where it is no terminal, the process's own is asked.
  public var input: Int32 = STDIN_FILENO
  /// The descriptor that frames go to.
  public var output: Int32 = STDOUT_FILENO
  /// Its kind, by the system's name; nil reads `TERM`.
  public var name: String?

  /// Standard input and output.
  public init() {}

  /// One descriptor for both ways.
  public init(descriptor: Int32, name: String) {
    (input, output, self.name) = (descriptor, descriptor, name)
  }
}
