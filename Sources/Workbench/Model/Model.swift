import Experiments
import Sessions
import Terminal

/// All that the workbench knows and shows: a value without clocks, files or threads.
package struct Model: Sendable {
  package enum Screen: Sendable, Hashable, CaseIterable {
    case home, setup, run, replay, compare, settings, about
  }

  package enum Cover: Sendable, Hashable {
    case help(offset: Int)
    case quitQuestion
    case stopQuestion
    case deleteQuestion(path: String)
    case panelList(selection: Int)
  }

  /// Whether the program ends once no run goes on any more, and who wants it.
  package enum Quitting: Sendable, Hashable {
    case no
    /// A person waits until the runs come to their ends.
    case whenOver
    /// A person has stopped the runs.
    case byPerson
    case bySignal
  }

  /// The smallest screen on which anything is drawn.
  package static let smallest = Size(columns: 60, rows: 18)

  package var size: Size
  package var look: Look
  /// The themes that one key goes through.
  package private(set) var themes: [Theme]
  package let labs: [AnyLab]
  /// Threads that a form proposes.
  package var threads: Int
  package var dataPath: String
  /// Frames in a second at most.
  package var frameRate = 60
  /// The glyphs that were asked for; nil takes the usual ones.
  package var glyphChoice: Glyphs.Kind?
  /// What the terminal's locale can show.
  package var usualGlyphs: Glyphs.Kind
  /// The keys that a person has given to actions instead of the usual ones.
  package var keys = KeyOverrides()
  /// What the configuration file says, by names, and what holds where it says nothing.
  package var keptSettings: [String: String] = [:]
  package var settingDefaults: [String: String] = [:]
  /// Where settings are kept, as a person reads it.
  package var configurationPath = ""
  /// What `~` stands for in a path.
  package var homeFolder = ""
  /// What is known of the data sets, for the first line of the first screen.
  package var dataNote = ""
  /// Versions and places, for the screen about the program.
  package var about = AboutModel()

  package var screen = Screen.home
  package var home = HomeModel()
  package var setup: SetupModel?
  package var settings: SettingsModel?
  /// Runs of this process that are not closed.
  package var runs: [RunModel] = []
  /// The run on the screen.
  package var shownRun: Int?
  package var replay: ReplayModel?
  /// The lesson that is walked, and while its session is being opened.
  package var lesson: LessonModel?
  package var compare: CompareModel?
  package var popup: Cover?
  /// The question that the help covers.
  package var coveredPopup: Cover?
  /// Only lines of the help that contain this are shown.
  package var helpFilter = ""
  /// How the person has arranged the panels of systems, by their ids.
  package var arrangements: [String: PanelArrangement] = [:]
  package var entry: TextEntry?
  package var command = CommandLineModel()
  package var palette = PaletteModel()
  /// Something to tell, until the next key.
  package var notice: Notice?
  /// What is to be done with the session of a run once that is over.
  var afterEnd: (run: Int, action: UserAction)?
  package var isMouseOn = true
  package var quitting = Quitting.no
  package var sessions: [SessionEntry] = []
  /// In their order.
  package var lessons: [LessonEntry] = []
  /// The names of those that the person has finished.
  package var lessonsDone: Set<String> = []
  /// When the sessions were listed, seconds since 1970; ages are told from it.
  package var now: Int64?
  /// Places of graphs, the latest last.
  package var places: [GraphKey: [SIMD2<Float>]] = [:]
  package var placesOrder: [GraphKey] = []
  package var nextRun = 1

  /// A line for the person.
  package struct Notice: Sendable, Hashable {
    package var text: String
    package var isError = false
  }

  package init(
    labs: [AnyLab], look: Look, themes: [Theme], size: Size, threads: Int = 2, dataPath: String = ""
  ) {
    self.labs = labs
    self.look = look
    usualGlyphs = look.glyphs.kind
    self.themes = themes
    self.size = size
    self.threads = threads
    self.dataPath = dataPath
  }
}

extension Model {
  /// Takes over all themes there are; the one on the screen may have become another.
  mutating func take(_ found: [Theme]) {
    guard !found.isEmpty else { return }
    themes = found
    if let same = found.first(where: { $0.name == look.theme.name }), same != look.theme {
      look = look.with(same)
    }
  }

