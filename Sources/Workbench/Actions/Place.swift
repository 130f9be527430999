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
  /// Wherever panels are shown.
  case panels
  case run
  case replay
  /// A panel of that kind has the focus.
  case panel(PanelKind)
  /// A panel of images or a tracker's has the focus.
  case picture
  /// A cursor moves over the images of the panel with the focus.
  case pictureCursor
  /// A run of a system goes on that declares the action.
  case system
  /// The same, with that panel of it in focus.
  case systemPanel(String)
  case help
  /// Text is typed.
  case entry
  case quitQuestion
  case stopQuestion

  /// The heading in help.
  package var title: String {
    switch self {
    case .always, .everywhere: "Everywhere"
    case .home: "Home"
    case .setup: "Set up"
    case .panels: "Panels"
    case .run: "Run"
    case .replay: "Replay"
    case .panel(let kind): "This panel: \(kind.rawValue)"
    case .picture: "Any image"
    case .pictureCursor: "Cursor"
    case .system: "This system"
    case .systemPanel: "This system, this panel"
    case .help: "Help"
    case .entry: "While you type"
    case .quitQuestion: "Quit"
    case .stopQuestion: "Stop"
    }
  }
}

/// The kinds of panels that have keys of their own.
package enum PanelKind: String, CaseIterable, Hashable, Sendable {
  case curves, rows, graph, raster, histogram, image, tracking

  package init(_ content: PanelDescription.Content) {
    switch content {
    case .curves: self = .curves
    case .graph: self = .graph
    case .table, .text, .log: self = .rows
    case .raster: self = .raster
    case .histogram: self = .histogram
    case .image, .images: self = .image
    case .tracking: self = .tracking
    }
  }

  /// Where its keys stand in the table, innermost first: images and trackers share most of theirs.
  package var places: [Place] {
    switch self {
    case .image, .tracking: [.panel(self), .picture]
    default: [.panel(self)]
    }
  }
}
