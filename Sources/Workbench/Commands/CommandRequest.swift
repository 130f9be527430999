import Experiments
import Terminal

/// What a command line asks for, once it has been understood.
package enum CommandRequest: Hashable, Sendable {
  case action(UserAction)
  /// An action of the system with the arguments that were typed.
  case act(Action)
  /// A parameter of the run or a field of the form, and a value that it may have.
  case set(String, Value)
  case theme(String)
  case glyphs(Glyphs.Kind)
  case seek(SeekPlace)
  /// A place among the speeds of a replay.
  case speed(Int)
  case note(String)
  /// The path of a session, or its name.
  case open(String)
  case run(system: String, preset: String, settings: [Setting], seed: UInt64)
  /// Paths of sessions.
  case compare([String])
  case settings
}

/// A place of a session.
package enum SeekPlace: Hashable, Sendable {
  /// A share of the whole, 0…1.
  case fraction(Double)
  case microseconds(Int64)
  /// The step that curves are drawn over.
  case step(Int)

  /// Reads `50%`, `90`, `1:20`, `1:02:03`; nil for anything else.
  package init?(_ text: String) {
    if text.hasSuffix("%") {
      guard let percent = Double(text.dropLast()), (0...100).contains(percent) else { return nil }
      self = .fraction(percent / 100)
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3, let last = parts.last.flatMap({ Double($0) }), last >= 0, last < 1e9 else {
      return nil
    }
    var seconds = 0.0
    for part in parts.dropLast() {
      guard let number = Int(part), number >= 0, number < 1_000_000 else { return nil }
      seconds = (seconds + Double(number)) * 60
    }
    guard parts.count == 1 || last < 60 else { return nil }
    self = .microseconds(Int64(((seconds + last) * 1e6).rounded()))
  }
}

/// Why a command line cannot be done, and what could be.
package struct CommandProblem: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String

  package init(_ description: String) { self.description = description }

  /// A name that is not known, with the nearest one that is.
  init(_ what: String, _ name: String, among known: [String]) {
    let near = Suggestion.nearest(to: name, among: known).map { ". Did you mean \($0)?" }
    let few = known.count <= 8 && !known.isEmpty ? ". Known are: \(known.joined(separator: ", "))" : ""
    description = "there is no \(what) \(name)\(near ?? few)"
  }
}
