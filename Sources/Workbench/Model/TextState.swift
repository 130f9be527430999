import Experiments

/// How a text or a log is shown.
package struct TextState: Hashable, Sendable {
  /// Lines that are scrolled past, from the top; in a log from the end.
  package var offset = 0
  /// Whether long lines go on in the next.
  package var wraps = true
  /// A text that is marked; empty marks nothing.
  package var search = ""
  /// The least level of lines of a log that are shown.
  package var level = LogLevel.note
  /// Whether the time and the step stand before each line of a log.
  package var showsTimes = false

  package init() {}

  /// What differs from the ordinary, in words for the title.
  var words: [String] {
    let shown =
      switch level {
      case .note: ""
      case .warning: "warnings and errors"
      case .error: "errors"
      }
    return [shown, search.isEmpty ? "" : "“\(search)”"].filter { !$0.isEmpty }
  }
}

extension LogLevel {
  /// Whether a line of this level is shown where another one is the least.
  func reaches(_ least: LogLevel) -> Bool {
    let all = LogLevel.allCases
    return (all.firstIndex(of: self) ?? 0) >= (all.firstIndex(of: least) ?? 0)
  }
}
