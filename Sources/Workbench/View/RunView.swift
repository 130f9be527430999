import Experiments
import Sessions
import Terminal

extension Model {
  func drawRun(into frame: inout Frame) {
    guard let run else { return }
    HeaderLine(
      title: lessonTitle
        ?? runTitle(run.lab.description.title, preset: run.preset, run.request, lab: run.lab),
      state: recordingSpans(run) + transportSpans(run)
    ).draw(into: &frame, in: geometry.header, look: look)
    drawPanels(into: &frame)
    drawResult(into: &frame)
    drawStatus(
      into: &frame, hints: runHints(run),
      state: stateSpans(run.state, threads: run.state.header.request.threads))
  }

  /// What runs: system, preset, what differs from the preset, seed.
  func runTitle(_ title: String, preset: String?, _ request: RunRequest, lab: AnyLab?) -> [Span] {
    let changed = Self.changes(request, from: preset, of: lab)
    let rest = [preset].compactMap { $0 } + changed.prefix(3) + ["seed \(request.seed)"]
    return [Span(title, .textStrong), Span(" · " + rest.joined(separator: " · "), .header)]
  }

  /// What of a run's settings differs from its preset, as in `epochs 3`; of files only their names.
  static func changes(_ request: RunRequest, from preset: String?, of lab: AnyLab?) -> [String] {
    let base = lab?.presets.first { $0.name == preset }?.values
    return (lab?.parameters ?? []).compactMap { parameter in
      guard let value = request.values[parameter.name], let usual = base?[parameter.name], value != usual
      else { return nil }
      let file = parameter.kind == .file ? value.text?.split(separator: "/").last.map(String.init) : nil
      return "\(parameter.name) \(file ?? value.description)"
    }
  }

  private func recordingSpans(_ run: RunModel) -> [Span] {
    let mark = String(Character(look.glyphs.record))
    switch run.snapshot.recording {
    case .off: return [Span(run.isRecorded ? "" : "not recorded  ", .textDim)]
    case .recording: return [Span("\(mark) REC  ", .transportRecording)]
    case .waiting: return [Span("\(mark) disk slow  ", .textWarning)]
    case .failed: return [Span("recording failed  ", .textError)]
    case .closed: return [Span("saved  ", .textGood)]
    }
  }

  private func transportSpans(_ run: RunModel) -> [Span] {
    let time = Span(Words.clock(run.state.time) + "  ", .headerState)
    let phase = run.isGoing ? (run.state.phase.map { [Span($0.label + "  ", .headerState)] } ?? []) : []
    if run.isWaiting { return [time, Span("waits for you", .transportPaused)] }
    let glyphs = look.glyphs
    let word: Span =
      switch run.state.status {
      case .running: Span(String(Character(glyphs.play)), .transportPlaying)
      case .paused: Span("\(Character(glyphs.pause)) PAUSED", .transportPaused)
      case .done: Span("\(Character(glyphs.done)) done", .textGood)
      case .stopped: Span("\(Character(glyphs.partial)) stopped", .textWarning)
      case .interrupted: Span("\(Character(glyphs.partial)) interrupted", .textWarning)
      case .failed: Span("\(Character(glyphs.failed)) failed", .textError)
      }
    return phase + [time, word]
  }

  /// The last line of a run that is over: how it ended and what it found.
  func resultSpans(_ state: SessionState, lab: AnyLab?, recording: RecordingState) -> [Span] {
    var spans: [Span] =
      switch state.status {
      case .done: [Span("done in \(Words.span(Double(state.workTime) / 1e6))", .textGood)]
      default:
        [Span("\(state.status.rawValue) after \(Words.span(Double(state.workTime) / 1e6))", .textWarning)]
      }
    if state.status == .done, let headline = state.summary.flatMap({ lab?.description.headline($0) }) {
      spans.append(Span(" · " + headline, .textStrong))
    }
    if case .failed = recording {
      spans.append(Span(" · not fully recorded", .textError))
    } else if let path = recording.path {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      spans.append(Span(" · \(name)", .textDim))
    }
    return spans
  }

  /// Where the run stands: phase, progress, speed, time left, memory and, where there is room, step and threads.
  func stateSpans(_ state: SessionState, threads: Int) -> [Span] {
    // With how much each is missed: where room is short the least missed go first.
    var parts: [(text: String, worth: Int)] = [("step \(Words.grouped(state.step))", 2)]
    if let phase = state.phase, !state.status.isFinal { parts.append((phase.label, 3)) }
    if let progress = state.progress {
      parts.append(
        ("\(progress.unit) \(Words.grouped(progress.done))/\(Words.grouped(progress.total))", 6))
    }
    if let telemetry = state.telemetry {
      if telemetry.throughput > 0 {
        parts.append(("\(Words.number(telemetry.throughput)) \(telemetry.unit)/s", 5))
      }
      if let remaining = telemetry.remaining, !state.status.isFinal, state.progress?.fraction ?? 0 < 1 {
        parts.append(("ETA \(Words.remaining(remaining))", 7))
      }
      parts.append((Words.bytes(telemetry.memory), 4))
    }
    parts.append(("\(threads) \(threads == 1 ? "thread" : "threads")", 1))
    let room = geometry.state.isEmpty ? size.columns * 55 / 100 : size.columns - 20
    func columns() -> Int {
      parts.reduce(0) { $0 + DisplayWidth.of($1.text, ascii: isASCII) } + 3 * (parts.count - 1)
    }
    while parts.count > 1, columns() > room,
      let least = parts.indices.min(by: { parts[$0].worth < parts[$1].worth })
    {
      parts.remove(at: least)
    }
    return [Span(parts.map(\.text).joined(separator: " · "), .status)]
  }

  private func runHints(_ run: RunModel) -> [KeyHint] {
    let adjusted = run.liveParameter.map { "adjust \($0.name) \(run.value(of: $0))" }
    return hints([.run, .system, .panels, .everywhere]) { entry in
      switch entry.target {
      case .user(.runPause): run.state.status == .paused ? "go on" : nil
      case .user(.runStep): run.state.status == .paused ? "step" : nil
      case .user(.runLess), .user(.runMore): adjusted
      case .user(.runParameter): run.liveParameters.count > 1 ? "next parameter" : ""
      case .user(.panelZoom): ""
      default: nil
      }
    }
  }
}
