/// What ends the program with something to say: one sentence on what is wrong and one on what to do.
struct CommandError: Error, CustomStringConvertible {
  /// How the program ends.
  enum Status: Int32 {
    case failed = 1
    case usage = 2
    case interrupted = 130
  }

  var description: String
  var status: Status

  static func usage(_ text: String) -> CommandError { CommandError(description: text, status: .usage) }
  static func failed(_ text: String) -> CommandError { CommandError(description: text, status: .failed) }
  /// The program has said all there is to say and ends with this status.
  static func silent(_ status: Status) -> CommandError { CommandError(description: "", status: status) }
}
