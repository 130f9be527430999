import Experiments
import Sessions
import Terminal

/// Where the parts of the first screen stand.
struct HomeGeometry {
  let systems: Rect
  let details: Rect
  var sessions: Rect
  /// Empty where there are none.
  var lessons = Rect(column: 0, row: 0, columns: 0, rows: 0)

  /// Wide screens hold sessions beside the systems, narrow ones below.
  ///
  /// - Parameters:
  ///   - systemLines: lines of the list of systems.
  ///   - detailLines: lines of what is said of one system, at a width.
  init(_ body: Rect, systemLines: Int, detailLines: (Int) -> Int) {
    if body.columns >= 100 {
      let (left, right) = body.splitLeft(body.columns * 52 / 100)
      systems = left
      let wanted = detailLines(right.columns - 4) + 2
      (details, sessions) = right.splitTop(min(max(wanted, 9), right.rows - 8))
    } else {
      let wanted = max(systemLines, detailLines(body.columns / 2 - 4)) + 2
      let (top, bottom) = body.splitTop(min(max(wanted, 10), body.rows - 6))
      sessions = bottom
      (systems, details) = top.splitLeft(top.columns / 2)
    }
  }
}

extension Model {
  var homeGeometry: HomeGeometry {
    var places = HomeGeometry(geometry.body, systemLines: systemsView.rows.count) { columns in
      detailsView.rowCount(columns: columns, ascii: isASCII)
    }
    places.makeRoom(forLessons: lessons.count, isWide: size.columns >= 100)
    return places
  }

  func drawHome(into frame: inout Frame) {
    let places = homeGeometry
    let help = hints([.everywhere]).first { $0.action == "help" }
    let state = [look.theme.name, "\(threads) threads", dataNote, help.map { "\($0.key) help" } ?? ""]
    HeaderLine(
      title: [Span("Plexus", .textStrong)],
      state: [Span(state.filter { !$0.isEmpty }.joined(separator: " · "), .headerState)]
    ).draw(into: &frame, in: geometry.header, look: look)

    let isOnSystems = home.list == .systems
    let title = home.filter.isEmpty ? "Systems" : "Systems · \(home.filter)"
    let systems = frame.box(places.systems, title: title, focused: isOnSystems, look: look)
    systemsView.draw(into: &frame, in: systems.inset(columns: 1), look: look)
    let details = frame.box(
      places.details, title: chosenSystem?.description.title ?? "System", look: look)
    detailsView.draw(into: &frame, in: details.inset(columns: 1), look: look)
    let sessions = frame.box(
      places.sessions, title: "Recent sessions", focused: home.list == .sessions, look: look)
    sessionsView.draw(into: &frame, in: sessions.inset(columns: 1), look: look)

    drawLessons(into: &frame, in: places.lessons)
    drawStatus(
      into: &frame,
      hints: hints([.home, .everywhere]) { entry in
        guard entry.target == .user(.homeOpen) else { return nil }
        return isOnSystems ? "set up and run" : home.list == .lessons ? "start" : "open"
      }.filter { $0.action != "back" })
  }

  var systemsView: ListView {
    let rows = shownSystems.flatMap { group, labs in
      [ListView.Row.section(group.rawValue.uppercased())]
        + labs.map { .item(ListView.Item($0.description.title, detail: lastResult(of: $0))) }
    }
    return ListView(
      rows: rows, selection: home.system, isFocused: home.list == .systems,
      placeholder: "no system matches the filter")
  }

  var sessionsView: ListView {
    ListView(
      rows: shownSessions.map { .item(item(of: $0)) },
      selection: shownSessions.isEmpty ? nil : home.session, isFocused: home.list == .sessions,
      placeholder: home.filter.isEmpty ? "none yet: every run is kept here" : "no session matches the filter")
  }

