import Experiments
import Terminal

/// What a command line can name at the moment: all that its parser and its completion know.
package struct CommandContext: Sendable {
  package var screen: Model.Screen
  /// The whole table, the system's own actions first.
  package var entries: [ActionEntry]
  /// The places that hold now.
  package var places: Set<Place>
  /// The parameters of the run or the form.
  package var parameters: [ParameterSpecification]
  /// Their values now, as typed.
  package var values: [String: String]
  package var systems: [AnyLab]
  package var themes: [String]
  /// Sessions by the names that a person types, the newest first, with a few words on each.
  package var sessions: [(name: String, path: String, help: String)]
  /// What `~` stands for.
  package var homeFolder: String
  /// The files of the folder that was listed last.
  package var listing: FolderListing?

  /// The actions that can be named here, one entry each.
  package var namedEntries: [ActionEntry] {
    var seen: Set<String> = []
    return entries.filter { holds($0) && seen.insert($0.name).inserted }
  }

  /// The words that mean something here.
  package var words: [CommandWord] { CommandWord.allCases.filter { $0.screens?.contains(screen) ?? true } }

  /// Whether an action holds on this screen; a system's hold all over its run, whatever panel has the focus.
  func holds(_ entry: ActionEntry) -> Bool {
    switch entry.place {
    case .system, .systemPanel: screen == .run
    default: places.contains(entry.place)
    }
  }

  /// A path with the home folder for a leading `~`.
  func expanded(_ path: String) -> String {
    path == "~" || path.hasPrefix("~/") ? homeFolder + path.dropFirst() : path
  }
}

/// The names in a folder; those of folders end in a slash.
package struct FolderListing: Sendable, Hashable {
  /// As it was asked for.
  package var folder: String
  package var names: [String]

  package init(folder: String, names: [String]) {
    self.folder = folder
    self.names = names
  }
}
