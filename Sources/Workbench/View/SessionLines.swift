import Experiments
import Sessions
import Terminal

/// One line of the list of sessions, in its columns.
private struct SessionLine {
  /// The letter in a comparison; nil without one.
  var letter: String?
  var status: SessionStatus
  var system: String
  var what: String
  var result: String
  var age = ""
}

/// The list of sessions on the first screen.
extension Model {
  /// The keys that stand in the border of the list.
  static let sessionActions: Set<UserAction> = [.homeResume, .homeMark, .homeCompare, .homeVerify]

  var sessionHints: [KeyHint] {
    var keys = screenKeyMap
    let isVerified = chosenRow?.path.flatMap { home.verdicts[$0] }?.isOpen == true
    keys.rename { entry in
      if isVerified, entry.target == .user(.homeVerify) { return "call off" }
      return entry.target == .user(.homeMark) && chosenRow?.path.map(home.marked.contains) == true
        ? "unmark" : nil
    }
    return keys.hints(ascii: isASCII) { entry in
      guard case .user(let action) = entry.target else { return false }
      return Self.sessionActions.contains(action) && obstacle(to: action) == nil
    }
  }

  /// - Parameter columns: the room; where it is short ages go, then what was run is cut.
  func sessionsView(columns: Int) -> ListView {
    let lines = shownSessions.map(line)
    return ListView(
      rows: items(lines, columns: columns).map { .item($0) }, selection: lines.isEmpty ? nil : home.session,
      isFocused: home.list == .sessions,
      placeholder: home.filter.isEmpty ? "none yet: every run is kept here" : "no session matches the filter")
  }

  private func items(_ lines: [SessionLine], columns: Int) -> [ListView.Item] {
    func width(_ text: String) -> Int { DisplayWidth.of(text, ascii: isASCII) }
    func widest(_ part: KeyPath<SessionLine, String>) -> Int {
      lines.map { width($0[keyPath: part]) }.max() ?? 0
    }
    func padded(_ text: String, _ columns: Int) -> String {
      text + String(repeating: " ", count: max(0, columns - width(text)))
    }
    let hasLetters = lines.contains { $0.letter != nil }
    let (system, what) = (widest(\.system), widest(\.what))
    let (result, age) = (widest(\.result), widest(\.age))
    let room = columns - (hasLetters ? 9 : 8)
    // What is left for what was run beside the other columns, with and without ages.
    let besideAge = room - system - 2 - result - 2 - age
    let showsAge = age > 0 && besideAge >= min(what, 14)
    // Short of room, what was run and what came of it share what there is.
    let shared = room - system - 2
    let forResult = showsAge ? result : min(result, max(14, shared - what, shared / 2))
    let forWhat = showsAge ? besideAge : shared - forResult
    return lines.map { line in
      let title =
        padded(line.system, system) + "  "
        + DisplayWidth.truncated(line.what, to: max(10, forWhat), ascii: isASCII)
      let detail =
        showsAge
        ? padded(line.result, result) + "  " + line.age
        : DisplayWidth.truncated(line.result, to: forResult, ascii: isASCII)
      let letter = hasLetters ? line.letter ?? " " : ""
      return ListView.Item(
        title, detail: detail, marker: letter + mark(line.status), markerScope: scope(line.status))
    }
  }

  private func line(of row: SessionRow) -> SessionLine {
    let place = row.path.flatMap { home.marked.firstIndex(of: $0) }
    let letter = place.map { String(UnicodeScalar(UInt8(ascii: "A") + UInt8($0))) }
    var line: SessionLine
    switch row {
    case .run(let run):
      line = SessionLine(
        status: run.state.status, system: run.request.system,
        what: words(of: run.request, preset: run.preset, run.lab),
        result: run.isGoing ? progress(of: run) : result(run.state.summary, run.lab, run.state.status))
    case .entry(let entry):
      guard let info = entry.info else {
        return SessionLine(status: .failed, system: entry.name, what: "", result: "cannot be read")
      }
      let request = info.header.request
      let what = words(of: request, preset: info.header.preset, lab(request.system))
      line = SessionLine(
        status: info.status, system: request.system,
        what: info.remark.map { "\($0) · \(what)" } ?? what,
        result: result(info.summary, lab(request.system), info.status), age: age(of: info) ?? "")
    }
    line.letter = letter
    if let verdict = row.path.flatMap({ home.verdicts[$0] }) { line.result = words(of: verdict, line.result) }
    return line
  }

  private func words(of verdict: Verdict, _ result: String) -> String {
    switch verdict {
    case .waiting: "waits to be verified"
    case .running(let share): "verifying, \(Int((share * 100).rounded(.down))) %"
    case .agrees: "\(Character(look.glyphs.check)) verified · \(result)"
    case .differs: "\(Character(look.glyphs.cross)) differs · \(result)"
    case .failed: "not verified · \(result)"
    }
  }

  /// What was run: what differs from the preset, a seed other than the first, the preset.
  private func words(of request: RunRequest, preset: String?, _ lab: AnyLab?) -> String {
    let changes = Self.changes(request, from: preset, of: lab)
    let told = changes.prefix(2).joined(separator: ", ") + (changes.count > 2 ? ", …" : "")
    let seed = request.seed == 1 ? nil : "seed \(request.seed)"
    // First what tells sessions apart: where room is short the end goes.
    return [told, seed ?? "", preset ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  func result(_ summary: [String: Value]?, _ lab: AnyLab?, _ status: SessionStatus) -> String {
    guard status == .done else { return status.rawValue }
    return summary.flatMap { lab?.description.headline($0) } ?? status.rawValue
  }

  func age(of info: SessionInfo) -> String? {
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
