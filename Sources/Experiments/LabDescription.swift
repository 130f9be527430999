/// What a person is told about a system before it runs, and what the screen needs to know of it.
public struct LabDescription: Sendable {
  /// The name on the command line, such as `spike-count`.
  public var id: String
  public var title: String
  public var group: LabGroup
  /// Two or three sentences: what it does and why one would want it.
  public var purpose: String
  public var paper: Paper
  /// In order of importance: small screens show the first ones.
  public var panels: [PanelDescription]
  public var actions: [ActionDescription]
  /// How many ticks may pass between two saved states.
  public var savesEvery: Int
  /// The result of a finished run in a few words, from its summary.
  public var headline: @Sendable ([String: Value]) -> String?

  public init(
    id: String, title: String, group: LabGroup, purpose: String, paper: Paper, panels: [PanelDescription],
    actions: [ActionDescription] = [], savesEvery: Int = 100,
    headline: @escaping @Sendable ([String: Value]) -> String? = { _ in nil }
  ) {
    self.id = id
    self.title = title
    self.group = group
    self.purpose = purpose
    self.paper = paper
    self.panels = panels
    self.actions = actions
    self.savesEvery = savesEvery
    self.headline = headline
  }
}

/// Where a system stands among the others on the first screen.
public enum LabGroup: String, Sendable, CaseIterable {
  case spikingLearning = "Spiking learning"
  case spikingAttackedAndCompressed = "Spiking, attacked and compressed"
  case efficientDeepLearning = "Efficient deep learning"
  case generativeAndImaging = "Generative and imaging"
  case trackingAndNetworks = "Tracking and networks"
}

/// The source of a method.
public struct Paper: Sendable, Hashable {
  public var title: String
  public var authors: String
  /// As in `arXiv:1902.05705`.
  public var identifier: String

  public init(title: String, authors: String, identifier: String) {
    self.title = title
    self.authors = authors
    self.identifier = identifier
  }
}

/// One panel of a system's run screen and the events that it shows.
public struct PanelDescription: Sendable, Hashable {
  /// What a panel draws; the names are those of events.
  public enum Content: Sendable, Hashable {
    /// Scalars over each other in one chart; shares of one are written as percentages.
    case curves([String], areShares: Bool = false)
    case raster(String)
    case table(String)
    case histogram(String)
    case image(String)
    /// Images of one size side by side, with one cursor and one zoom, such as original, changed, difference.
    case images([String])
    case graph(String)
    case tracking(String)
    case text(String)
    case log
  }

  public var id: String
  public var title: String
  public var content: Content
  /// Share of the screen beside the other panels, 1 being ordinary.
  public var weight: Double
  /// What stands in the panel as long as nothing has come for it, such as how to fill it.
  public var whenEmpty: String?

  public init(
    _ id: String, title: String, _ content: Content, weight: Double = 1, whenEmpty: String? = nil
  ) {
    self.id = id
    self.title = title
    self.content = content
    self.weight = weight
    self.whenEmpty = whenEmpty
  }
}

/// One action that a system offers while it runs.
public struct ActionDescription: Sendable, Hashable {
  /// What an argument is, so that the screen can supply it.
  public enum ArgumentKind: Sendable, Hashable {
    /// The number of the selected node of a graph.
    case node
    case integer(ClosedRange<Int>)
    case choice([String])
    case text
  }

  /// A typed argument.
  public struct Argument: Sendable, Hashable {
    public var name: String
    public var kind: ArgumentKind
    /// Whether the action can do without it; a screen then does not ask for it.
    public var isOptional: Bool

    public init(_ name: String, _ kind: ArgumentKind, isOptional: Bool = false) {
      self.name = name
      self.kind = kind
      self.isOptional = isOptional
    }
  }

  /// Long and stable, such as `graph.toggle-target`.
  public var name: String
  public var help: String
  /// The key that the workbench binds by default while the panel is focused, or anywhere if there is no panel.
  public var key: String?
  /// The panel that it belongs to.
  public var panel: String?
  public var arguments: [Argument]

  public init(
    _ name: String, help: String, key: String? = nil, panel: String? = nil, arguments: [Argument] = []
  ) {
    self.name = name
    self.help = help
    self.key = key
    self.panel = panel
    self.arguments = arguments
  }
}
