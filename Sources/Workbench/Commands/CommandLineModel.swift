import Terminal

/// What stands around the command line while it is typed.
package struct CommandLineModel: Sendable {
  package var history = CommandHistory()
  /// The line of the history that is shown, and what was typed before it was.
  package var place: Int?
  package var draft = ""
  package var completion = CommandCompletion()
  /// The candidate that stands in the line.
  package var chosen: Int?
  package var listing: FolderListing?
  /// Why the line cannot be done.
  package var problem: String?

  package init() {}

  /// Begins anew; the history stays.
  mutating func begin(draft text: String = "") {
    (place, draft, chosen, problem) = (nil, text, nil, nil)
    completion = CommandCompletion()
  }
}

extension LineEditor {
  /// A line with the cursor between two parts of it.
  init(before: String, after: String) {
    self.init(before + after)
    for _ in after { handle(.left) }
  }

  /// What stands before the cursor, and what after it.
  var parts: (before: String, after: String) {
    (String(text.prefix(cursor)), String(text.dropFirst(cursor)))
  }
}
