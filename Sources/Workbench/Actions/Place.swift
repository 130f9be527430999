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
  case settings
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
  case compare
  case about
  /// Values are read with a cursor in the panel that has the focus.
  case cursor
  /// A panel of that kind has the focus.
  case panel(PanelKind)
  /// A panel of images or a tracker's has the focus.
  case picture
  /// A run of a system goes on that declares the action.
  case system
  /// The same, with that panel of it in focus.
  case systemPanel(String)
  case help
  /// Text is typed.
  case entry
  /// A command is typed.
  case commandLine
  case palette
  /// A question stands.
  case question
  case quitQuestion
  case stopQuestion
  case deleteQuestion
  /// The list of panels stands open.
  case panelList

  /// The heading in help.
  package var title: String {
    switch self {
    case .always, .everywhere: "Everywhere"
    case .home: "Home"
    case .setup: "Set up"
    case .settings: "Settings"
    case .lesson, .lessonGo, .lessonText: "Lesson"
    case .lessonQuestion: "Question"
    case .panels: "Panels"
    case .run: "Run"
    case .replay: "Replay"
    case .compare: "Compare"
    case .about: "About"
    case .cursor: "While you read values"
    case .panel(let kind): "This panel: \(kind.rawValue)"
    case .picture: "Any image"
    case .system: "This system"
    case .systemPanel: "This system, this panel"
    case .help: "Help"
    case .entry: "While you type"
    case .commandLine: "Command line"
    case .palette: "Palette"
    case .question: "Questions"
    case .quitQuestion: "Quit"
    case .stopQuestion: "Stop"
    case .deleteQuestion: "Delete"
    case .panelList: "Panels"
    }
  }
}

/// The kinds of panels that have keys of their own.
package enum PanelKind: String, CaseIterable, Hashable, Sendable {
  case curves, raster, histogram, table, text, graph, image, tracking
  /// Whatever has lines that one goes through: tables, texts, logs.
  case rows

  package init(_ content: PanelDescription.Content) {
    switch content {
    case .curves: self = .curves
    case .raster: self = .raster
    case .histogram: self = .histogram
    case .table: self = .table
    case .text, .log: self = .text
    case .graph: self = .graph
    case .image, .images: self = .image
    case .tracking: self = .tracking
    }
  }

  /// Where its keys stand in the table, innermost first: images and trackers share most of theirs, as do all that
  /// have lines.
  package var places: [Place] {
    switch self {
    case .table, .text: [.panel(self), .panel(.rows)]
    case .image, .tracking: [.panel(self), .picture]
    default: [.panel(self)]
    }
  }
}
