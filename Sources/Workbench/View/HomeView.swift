import Experiments
import Sessions
import Terminal

/// Where the parts of the first screen stand.
struct HomeGeometry {
  var systems: Rect
  let details: Rect
  var sessions: Rect
  /// Empty where there are none.
  var lessons = Rect(column: 0, row: 0, columns: 0, rows: 0)
  /// What the chosen session shows; empty where there is no room.
  let preview: Rect
  /// Lines of the list of systems.
  let systemLines: Int

  /// Wide screens hold sessions beside the systems, narrow ones below.
  ///
  /// - Parameters:
  ///   - systemLines: lines of the list of systems.
  ///   - previewRows: rows of the box at the bottom.
  ///   - detailLines: lines of what is said of one system, at a width.
  init(_ body: Rect, systemLines: Int, previewRows: Int = 0, detailLines: (Int) -> Int) {
    let (body, preview) = body.splitBottom(previewRows)
    self.preview = preview
    self.systemLines = systemLines
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
    let body = geometry.body
    let previewRows = Self.previewRows(body)
    var places = HomeGeometry(body, systemLines: systemsView.rows.count, previewRows: previewRows) {
      columns in
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
    if let facts = sessionFacts {
      let details = frame.box(places.details, title: facts.title, look: look)
      facts.view.draw(into: &frame, in: details.inset(columns: 1), look: look)
    } else {
      let details = frame.box(
        places.details, title: chosenSystem?.description.title ?? "System", look: look)
      detailsView.draw(into: &frame, in: details.inset(columns: 1), look: look)
    }
    let sessions = frame.box(
      places.sessions, title: "Recent sessions", footer: sessionHints, focused: home.list == .sessions,
      look: look)
    sessionsView(columns: sessions.columns - 2).draw(into: &frame, in: sessions.inset(columns: 1), look: look)
    drawPreview(into: &frame, in: places.preview)
    drawLessons(into: &frame, in: places.lessons)
    drawStatus(
      into: &frame,
      hints: hints([.home, .everywhere]) { entry in
        switch entry.target {
        case .user(.homeOpen): isOnSystems ? "set up and run" : home.list == .lessons ? "start" : "open"
        case .user(let action) where Self.sessionActions.contains(action): ""
        default: nil
        }
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

  func progress(of run: RunModel) -> String {
    let word = run.state.status == .paused ? "paused" : "running"
    guard let progress = run.state.progress else { return word }
    return "\(word), \(Int((progress.fraction * 100).rounded(.down))) %"
  }
}
