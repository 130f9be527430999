import Experiments
import Terminal

/// A line of text being typed, and what it is for.
package struct TextEntry: Sendable {
  package enum Purpose: Sendable, Equatable {
    case homeFilter
    case setupField
    case findNode
    case note
    /// The name of a session's file.
    case rename(path: String)
    /// What a session is, in a line.
    case remark(path: String)
    /// The file that a form is written to.
    case saveSettings
    /// The file that the data of a panel goes to.
    case panelFile(PanelDescription)
    /// The next missing argument of a system's action; the ones before it are in the action.
    case argument(Action, ActionDescription)
  }

  package var purpose: Purpose
  package var editor: LineEditor
  /// Why what was typed cannot be taken.
  package var problem: String?

  package init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    editor = LineEditor(text)
  }
}