  private var detailsView: FactsView {
    guard let lab = chosenSystem else { return FactsView(lines: []) }
    let description = lab.description
    var lines: [FactsView.Line] = [.text(description.purpose, .text), .space]
    let paper = [description.paper.identifier, description.paper.title].filter { !$0.isEmpty }
    if !paper.isEmpty { lines.append(.text(paper.joined(separator: " · "), .textDim)) }
    lines += lab.presets.map { preset in
      let facts = [preset.duration, preset.summary].filter { !$0.isEmpty }
      return .fact(preset.name, facts.joined(separator: ", "), .text)
    }
    return FactsView(lines: lines, labelScope: .textStrong)
  }

  /// What came out of a system's last run, and how long ago that was.
  private func lastResult(of lab: AnyLab) -> String {
    let run = runs.last { $0.lab.id == lab.id && ($0.isGoing || $0.isWaiting) }
    if let run { return run.isGoing ? progress(of: run) : result(run.state.summary, lab, .done) }
    let last = sessions.first { $0.info?.header.request.system == lab.id && $0.info?.status == .done }
    guard let info = last?.info else { return "not run yet" }
    let result = info.summary.flatMap(lab.description.headline)
    return [result ?? "done", age(of: info)].compactMap { $0 }.joined(separator: " · ")
  }

  private func progress(of run: RunModel) -> String {
    let word = run.state.status == .paused ? "paused" : "running"
    guard let progress = run.state.progress else { return word }
    return "\(word), \(Int((progress.fraction * 100).rounded(.down))) %"
  }

  private func item(of row: SessionRow) -> ListView.Item {
    switch row {
    case .run(let run):
      let what = words(of: run.request, preset: run.preset, run.lab)
      let detail = run.isGoing ? progress(of: run) : result(run.state.summary, run.lab, run.state.status)
      return ListView.Item(
        what, detail: detail, marker: mark(run.state.status),
        markerScope: scope(run.state.status))
    case .entry(let entry):
      guard let info = entry.info else {
        return ListView.Item(
          entry.name, detail: "cannot be read", marker: mark(.failed), markerScope: .textError)
      }
      let request = info.header.request
      let what = words(of: request, preset: info.header.preset, lab(request.system))
      let detail = [result(info.summary, lab(request.system), info.status), age(of: info)].compactMap { $0 }
      return ListView.Item(
        what, detail: detail.joined(separator: " · "), marker: mark(info.status),
        markerScope: scope(info.status))
    }
  }

  /// What was run: the system, what differs from the preset, the preset, a seed other than the first.
  private func words(of request: RunRequest, preset: String?, _ lab: AnyLab?) -> String {
    let changes = Self.changes(request, from: preset, of: lab)
    let told = changes.prefix(2).joined(separator: ", ") + (changes.count > 2 ? ", …" : "")
    let seed = request.seed == 1 ? nil : "seed \(request.seed)"
    let base = [preset, seed].compactMap { $0 }.joined(separator: " ")
    // First what tells sessions apart: where room is short the end goes.
    return request.system + " " + (told.isEmpty ? base : told + " · " + base)
  }

  private func result(_ summary: [String: Value]?, _ lab: AnyLab?, _ status: SessionStatus) -> String {
    guard status == .done else { return status.rawValue }
    return summary.flatMap { lab?.description.headline($0) } ?? status.rawValue
  }

  private func age(of info: SessionInfo) -> String? {
    guard let now, let began = Words.seconds(ofISO: info.header.created) else { return nil }
    return Words.age(began + info.duration / 1_000_000, now: now)
  }

  private func mark(_ status: SessionStatus) -> String {
    let glyphs = look.glyphs
    let scalar =
      switch status {
      case .running: glyphs.play
      case .paused: glyphs.pause
      case .done: glyphs.done
      case .stopped, .interrupted: glyphs.partial
      case .failed: glyphs.failed
      }
    return String(Character(scalar))
  }

  private func scope(_ status: SessionStatus) -> Scope {
    switch status {
    case .running: .transportPlaying
    case .paused: .transportPaused
    case .done: .textGood
    case .stopped, .interrupted: .textWarning
    case .failed: .textError
    }
  }
}
