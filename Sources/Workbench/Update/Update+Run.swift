import Experiments
import Sessions
import Terminal

extension Model {
  /// Starts a run and shows it.
  package mutating func start(
    _ request: RunRequest, _ lab: AnyLab, preset: String?, isRecorded: Bool
  ) -> [Effect] {
    let id = show(request, lab, preset: preset, isRecorded: isRecorded)
    return [.start(id, request, preset: preset, isRecorded: isRecorded)]
  }

  /// Goes on with a session and shows it; nothing happens if its system is unknown here.
  package mutating func resume(_ info: SessionInfo) -> [Effect] {
    guard let lab = lab(of: info) else { return [] }
    let id = show(info.header.request, lab, preset: info.header.preset, isRecorded: true)
    return [.resume(id, path: info.path)]
  }

  /// Shows a run that is about to begin; returns its number.
  private mutating func show(_ request: RunRequest, _ lab: AnyLab, preset: String?, isRecorded: Bool) -> Int {
    let header = SessionHeader(
      id: "", title: lab.description.title, preset: preset, request: request, created: "")
    let run = RunModel(
      id: nextRun, lab: lab, request: request, preset: preset, isRecorded: isRecorded,
      snapshot: RunSnapshot(state: SessionState(header), recording: .off, isOver: false),
      panels: arranged(PanelsModel(lab.description.panels), system: lab.id))
    nextRun += 1
    runs.append(run)
    shownRun = run.id
    screen = .run
    return run.id
  }

  mutating func take(_ snapshot: RunSnapshot, ofRun id: Int) -> [Effect] {
    guard let place = runs.firstIndex(where: { $0.id == id }) else { return [] }
    let wasOver = runs[place].snapshot.isOver
    let heardSeq = runs[place].state.seq
    let wasRecording = runs[place].snapshot.recording
    runs[place].snapshot = snapshot
    let state = snapshot.state
    tellLostRecording(from: wasRecording, to: snapshot.recording)
    runs[place].pending = runs[place].pending.filter { name, value in
      state.values[name] != value && state.lastCommand != .set(parameter: name, value: value)
        && !state.status.isFinal
    }
    let missing = runs[place].panels.updateDrawings(state, places: places)
    if screen == .run, shownRun == id { tellRefusal(in: state, after: heardSeq, of: runs[place].lab) }
    let isNews = snapshot.isOver && !wasOver
    let ended: [Effect] = isNews ? [.listSessions] + changeAfterEnd(of: id) : []
    return layOut(missing) + ended + endIfQuitting()
  }

  /// Tells why a run is recorded no further, when that happens.
  private mutating func tellLostRecording(from before: RecordingState, to now: RecordingState) {
    guard case .failed(_, let reason) = now else { return }
    if case .failed = before { return }
    tell("recording stopped, the run goes on: \(reason)", isError: true)
  }

  /// Tells why the run has refused what a person asked of it; small screens do not show the log.
  private mutating func tellRefusal(in state: SessionState, after seq: Int, of lab: AnyLab) {
    let news = state.log.reversed().prefix { $0.seq > seq }
    for line in news where line.level == .warning {
      for action in lab.description.actions where line.text.hasPrefix(action.name + ": ") {
        return tell(String(line.text.dropFirst(action.name.count + 2)))
      }
      if lab.parameters.contains(where: { line.text.hasPrefix($0.name + " ") }) { return tell(line.text) }
    }
  }

  func send(_ command: Command) -> [Effect] { run.map { [.send($0.id, command)] } ?? [] }

  func pauseOrResume() -> [Effect] { send(run?.state.status == .paused ? .resume : .pause) }

  mutating func chooseParameter(by steps: Int) {
    guard var run, !run.liveParameters.isEmpty else { return }
    let count = run.liveParameters.count
    run.parameter = (run.parameter + steps + count) % count
    self.run = run
  }

  mutating func adjust(up: Bool) -> [Effect] {
    guard let run, let parameter = run.liveParameter else { return [] }
    let value = run.value(of: parameter)
    guard let next = ValueSteps.next(after: value, up: up, in: parameter) else {
      tell("\(parameter.name) cannot be stepped")
      return []
    }
    guard next != value else {
      tell("\(parameter.name) lies in \(parameter.domain)")
      return []
    }
    self.run?.pending[parameter.name] = next
    return send(.set(parameter: parameter.name, value: next)) + followLesson()
  }

  mutating func runAgain(newSeed: Bool) -> [Effect] {
    guard let old = run else { return [] }
    runs.removeAll { $0.id == old.id }
    let leaving: [Effect] = old.snapshot.isOver ? [] : [.leave(old.id)]
    return leaving
      + start(again(old.request, newSeed: newSeed), old.lab, preset: old.preset, isRecorded: old.isRecorded)
  }

  /// The same request, or with the next seed.
  func again(_ request: RunRequest, newSeed: Bool) -> RunRequest {
    var request = request
    if newSeed { request.seed = request.seed < UInt64(Int.max) ? request.seed + 1 : 0 }
    return request
  }

  func replayRun() -> [Effect] { run?.snapshot.recording.path.map { [.open(path: $0)] } ?? [] }

  mutating func stopRun() -> [Effect] {
    popup = nil
    return send(.stop(.person))
  }

  /// Begins a system's action: at once if nothing is missing, else its arguments are asked for.
  package mutating func begin(_ description: ActionDescription) -> [Effect] {
    guard let run, !run.snapshot.isOver else {
      tell("the run is over")
      return []
    }
    if let reason = lessonObstacle(to: description.name) {
      tell(reason)
      return []
    }
    return complete(Action(description.name), description)
  }

  /// Supplies what is known, asks for the next thing that is not, or sends the action.
  mutating func complete(_ action: Action, _ description: ActionDescription) -> [Effect] {
    var action = action
    while let argument = description.firstMissing(in: action) {
      guard argument.kind == .node else {
        var entry = TextEntry(.argument(action, description))
        if case .choice(let names) = argument.kind { entry.editor = LineEditor(names.first ?? "") }
        self.entry = entry
        return []
      }
      guard let node = chosenNode(for: description) else {
        tell("choose a node first, with the arrows or /")
        return []
      }
      action.arguments[argument.name] = .integer(node)
    }
    lessonSees(action.name, action.arguments)
    return send(.act(action))
  }
}
