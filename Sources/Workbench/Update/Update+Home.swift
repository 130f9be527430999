import Experiments
import Sessions
import Terminal

/// A line of the list of sessions.
package enum SessionRow: Sendable {
  case run(RunModel)
  case entry(SessionEntry)
}

extension Model {
  /// The systems that the filter leaves, by groups.
  package var shownSystems: [(group: LabGroup, labs: [AnyLab])] {
    LabGroup.allCases.compactMap { group in
      let labs = labs.filter { $0.description.group == group && matches($0) }
      return labs.isEmpty ? nil : (group, labs)
    }
  }

  /// The system that is chosen.
  package var chosenSystem: AnyLab? {
    let all = shownSystems.flatMap(\.labs)
    return all.indices.contains(home.system) ? all[home.system] : nil
  }

  /// Runs of this process, then what is in the folder, as far as the filter leaves them.
  package var shownSessions: [SessionRow] {
    let own = Set(runs.compactMap(\.snapshot.recording.path))
    let rows =
      runs.reversed().map(SessionRow.run)
      + sessions.filter { !own.contains($0.path) }.map(SessionRow.entry)
    guard !home.filter.isEmpty else { return rows }
    return rows.filter { row in
      switch row {
      case .run(let run): contains(run.lab.id + " " + run.lab.description.title)
      case .entry(let entry):
        contains(entry.name + " " + (entry.info?.header.title ?? "") + " " + (entry.info?.remark ?? ""))
      }
    }
  }

  /// The session that replay means: the chosen one, or the chosen system's last.
  var chosenSession: SessionRow? {
    if home.list == .sessions {
      let rows = shownSessions
      return rows.indices.contains(home.session) ? rows[home.session] : nil
    }
    return chosenSystem.flatMap { lab in
      sessions.first { $0.info?.header.request.system == lab.id }.map(SessionRow.entry)
    }
  }

  private func matches(_ lab: AnyLab) -> Bool {
    home.filter.isEmpty || contains(lab.id + " " + lab.description.title + " " + lab.description.purpose)
  }

  private func contains(_ text: String) -> Bool { text.lowercased().contains(home.filter.lowercased()) }

  mutating func moveHome(by lines: Int) {
    switch home.list {
    case .systems:
      home.system = moved(home.system, by: lines, count: shownSystems.reduce(0) { $0 + $1.labs.count })
    case .sessions: home.session = moved(home.session, by: lines, count: shownSessions.count)
    case .lessons: home.lesson = moved(home.lesson, by: lines, count: lessons.count)
    }
  }

  /// An index moved and held inside a count; `Int.max` goes to the end.
  func moved(_ index: Int, by lines: Int, count: Int) -> Int {
    let (sum, overflow) = index.addingReportingOverflow(lines)
    return max(0, min(overflow ? (lines > 0 ? .max : 0) : sum, count - 1))
  }

  /// Keeps what is chosen inside lists that may have become shorter.
  mutating func holdHomeSelection() {
    home.system = moved(home.system, by: 0, count: shownSystems.reduce(0) { $0 + $1.labs.count })
    home.session = moved(home.session, by: 0, count: shownSessions.count)
  }

  mutating func nextHomeList() {
    switch home.list {
    case .systems: home.list = .sessions
    case .sessions: home.list = lessons.isEmpty ? .systems : .lessons
    case .lessons: home.list = .systems
    }
  }

  mutating func openChosen() -> [Effect] {
    if home.list == .sessions { return replayChosen() }
    if home.list == .lessons { return openChosenLesson() }
    guard let lab = chosenSystem, let preset = lab.presets.first else { return [] }
    setup = SetupModel(lab, preset: preset, seed: 1, threads: threads)
    screen = .setup
    return [.measure(system: lab.id)]
  }

  mutating func replayChosen() -> [Effect] {
    switch chosenSession {
    case nil: return []
    case .run(let run):
      shownRun = run.id
      screen = .run
      return []
    case .entry(let entry):
      if case .broken(let error) = entry.content {
        tell("\(error)", isError: true)
        return []
      }
      if let run = runs.first(where: { $0.snapshot.recording.path == entry.path }) {
        shownRun = run.id
        screen = .run
        return []
      }
      return [.open(path: entry.path)]
    }
  }

  mutating func resumeChosen() -> [Effect] {
    guard case .entry(let entry) = chosenSession, let info = entry.info else { return [] }
    return resume(info)
  }

  /// The system of a session, if this program has it.
  func lab(of info: SessionInfo) -> AnyLab? { labs.first { $0.id == info.header.request.system } }

  /// Goes where one came from.
  mutating func back() -> [Effect] {
    if shownLesson != nil, !isZoomedByLearner { return leaveLesson() }
    switch screen {
    case .settings:
      cancelSettings()
      return []
    case .home:
      home.filter = ""
      holdHomeSelection()
      return []
    case .setup:
      setup = nil
      screen = .home
      return [.listSessions]
    case .run:
      if panels?.isZoomed == true { return zoomPanel(false) }
      leaveRunScreen()
      return [.listSessions]
    case .replay:
      if panels?.isZoomed == true { return zoomPanel(false) }
      replay = nil
      screen = .home
      return [.closeReplay, .listSessions]
    case .compare:
      if panels?.isZoomed == true { return zoomPanel(false) }
      compare = nil
      screen = .home
      return [.listSessions]
    case .about:
      screen = .home
      return []
    }
  }

  /// Shows the first screen; a run that goes on stays, one that is over is in the folder.
  mutating func leaveRunScreen() {
    runs.removeAll { $0.id == shownRun && $0.snapshot.isOver }
    shownRun = nil
    screen = .home
    holdHomeSelection()
  }
}
