import Experiments
import Sessions
import Terminal

extension Model {
  func drawReplay(into frame: inout Frame) {
    guard let replay else { return }
    let header = replay.info.header
    let word = replay.isFollowing ? "WATCH " : "REPLAY "
    let title = replay.lab?.description.title ?? header.title
    HeaderLine(
      title: lessonTitle ?? [Span(word, .transportReplay)]
        + runTitle(title, preset: header.preset, header.request, lab: replay.lab),
      state: transportSpans(replay)
    ).draw(into: &frame, in: geometry.header, look: look)
    drawPanels(into: &frame)
    drawResult(into: &frame)
    if !geometry.timeline.isEmpty {
      let inside = frame.box(geometry.timeline, look: look)
      timelineBar(replay).draw(into: &frame, in: inside.inset(columns: 1), look: look)
    }
    drawStatus(into: &frame, hints: replayHints(replay), state: positionSpans(replay))
  }

  private func transportSpans(_ replay: ReplayModel) -> [Span] {
    let glyphs = look.glyphs
    let speed = ReplayModel.speeds[replay.speed]
    let times = "\(Words.clock(replay.snapshot.time))/\(Words.clock(replay.snapshot.duration))"
    let mark: Span =
      if replay.isFollowing {
        Span("\(Character(glyphs.record)) LIVE ", .transportRecording)
      } else if replay.isPlaying {
        Span(
          "\(Character(glyphs.multiply))\(Value.real(speed)) \(Character(glyphs.play)) ", .transportPlaying)
      } else {
        Span(
          "\(Character(glyphs.multiply))\(Value.real(speed)) \(Character(glyphs.pause)) ", .transportPaused)
      }
    return [mark, Span(replay.isLooping ? "loop " : "", .transportReplay), Span(times, .headerState)]
  }

  func timelineBar(_ replay: ReplayModel) -> TimelineBar {
    let duration = Double(max(1, replay.snapshot.duration))
    let marks = TimelineLabels.shortened(
      replay.snapshot.marks, duration: replay.snapshot.duration, columns: size.columns - 6
    ).map { mark in
      let isNote: Bool =
        switch mark.kind {
        case .command, .note: true
        case .phase, .resumption, .gap: false
        }
      return TimelineBar.Mark(
        fraction: min(1, max(0, Double(mark.time) / duration)), label: mark.label, isNote: isNote)
    }
    return TimelineBar(
      position: replay.snapshot.fraction, marks: marks, startLabel: "0:00",
      endLabel: Words.span(Double(replay.snapshot.duration) / 1e6),
      positionLabel: Words.span(Double(replay.snapshot.time) / 1e6))
  }

  /// The step, the latest value of the first curves, and how it ended once the end is reached.
  private func positionSpans(_ replay: ReplayModel) -> [Span] {
    let state = replay.state
    if state.status == .failed { return [] }
    if state.status.isFinal { return resultSpans(state, lab: replay.lab, recording: .off) }
    var parts = ["step \(Words.grouped(state.step))"]
    let shares = shareNames(replay.panels.descriptions)
    for curve in state.curves.prefix(3) {
      guard let last = curve.last else { continue }
      let value = shares.contains(curve.name) ? Words.share(last) : Words.number(last)
      parts.append("\(Words.curve(curve.name)) \(value)")
    }
    if state.status == .paused { parts.append("paused here") }
    return [Span(parts.joined(separator: " · "), .status)]
  }

  /// The curves that their panels write as percentages.
  private func shareNames(_ panels: [PanelDescription]) -> Set<String> {
    panels.reduce(into: []) { names, panel in
      if case .curves(let own, areShares: true) = panel.content { names.formUnion(own) }
    }
  }

  private func replayHints(_ replay: ReplayModel) -> [KeyHint] {
    hints([.replay, .panels, .everywhere]) { entry in
      switch entry.target {
      case .user(.replayPlay): replay.isPlaying || replay.isFollowing ? "hold" : nil
      case .user(.replayEnd): replay.snapshot.isGrowing && !replay.isFollowing ? "follow" : nil
      case .user(.panelZoom): ""
      default: nil
      }
    }
  }
}
