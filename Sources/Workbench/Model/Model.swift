import Experiments
import Sessions
import Terminal

/// All that the workbench knows and shows: a value without clocks, files or threads.
package struct Model: Sendable {
  package enum Screen: Sendable, Hashable, CaseIterable { case home, setup, run, replay }

  package enum Cover: Sendable, Hashable {
    case help(offset: Int)
    case quitQuestion
    case stopQuestion
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
  package let themes: [Theme]
  package let labs: [AnyLab]
  /// Threads that a form proposes.
  package let threads: Int
  package let dataPath: String
  /// What is known of the data sets, for the first line of the first screen.
  package var dataNote = ""

  package var screen = Screen.home
  package var home = HomeModel()
  package var setup: SetupModel?
  /// Runs of this process that are not closed.
  package var runs: [RunModel] = []
  /// The run on the screen.
  package var shownRun: Int?
  package var replay: ReplayModel?
  /// The lesson that is walked, and while its session is being opened.
  package var lesson: LessonModel?
  package var popup: Cover?
  /// How the person has arranged the panels of systems, by their ids.
  package var arrangements: [String: PanelArrangement] = [:]
  package var entry: TextEntry?
  /// Something to tell, until the next key.
  package var notice: Notice?
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
    self.themes = themes
    self.size = size
    self.threads = threads
    self.dataPath = dataPath
  }
}

extension Model {
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
      case .home, .setup: nil
      }
    }
    set {
      guard let newValue else { return }
      switch screen {
      case .run: run?.panels = newValue
      case .replay: replay?.panels = newValue
      case .home, .setup: break
      }
    }
  }

  /// The state that the panels on the screen show.
  package var shownState: SessionState? {
    switch screen {
    case .run: run?.state
    case .replay: replay?.state
    case .home, .setup: nil
    }
  }

  /// The system on the screen.
  package var shownLab: AnyLab? {
    switch screen {
    case .home: nil
    case .setup: setup?.lab
    case .run: run?.lab
    case .replay: replay?.lab
    }
  }

  package func lab(_ id: String) -> AnyLab? { labs.first { $0.id == id } }

  /// The places that hold now, innermost first.
  package var activePlaces: [Place] {
    if entry != nil { return [.entry, .always] }
    switch popup {
    case .help: return [.help, .always]
    case .quitQuestion: return [.quitQuestion, .always]
    case .stopQuestion: return [.stopQuestion, .always]
    case .panelList: return [.panelList, .always]
    case nil: return screenPlaces + [.everywhere, .always]
    }
  }

  /// The places of the screen alone, without what covers it.
  package var screenPlaces: [Place] {
    let panel = panels?.focused
    let kind = panel.map { [Place.panel(PanelKind($0.content))] } ?? []
    switch screen {
    case .home: return [.home]
    case .setup: return [.setup]
    case .run:
      return lessonPlaces + (panel.map { [.systemPanel($0.id)] } ?? []) + [.system] + kind + [.run, .panels]
    case .replay: return lessonPlaces + kind + [.replay, .panels]
    }
  }

  /// What keys do now.
  package var keyMap: KeyMap { KeyMap(offeredEntries, places: activePlaces) }

  /// What keys do on the screen when nothing covers it.
  package var screenKeyMap: KeyMap { KeyMap(offeredEntries, places: screenPlaces + [.everywhere, .always]) }

  /// The table without what the system on the screen has no use for: keys for parameters where none may change
  /// during a run, and for choosing among them where there is one.
  private var offeredEntries: [ActionEntry] {
    let entries = ActionTable.entries(of: shownLab?.description)
    guard screen == .run, let count = run?.liveParameters.count, count < 2 else { return entries }
    return entries.filter { entry in
      switch entry.target {
      case .user(.runLess), .user(.runMore): count > 0
      case .user(.runParameter), .user(.runPreviousParameter): false
      default: true
      }
    }
  }
}