  /// The run on the screen.
  package var run: RunModel? {
    get { shownRun.flatMap { id in runs.first { $0.id == id } } }
    set {
      guard let newValue, let place = runs.firstIndex(where: { $0.id == newValue.id }) else { return }
      runs[place] = newValue
    }
  }

  /// The panels on the screen.
  package var panels: PanelsModel? {
    get {
      switch screen {
      case .run: run?.panels
      case .replay: replay?.panels
      case .compare: compare?.panels
      case .home, .setup, .settings, .about: nil
      }
    }
    set {
      guard let newValue else { return }
      switch screen {
      case .run: run?.panels = newValue
      case .replay: replay?.panels = newValue
      case .compare: compare?.panels = newValue
      case .home, .setup, .settings, .about: break
      }
    }
  }

  /// The state that the panels on the screen show.
  package var shownState: SessionState? {
    switch screen {
    case .run: run?.state
    case .replay: replay?.state
    case .compare: compare?.state
    case .home, .setup, .settings, .about: nil
    }
  }

  /// The system on the screen.
  package var shownLab: AnyLab? {
    switch screen {
    case .home, .compare, .settings, .about: nil
    case .setup: setup?.lab
    case .run: run?.lab
    case .replay: replay?.lab
    }
  }

  package func lab(_ id: String) -> AnyLab? { labs.first { $0.id == id } }

  /// The places that hold now, innermost first.
  package var activePlaces: [Place] {
    if case .help = popup, entry?.purpose != .helpFilter { return [.help, .always] }
    return entry.map { [$0.place, .always] } ?? places(under: popup)
  }

  /// The places that hold below the help.
  package var coveredPlaces: [Place] {
    if let entry, entry.purpose != .helpFilter { return [entry.place, .always] }
    return places(under: coveredPopup)
  }

  private func places(under popup: Cover?) -> [Place] {
    switch popup {
    case .help: [.help, .always]
    case .quitQuestion: [.quitQuestion, .question, .always]
    case .stopQuestion: [.stopQuestion, .question, .always]
    case .deleteQuestion: [.deleteQuestion, .question, .always]
    case .panelList: [.panelList, .question, .always]
    case nil: screenPlaces + [.everywhere, .always]
    }
  }

  /// The places of the screen alone, without what covers it.
  package var screenPlaces: [Place] {
    let panel = panels?.focused
    let isReading = panels?.focusedState.isReading ?? false
    let kind = panel.map { PanelKind($0.content).places } ?? []
    let cursor: [Place] = isReading ? [.cursor] : []
    switch screen {
    case .home: return [.home]
    case .setup: return [.setup]
    case .settings: return [.settings]
    case .run:
      return cursor + lessonPlaces + (panel.map { [.systemPanel($0.id)] } ?? []) + [.system] + kind + [
        .run, .panels,
      ]
    case .replay: return cursor + lessonPlaces + kind + [.replay, .panels]
    case .compare: return cursor + kind + [.compare, .panels]
    case .about: return [.about]
    }
  }

  /// What keys do now.
  package var keyMap: KeyMap { KeyMap(offeredEntries, places: activePlaces) }

  /// What keys do below the help.
  package var coveredKeyMap: KeyMap { KeyMap(offeredEntries, places: coveredPlaces) }

  /// The whole table with the person's keys.
  package var entries: [ActionEntry] { keys.applied(to: ActionTable.entries(of: shownLab?.description)) }

  /// What keys do on the screen when nothing covers it.
  package var screenKeyMap: KeyMap { KeyMap(offeredEntries, places: screenPlaces + [.everywhere, .always]) }

  /// The table without what the screen has no use for: keys for parameters where none may change during a run, for
  /// choosing among them where there is one, for going to a moment where no curve has the focus, for one of many
  /// pictures where there is one, and for a system whose run is over.
  private var offeredEntries: [ActionEntry] {
    let count = screen == .run ? run?.liveParameters.count ?? .max : .max
    let hasSteps = panels?.focused.map { PanelKind($0.content) } == .curves
    let hasTiles = (focusedPicture?.tiles ?? 1) > 1
    let isActedOn = screen != .run || run?.snapshot.isOver != true
    return entries.filter { entry in
      switch entry.target {
      case .user(.runLess), .user(.runMore): count > 0
      case .user(.runParameter), .user(.runPreviousParameter): count > 1
      case .user(.cursorSeek): hasSteps
      case .user(.pictureEnlarge): hasTiles
      case .system: isActedOn
      default: true
      }
    }
  }
}
