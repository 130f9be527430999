import Experiments
import Terminal

/// A line of text being typed, and what it is for.
package struct TextEntry: Sendable {
  package enum Purpose: Sendable, Equatable {
    case homeFilter
    case setupField
    case settingsField
    case command
    case palette
    case helpFilter
    case findNode
    /// Something that stands in a text or a log.
    case searchText
    case note
    /// The name of a session's file.
    case rename(path: String)
    /// What a session is, in a line.
    case remark(path: String)
    /// The file that a form is written to.
    case saveForm
    /// The file that the data of a panel goes to.
    case panelFile(PanelDescription)
    /// The next missing argument of a system's action; the ones before it are in the action.
    case argument(Action, ActionDescription)
  }

  package var purpose: Purpose
  package var editor: LineEditor
  /// What stood there before.
  package let original: String
  /// Why what was typed cannot be taken.
  package var problem: String?

  /// The place whose keys hold while it is typed.
  var place: Place {
    switch purpose {
    case .command: .commandLine
    case .palette: .palette
    default: .entry
    }
  }

  package init(_ purpose: Purpose, text: String = "", original: String? = nil) {
    self.purpose = purpose
    editor = LineEditor(text)
    self.original = original ?? text
  }
}
