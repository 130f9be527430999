import Experiments

/// Where an action holds.
///
/// Several places hold at once, the innermost of which takes a key.
package enum Place: Hashable, Sendable {
  /// Also while text is typed or a question stands.
  case always
  case everywhere
  case home
  case setup
  /// A lesson is walked.
  case lesson
  /// The same, in a step that waits for nothing any more.
  case lessonGo
  /// The same, in a step in which there was only something to read.
  case lessonText
  /// The same, while a question waits for its answer.
  case lessonQuestion
  /// Wherever panels are shown.
  case panels
  case run
  case replay
  /// A panel of that kind has the focus.
  case panel(PanelKind)
  /// A run of a system goes on that declares the action.
  case system
  /// The same, with that panel of it in focus.
  case systemPanel(String)
  case help
  /// Text is typed.
  case entry
  case quitQuestion
  case stopQuestion
  /// The list of panels stands open.
  case panelList

  /// The heading in help.
  package var title: String {
    switch self {
    case .always, .everywhere: "Everywhere"
    case .home: "Home"
    case .setup: "Set up"
    case .lesson, .lessonGo, .lessonText: "Lesson"
    case .lessonQuestion: "Question"
    case .panels: "Panels"
    case .run: "Run"
    case .replay: "Replay"
    case .panel(let kind): "This panel: \(kind.rawValue)"
    case .system: "This system"
    case .systemPanel: "This system, this panel"
    case .help: "Help"
    case .entry: "While you type"
    case .quitQuestion: "Quit"
    case .stopQuestion: "Stop"
    case .panelList: "Panels"
    }
  }
}

/// The kinds of panels that have keys of their own.
package enum PanelKind: String, CaseIterable, Hashable, Sendable {
  case curves, rows, graph, picture

  package init(_ content: PanelDescription.Content) {
    switch content {
    case .curves: self = .curves
    case .graph: self = .graph
    case .table, .text, .log: self = .rows
    case .raster, .histogram, .image, .tracking: self = .picture
    }
  }
}
