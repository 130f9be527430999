import Experiments
import Terminal

/// One line of the table of actions.
package struct ActionEntry: Hashable, Sendable {
  /// What is done.
  package enum Target: Hashable, Sendable {
    case user(UserAction)
    case system(ActionDescription)
  }

  package var target: Target
  package var place: Place
  package var keys: [Key]
  /// One sentence for the help.
  package var help: String
  /// A word or two for the line of keys; empty where it is not shown there.
  package var hint: String

  /// The stable long name.
  package var name: String {
    switch target {
    case .user(let action): action.rawValue
    case .system(let action): action.name
    }
  }
}

extension ActionEntry {
  /// An action that a system declares.
  init(_ action: ActionDescription) {
    target = .system(action)
    place = action.panel.map(Place.systemPanel) ?? .system
    keys = (action.key.flatMap { Key($0) }).map { [$0] } ?? []
    help = action.help
    hint = Self.hint(of: action)
  }

  /// The last part of the name, which says in a word or two what is done: `toggle target`.
  private static func hint(of action: ActionDescription) -> String {
    let last = action.name.split(separator: ".").last ?? ""
    return String(last.map { $0 == "-" ? " " : $0 })
  }
}
