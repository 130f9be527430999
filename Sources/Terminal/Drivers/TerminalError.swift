/// Why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable {
  /// Standard output leads to a file, a pipe or nowhere.
  case notATerminal
  /// The system has no description of a terminal of this name.
  case unknown(name: String)
  /// The terminal cannot place its cursor.
  case dumb(name: String)
  /// The system refused something the terminal needs.
  case refused(what: String, code: Int32)
}

extension TerminalError: CustomStringConvertible {
  /// One sentence on what is wrong and one on what to do.
  public var description: String {
    switch self {
    case .notATerminal:
      "Standard output is not a terminal. Start the program in a terminal, or use a command that prints text."
    case .unknown(let name) where name.isEmpty:
      "TERM is not set, so nothing is known of this terminal. Set it, for example TERM=xterm-256color."
    case .unknown(let name):
      "This system does not know terminals of the kind '\(name)'. "
        + "Set TERM to one it knows, for example TERM=xterm-256color."
    case .dumb(let name):
      "A terminal of the kind '\(name)' cannot place its cursor. "
        + "Use another terminal, or a command that prints text."
    case .refused(let what, let code):
      "The terminal refused \(what) (error \(code)). Start the program in a terminal of its own."
    }
  }
}
